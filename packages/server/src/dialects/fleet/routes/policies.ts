import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import {
  changePolicy,
  createPolicy,
  deletePolicy,
  listPolicies,
  listPoliciesUsing,
  type PolicyDetails,
  type PolicyKind,
} from '../../../domain/policy/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { orgIdOf, requireTenant, targetOf } from '../auth.ts'
import { POLICY_FIELDS, policyIdOf, readCameraPolicy, readDoorPolicy } from '../policy-details.ts'
import { presentCameraPolicy, presentDoorPolicy } from '../present/policies.ts'
import * as schemas from '../schemas/policies.ts'
import { ClientHeaders, ClientWriteHeaders, Done, Empty, REFUSALS } from '../schemas/shared.ts'
import { scheduleIdOf } from '../weekly-schedules.ts'

/** Wire facts, sections 4.2 and 4.4: what cameras and door sensors look out for, always and by schedule. */
export const policyRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const reading = { tags: ['Policy'], headers: ClientHeaders }
    const writing = { tags: ['Policy'], headers: ClientWriteHeaders }
    app.addHook('onRequest', requireTenant(gatehouse))

    const create = async (request: FastifyRequest, kind: PolicyKind, details: PolicyDetails) => {
      const created = createPolicy(contextOf(domain, request), targetOf(request), { kind, details })
      return { policyUuid: toRuuid(await nameFields(POLICY_FIELDS, created)) }
    }
    const change = async (
      request: FastifyRequest,
      kind: PolicyKind,
      uuid: string | undefined,
      changes: PolicyDetails,
    ) => {
      const input = { kind, policyId: policyIdOf('policy.uuid', uuid), changes }
      await nameFields(POLICY_FIELDS, changePolicy(contextOf(domain, request), targetOf(request), input))
      return {}
    }
    const list = (request: FastifyRequest, kind: PolicyKind) =>
      listPolicies(contextOf(domain, request), targetOf(request), { kind })

    app.post('/policy/getCameraPolicies', {
      schema: {
        ...reading,
        operationId: 'getCameraPolicies',
        summary: 'The policies for cameras',
        body: Empty,
        response: { 200: schemas.CameraPolicies, ...REFUSALS },
      },
      handler: async (request) => ({
        policies: (await list(request, 'camera')).map((one) => presentCameraPolicy(one, orgIdOf(request))),
      }),
    })

    app.post('/policy/getDoorPolicies', {
      schema: {
        ...reading,
        operationId: 'getDoorPolicies',
        summary: 'The policies for door sensors',
        body: Empty,
        response: { 200: schemas.DoorPolicies, ...REFUSALS },
      },
      handler: async (request) => ({
        policies: (await list(request, 'door')).map((one) => presentDoorPolicy(one, orgIdOf(request))),
      }),
    })

    app.post('/policy/getPoliciesUsingSchedule', {
      schema: {
        ...reading,
        operationId: 'getPoliciesUsingSchedule',
        summary: 'The policies that go by a schedule',
        body: schemas.ScheduleName,
        response: { 200: schemas.PoliciesUsing, ...REFUSALS },
      },
      handler: async (request) => {
        const scheduleId = scheduleIdOf('scheduleUuid', request.body.scheduleUuid)
        const found = await listPoliciesUsing(contextOf(domain, request), targetOf(request), { scheduleId })
        const orgId = orgIdOf(request)
        const ofKind = (kind: PolicyKind) => found.filter((policy) => policy.kind === kind)
        return {
          cameraPolicyList: ofKind('camera').map((policy) => presentCameraPolicy(policy, orgId)),
          doorPolicyList: ofKind('door').map((policy) => presentDoorPolicy(policy, orgId)),
        }
      },
    })

    app.post('/policy/createCameraPolicy', {
      schema: {
        ...writing,
        operationId: 'createCameraPolicy',
        summary: 'Create a policy for cameras',
        body: schemas.NewCameraPolicy,
        response: { 200: schemas.CreatedPolicy, ...REFUSALS },
      },
      handler: async (request) => create(request, 'camera', readCameraPolicy(request.body.policy ?? {})),
    })

    app.post('/policy/createDoorPolicy', {
      schema: {
        ...writing,
        operationId: 'createDoorPolicy',
        summary: 'Create a policy for door sensors',
        body: schemas.NewDoorPolicy,
        response: { 200: schemas.CreatedPolicy, ...REFUSALS },
      },
      handler: async (request) => create(request, 'door', readDoorPolicy(request.body.policy ?? {})),
    })

    app.post('/policy/updateCameraPolicy', {
      schema: {
        ...writing,
        operationId: 'updateCameraPolicy',
        summary: 'Change what is given of a policy for cameras',
        body: schemas.CameraPolicyChanges,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const { policy: { uuid, ...given } = {} } = request.body
        return change(request, 'camera', uuid, readCameraPolicy(given))
      },
    })

    app.post('/policy/updateDoorPolicy', {
      schema: {
        ...writing,
        operationId: 'updateDoorPolicy',
        summary: 'Change what is given of a policy for door sensors',
        body: schemas.DoorPolicyChanges,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const { policy: { uuid, ...given } = {} } = request.body
        return change(request, 'door', uuid, readDoorPolicy(given))
      },
    })

    const deletions = [
      ['deleteCameraPolicy', 'camera'],
      ['deleteDoorPolicy', 'door'],
    ] as const
    for (const [operationId, kind] of deletions)
      app.post(`/policy/${operationId}`, {
        schema: {
          ...writing,
          operationId,
          summary: 'Delete a policy that nothing goes by',
          body: schemas.PolicyName,
          response: { 200: Done, ...REFUSALS },
        },
        handler: async (request) => {
          const policyId = policyIdOf('policyUuid', request.body.policyUuid)
          await deletePolicy(contextOf(domain, request), targetOf(request), { policyId, kind })
          return {}
        },
      })
  }
