import { Type } from 'typebox'
import { ACTIVITIES } from '../activities.ts'
import { Bool, Int32, Ruuid, Text, withTrio } from './shared.ts'

// Schedules and policies (wire facts, section 4.4, "Policies / schedules / rules").

const Id = Type.Optional(Ruuid())

const Interval = Type.Object({
  minuteOfWeekStart: Type.Integer({ description: '0 is Monday 00:00.' }),
  minuteOfWeekStop: Type.Integer({ description: 'The first minute that is no longer in it.' }),
})
const STRATEGY = 'WEEKLY_REPEATING_MINUTES'
const scheduleDetails = {
  name: Text,
  strategy: Type.Optional(Type.Enum([STRATEGY])),
  intervalList: Type.Optional(Type.Array(Interval)),
  oneTimeUse: Bool,
}
export const NewSchedule = Type.Object({ schedule: Type.Optional(Type.Object(scheduleDetails)) })
export const ScheduleChanges = Type.Object({
  schedule: Type.Optional(Type.Object({ ...scheduleDetails, uuid: Id })),
})
export const ScheduleName = Type.Object({ scheduleUuid: Id })
export const CreatedSchedule = withTrio({ scheduleUuid: Id })

const Schedule = Type.Object({
  uuid: Ruuid(),
  orgUuid: Ruuid(),
  name: Type.String(),
  strategy: Type.Enum([STRATEGY]),
  intervalList: Type.Array(Interval),
  oneTimeUse: Type.Boolean(),
  mutable: Type.Boolean(),
})
export const Schedules = withTrio({ schedules: Type.Optional(Type.Array(Schedule)) })
export const SchedulesByStrategy = withTrio({ weeklySchedules: Type.Optional(Type.Array(Schedule)) })

const Activity = Type.Enum([...ACTIVITIES])
const Labels = Type.Optional(Type.Array(Type.String()))
const CameraTrigger = Type.Object({
  activity: Activity,
  threshold: Int32,
  faceAlertLabelSet: Labels,
  faceAllowedLabelSet: Labels,
  faceAlertUnidentified: Bool,
  vehicleAlertLabelSet: Labels,
  vehicleAllowedLabelSet: Labels,
  vehicleAlertUnidentified: Bool,
})

// A list shows whole schedules, and what was read is written back: either names one.
const whichSchedule = { scheduleUuid: Id, schedule: Type.Optional(Type.Object({ uuid: Id })) }

const cameraDetails = {
  name: Text,
  description: Text,
  defaultTriggers: Type.Optional(Type.Array(CameraTrigger)),
  scheduledTriggers: Type.Optional(
    Type.Array(Type.Object({ ...whichSchedule, triggerSet: Type.Optional(Type.Array(CameraTrigger)) })),
  ),
}
const doorDetails = {
  name: Text,
  description: Text,
  defaultAjarThresholdSec: Int32,
  defaultTriggers: Type.Optional(Type.Array(Activity)),
  scheduledTriggers: Type.Optional(
    Type.Array(
      Type.Object({
        ...whichSchedule,
        triggerSet: Type.Optional(Type.Array(Activity)),
        ajarThresholdSec: Int32,
      }),
    ),
  ),
}
export const NewCameraPolicy = Type.Object({ policy: Type.Optional(Type.Object(cameraDetails)) })
export const CameraPolicyChanges = Type.Object({
  policy: Type.Optional(Type.Object({ ...cameraDetails, uuid: Id })),
})
export const NewDoorPolicy = Type.Object({ policy: Type.Optional(Type.Object(doorDetails)) })
export const DoorPolicyChanges = Type.Object({
  policy: Type.Optional(Type.Object({ ...doorDetails, uuid: Id })),
})
export const PolicyName = Type.Object({ policyUuid: Id })
export const CreatedPolicy = withTrio({ policyUuid: Id })

const policy = { uuid: Ruuid(), orgUuid: Ruuid(), name: Type.String(), description: Text }
const CameraPolicy = Type.Object({
  ...policy,
  defaultTriggers: Type.Array(CameraTrigger),
  scheduledTriggers: Type.Array(Type.Object({ schedule: Schedule, triggerSet: Type.Array(CameraTrigger) })),
})
const DoorPolicy = Type.Object({
  ...policy,
  defaultAjarThresholdSec: Int32,
  defaultTriggers: Type.Array(Activity),
  scheduledTriggers: Type.Array(
    Type.Object({ schedule: Schedule, triggerSet: Type.Array(Activity), ajarThresholdSec: Int32 }),
  ),
})
export const CameraPolicies = withTrio({ policies: Type.Optional(Type.Array(CameraPolicy)) })
export const DoorPolicies = withTrio({ policies: Type.Optional(Type.Array(DoorPolicy)) })
export const PoliciesUsing = withTrio({
  cameraPolicyList: Type.Optional(Type.Array(CameraPolicy)),
  doorPolicyList: Type.Optional(Type.Array(DoorPolicy)),
})
