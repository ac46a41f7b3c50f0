import type { Static } from 'typebox'
import type { DoorLockdownState, LockdownDetails } from '../../domain/lockdown/index.ts'
import { accessGroupIdOf, doorIdOf, idsOf } from './body-ids.ts'
import { userIdOf } from './people.ts'
import type * as schemas from './schemas/lockdowns.ts'

type Given = Static<typeof schemas.PlanChanges>
type Somebody = NonNullable<Given['physicalAccess']>
type WireState = NonNullable<Given['defaultLockdownState']>

const STATES: Readonly<Record<WireState, DoorLockdownState>> = {
  LOCKED_DOWN: 'locked_down',
  ACCESS_CONTROLLED: 'access_controlled',
  UNLOCKED: 'unlocked',
}

const somebodyOf = ({ userUuids, groupUuids }: Somebody) => ({
  membershipIds: idsOf(userIdOf, 'userUuids', userUuids),
  groupIds: idsOf(accessGroupIdOf, 'groupUuids', groupUuids),
})
const callOf = (given: NonNullable<Given['activationPlan']>) => ({
  ...somebodyOf(given),
  ...(given.rhombusKeyNotificationMessage !== undefined && {
    message: given.rhombusKeyNotificationMessage,
  }),
})
const testOf = ({
  doorStateOverrideEnabled: doors,
  userAccessOverrideEnabled: people,
}: NonNullable<Given['testPlan']>) => ({
  ...(doors !== undefined && { doors }),
  ...(people !== undefined && { people }),
})

/** The details of a lockdown plan that a request gives, in the domain's words. */
export const readLockdownDetails = (given: Given): Partial<LockdownDetails> => ({
  ...(given.description !== undefined && { description: given.description }),
  ...(given.defaultLockdownState !== undefined && { defaultState: STATES[given.defaultLockdownState] }),
  ...(given.doorLockdownStateMap !== undefined && {
    doorStates: Object.fromEntries(
      Object.entries(given.doorLockdownStateMap).map(([door, state]) => [
        doorIdOf('doorLockdownStateMap', door),
        STATES[state],
      ]),
    ),
  }),
  ...(given.physicalAccess && { admitted: somebodyOf(given.physicalAccess) }),
  ...(given.activationPlan && { activation: callOf(given.activationPlan) }),
  ...(given.deactivationPlan && { deactivation: callOf(given.deactivationPlan) }),
  ...(given.testPlan && { test: testOf(given.testPlan) }),
})
