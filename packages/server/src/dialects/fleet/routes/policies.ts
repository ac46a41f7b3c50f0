import {
  changePolicy,
  createPolicy,
  deletePolicy,
  listPolicies,
  listPoliciesUsing,
  type PolicyDetails,
  type PolicyKind,
} from '../../../domain/policy/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { type ClientCall, clientEndpoints } from '../client-endpoint.ts'
import { POLICY_FIELDS, policyIdOf, readCameraPolicy, readDoorPolicy } from '../policy-details.ts'
import { presentCameraPolicy, presentDoorPolicy } from '../present/policies.ts'
import * as schemas from '../schemas/policies.ts'
import { Done, Empty } from '../schemas/shared.ts'
import { scheduleIdOf } from '../weekly-schedules.ts'

const create = async ({ ctx, target }: ClientCall, kind: PolicyKind, details: PolicyDetails) => ({
  policyUuid: toRuuid(await createPolicy(ctx, target, { kind, details })),
})

const change = async (
  call: ClientCall,
  kind: PolicyKind,
  uuid: string | undefined,
  changes: PolicyDetails,
) => {
  const policyId = policyIdOf('policy.uuid', uuid)
  await changePolicy(call.ctx, call.target, { kind, policyId, changes })
  return {}
}

const DELETIONS = [
  ['deleteCameraPolicy', 'camera'],
  ['deleteDoorPolicy', 'door'],
] as const

/** Wire facts, sections 4.2 and 4.4: what cameras and door sensors look out for, always and by schedule. */
export const policyRoutes = clientEndpoints('Policy', ({ read, write }) => {
  read('policy/getCameraPolicies', {
    summary: 'The policies for cameras',
    body: Empty,
    answer: schemas.CameraPolicies,
    handle: async ({ ctx, target, orgId }) => {
      const policies = await listPolicies(ctx, target, { kind: 'camera' })
      return { policies: policies.map((policy) => presentCameraPolicy(policy, orgId)) }
    },
  })

  read('policy/getDoorPolicies', {
    summary: 'The policies for door sensors',
    body: Empty,
    answer: schemas.DoorPolicies,
    handle: async ({ ctx, target, orgId }) => {
      const policies = await listPolicies(ctx, target, { kind: 'door' })
      return { policies: policies.map((policy) => presentDoorPolicy(policy, orgId)) }
    },
  })

  read('policy/getPoliciesUsingSchedule', {
    summary: 'The policies that go by a schedule',
    body: schemas.ScheduleName,
    answer: schemas.PoliciesUsing,
    handle: async (call, { scheduleUuid }) => {
      const scheduleId = scheduleIdOf('scheduleUuid', scheduleUuid)
      const { ctx, target, orgId } = call
      const found = await listPoliciesUsing(ctx, target, { scheduleId })
      const ofKind = (kind: PolicyKind) => found.filter((policy) => policy.kind === kind)
      return {
        cameraPolicyList: ofKind('camera').map((policy) => presentCameraPolicy(policy, orgId)),
        doorPolicyList: ofKind('door').map((policy) => presentDoorPolicy(policy, orgId)),
      }
    },
  })

  write('policy/createCameraPolicy', {
    summary: 'Create a policy for cameras',
    body: schemas.NewCameraPolicy,
    answer: schemas.CreatedPolicy,
    spelling: POLICY_FIELDS,
    handle: async (call, { policy = {} }) => create(call, 'camera', readCameraPolicy(policy)),
  })

  write('policy/createDoorPolicy', {
    summary: 'Create a policy for door sensors',
    body: schemas.NewDoorPolicy,
    answer: schemas.CreatedPolicy,
    spelling: POLICY_FIELDS,
    handle: async (call, { policy = {} }) => create(call, 'door', readDoorPolicy(policy)),
  })

  write('policy/updateCameraPolicy', {
    summary: 'Change what is given of a policy for cameras',
    body: schemas.CameraPolicyChanges,
    answer: Done,
    spelling: POLICY_FIELDS,
    handle: async (call, { policy: { uuid, ...given } = {} }) =>
      change(call, 'camera', uuid, readCameraPolicy(given)),
  })

  write('policy/updateDoorPolicy', {
    summary: 'Change what is given of a policy for door sensors',
    body: schemas.DoorPolicyChanges,
    answer: Done,
    spelling: POLICY_FIELDS,
    handle: async (call, { policy: { uuid, ...given } = {} }) =>
      change(call, 'door', uuid, readDoorPolicy(given)),
  })

  for (const [name, kind] of DELETIONS)
    write(`policy/${name}`, {
      summary: 'Delete a policy that nothing goes by',
      body: schemas.PolicyName,
      answer: Done,
      handle: async (call, { policyUuid }) => {
        const policyId = policyIdOf('policyUuid', policyUuid)
        await deletePolicy(call.ctx, call.target, { policyId, kind })
        return {}
      },
    })
})
