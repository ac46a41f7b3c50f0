import type { Static } from 'typebox'
import {
  listOccurrencesAtDoor,
  listOccurrencesAtLocation,
  listOccurrencesOfPerson,
  PART_OCCURRENCES_MAX,
} from '../../../domain/telemetry/index.ts'
import { doorIdOf } from '../body-ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { locationIdOf } from '../location-details.ts'
import { boundOfMs } from '../moment-of-ms.ts'
import { userIdOf } from '../people.ts'
import { partKindsOf, presentComponentEvent } from '../present/component-events.ts'
import * as schemas from '../schemas/component-events.ts'

type Asked = Omit<Static<typeof schemas.EventsOfDoor>, 'accessControlledDoorUuid'>

const queryOf = ({ createdAfterMs, createdBeforeMs, limit = PART_OCCURRENCES_MAX, typeFilter }: Asked) => ({
  kinds: partKindsOf(typeFilter),
  after: boundOfMs(createdAfterMs),
  before: boundOfMs(createdBeforeMs),
  limit,
})

const DESCRIPTION = 'Newest first. The next page is asked for by `createdBeforeMs`.'
const answer = { description: DESCRIPTION, answer: schemas.ComponentEvents }

/** Wire facts, sections 4.2 and 4.4: what readers, relays and buttons have told, and what became of badges. */
export const componentEventRoutes = clientEndpoints('Access control', ({ read }) => {
  read('component/findComponentEventsByAccessControlledDoor', {
    summary: 'What was told of one door',
    ...answer,
    body: schemas.EventsOfDoor,
    handle: async ({ ctx, target }, { accessControlledDoorUuid, ...asked }) => {
      const doorId = doorIdOf('accessControlledDoorUuid', accessControlledDoorUuid)
      const events = await listOccurrencesAtDoor(ctx, target, { doorId, ...queryOf(asked) })
      return { componentEvents: events.map(presentComponentEvent) }
    },
  })

  read('component/findComponentEventsByLocation', {
    summary: 'What parts of devices have told at one location',
    ...answer,
    body: schemas.EventsOfLocation,
    handle: async ({ ctx, target }, { locationUuid, ...asked }) => {
      const locationId = locationIdOf('locationUuid', locationUuid)
      const events = await listOccurrencesAtLocation(ctx, target, { locationId, ...queryOf(asked) })
      return { componentEvents: events.map(presentComponentEvent) }
    },
  })

  read('component/findComponentEventsByUser', {
    summary: 'Where the credentials of one user were shown',
    ...answer,
    body: schemas.EventsOfUser,
    handle: async ({ ctx, target }, { userUuid, ...asked }) => {
      const membershipId = userIdOf('userUuid', userUuid)
      const events = await listOccurrencesOfPerson(ctx, target, { membershipId, ...queryOf(asked) })
      return { componentEvents: events.map(presentComponentEvent) }
    },
  })
})
