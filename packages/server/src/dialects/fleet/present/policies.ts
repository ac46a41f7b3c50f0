import type { Static } from 'typebox'
import type { Policy, Trigger } from '../../../domain/policy/index.ts'
import { type OrgId, toRuuid } from '../../../kernel/ids.ts'
import { ACTIVITIES } from '../activities.ts'
import type * as schemas from '../schemas/policies.ts'
import { presentSchedule } from '../weekly-schedules.ts'

type CameraPolicy = NonNullable<Static<typeof schemas.CameraPolicies>['policies']>[number]
type DoorPolicy = NonNullable<Static<typeof schemas.DoorPolicies>['policies']>[number]
type CameraTrigger = CameraPolicy['defaultTriggers'][number]

/** Every activity in the database came in by the vendor's list. */
const activityOf = ({ activity }: Trigger): CameraTrigger['activity'] =>
  ACTIVITIES.find((known) => known === activity) ?? 'UNKNOWN'

const presentTrigger = (trigger: Trigger): CameraTrigger => {
  const { threshold, alertUnknownFaces, alertUnknownVehicles } = trigger
  const { alertFaces, allowedFaces, alertVehicles, allowedVehicles } = trigger
  return {
    activity: activityOf(trigger),
    ...(threshold !== undefined && { threshold }),
    ...(alertFaces !== undefined && { faceAlertLabelSet: [...alertFaces] }),
    ...(allowedFaces !== undefined && { faceAllowedLabelSet: [...allowedFaces] }),
    ...(alertUnknownFaces !== undefined && { faceAlertUnidentified: alertUnknownFaces }),
    ...(alertVehicles !== undefined && { vehicleAlertLabelSet: [...alertVehicles] }),
    ...(allowedVehicles !== undefined && { vehicleAllowedLabelSet: [...allowedVehicles] }),
    ...(alertUnknownVehicles !== undefined && { vehicleAlertUnidentified: alertUnknownVehicles }),
  }
}

const presentNames = ({ id, name, description }: Policy, orgId: OrgId) => ({
  uuid: toRuuid(id),
  orgUuid: toRuuid(orgId),
  name,
  ...(description !== null && { description }),
})

/** `CameraPolicyV2Type`. */
export const presentCameraPolicy = (policy: Policy, orgId: OrgId): CameraPolicy => ({
  ...presentNames(policy, orgId),
  defaultTriggers: policy.triggers.map(presentTrigger),
  scheduledTriggers: policy.scheduled.map(({ schedule, triggers }) => ({
    schedule: presentSchedule(schedule, orgId),
    triggerSet: triggers.map(presentTrigger),
  })),
})

/** `DoorPolicyType`. */
export const presentDoorPolicy = (policy: Policy, orgId: OrgId): DoorPolicy => ({
  ...presentNames(policy, orgId),
  ...(policy.ajarSeconds !== null && { defaultAjarThresholdSec: policy.ajarSeconds }),
  defaultTriggers: policy.triggers.map(activityOf),
  scheduledTriggers: policy.scheduled.map(({ schedule, triggers, ajarSeconds }) => ({
    schedule: presentSchedule(schedule, orgId),
    triggerSet: triggers.map(activityOf),
    ...(ajarSeconds !== undefined && { ajarThresholdSec: ajarSeconds }),
  })),
})
