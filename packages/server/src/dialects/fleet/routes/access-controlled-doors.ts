import type { Static } from 'typebox'
import { DOORS_PAGE_MAX, pageDoors, unlockDoor } from '../../../domain/door/index.ts'
import { DomainError, type ErrorCode } from '../../../kernel/errors.ts'
import type { DoorId } from '../../../kernel/ids.ts'
import { doorIdOf } from '../body-ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { nextKey, pageKeyOf } from '../page-keys.ts'
import { presentDoor } from '../present/access-controlled-doors.ts'
import * as schemas from '../schemas/access-controlled-doors.ts'

/** Why a door that is there does not open (`UnlockAccessControlledDoorEnumType`). */
const REFUSALS: Partial<Record<ErrorCode, Static<typeof schemas.Unlocking>['errorType']>> = {
  'door.without_lock': 'DOOR_NOT_CONFIGURED_WITH_LOCK',
  'door.locked_down': 'FAILED_SENDING_ACU_UNLOCK_REQUEST',
  'device.offline': 'FAILED_SENDING_ACU_UNLOCK_REQUEST',
}

const presentRefusal = (error: unknown): Static<typeof schemas.Unlocking> => {
  const errorType = error instanceof DomainError ? REFUSALS[error.code] : undefined
  if (!(error instanceof DomainError) || errorType === undefined) throw error
  // The tool server looks at the trio alone (wire facts, section 4.2).
  return { type: 'ERROR', errorType, error: true, errorMsg: error.message }
}

/** Wire facts, section 4.4, "Doors / access control": the doors of door controllers. */
export const accessControlledDoorRoutes = clientEndpoints('Access control', ({ read, write }) => {
  read('component/findAccessControlledDoors', {
    summary: 'The doors of the organization’s door controllers, page by page',
    body: schemas.DoorsQuery,
    answer: schemas.Doors,
    spelling: { limit: 'maxPageSize' },
    handle: async ({ ctx, target }, { lastEvaluatedKey, maxPageSize = DOORS_PAGE_MAX }) => {
      const after = pageKeyOf<DoorId>(lastEvaluatedKey)
      const { items, next } = await pageDoors(ctx, target, { after, limit: maxPageSize })
      return {
        accessControlledDoors: items.map(presentDoor),
        ...nextKey(next),
      }
    },
  })

  write('accesscontrol/unlockAccessControlledDoor', {
    summary: 'Let the controller of a door release its lock, once',
    description: 'The controller is told with its next heartbeat; refused while it is not connected.',
    body: schemas.DoorName,
    answer: schemas.Unlocking,
    handle: async ({ ctx, target }, { accessControlledDoorUuid }) => {
      const doorId = doorIdOf('accessControlledDoorUuid', accessControlledDoorUuid)
      return unlockDoor(ctx, target, { doorId }).then(() => ({ type: 'SUCCESS' as const }), presentRefusal)
    },
  })
})
