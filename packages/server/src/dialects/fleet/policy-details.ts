import type { Static } from 'typebox'
import type { PolicyDetails, Trigger } from '../../domain/policy/index.ts'
import { policyNotFound } from '../../domain/policy/index.ts'
import type { PolicyId } from '../../kernel/ids.ts'
import { naming } from './body-ids.ts'
import type * as schemas from './schemas/policies.ts'
import { scheduleIdOf } from './weekly-schedules.ts'

type CameraGiven = NonNullable<Static<typeof schemas.NewCameraPolicy>['policy']>
type DoorGiven = NonNullable<Static<typeof schemas.NewDoorPolicy>['policy']>
type WireTrigger = NonNullable<CameraGiven['defaultTriggers']>[number]

/** What a request calls the fields of a policy. */
export const POLICY_FIELDS = {
  name: 'policy.name',
  description: 'policy.description',
  triggers: 'policy.defaultTriggers',
  ajarSeconds: 'policy.defaultAjarThresholdSec',
  scheduled: 'policy.scheduledTriggers',
}

/** A policy named in a body; a malformed id names none. */
export const policyIdOf = naming<PolicyId>(policyNotFound)

interface NamesSchedule {
  readonly scheduleUuid?: string
  readonly schedule?: { readonly uuid?: string }
}
const scheduleIn = ({ scheduleUuid, schedule }: NamesSchedule) =>
  scheduleIdOf('policy.scheduledTriggers.scheduleUuid', scheduleUuid ?? schedule?.uuid)

const readTrigger = (given: WireTrigger): Trigger => ({
  activity: given.activity,
  ...(given.threshold !== undefined && { threshold: given.threshold }),
  ...(given.faceAlertLabelSet !== undefined && { alertFaces: given.faceAlertLabelSet }),
  ...(given.faceAllowedLabelSet !== undefined && { allowedFaces: given.faceAllowedLabelSet }),
  ...(given.faceAlertUnidentified !== undefined && { alertUnknownFaces: given.faceAlertUnidentified }),
  ...(given.vehicleAlertLabelSet !== undefined && { alertVehicles: given.vehicleAlertLabelSet }),
  ...(given.vehicleAllowedLabelSet !== undefined && { allowedVehicles: given.vehicleAllowedLabelSet }),
  ...(given.vehicleAlertUnidentified !== undefined && {
    alertUnknownVehicles: given.vehicleAlertUnidentified,
  }),
})

/** The details of a camera policy that a request gives, in the domain's words. */
export const readCameraPolicy = (given: CameraGiven): PolicyDetails => ({
  name: given.name,
  description: given.description,
  triggers: given.defaultTriggers?.map(readTrigger),
  scheduled: given.scheduledTriggers?.map((scheduled) => ({
    scheduleId: scheduleIn(scheduled),
    triggers: (scheduled.triggerSet ?? []).map(readTrigger),
  })),
})

const ofActivity = (activity: string): Trigger => ({ activity })

/** The details of `DoorPolicyType` that a request gives, in the domain's words. */
export const readDoorPolicy = (given: DoorGiven): PolicyDetails => ({
  name: given.name,
  description: given.description,
  triggers: given.defaultTriggers?.map(ofActivity),
  ajarSeconds: given.defaultAjarThresholdSec,
  scheduled: given.scheduledTriggers?.map(({ ajarThresholdSec, triggerSet = [], ...which }) => ({
    scheduleId: scheduleIn(which),
    triggers: triggerSet.map(ofActivity),
    ...(ajarThresholdSec !== undefined && { ajarSeconds: ajarThresholdSec }),
  })),
})
