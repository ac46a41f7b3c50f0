import type { Static } from 'typebox'
import {
  type AccessGrantDetails,
  changeAccessGrant,
  createAccessGrant,
  deleteAccessGrant,
  listAccessGrants,
  listAccessGrantsAt,
} from '../../../domain/access-grant/index.ts'
import { accessGrantIdOf, accessGroupIdOf, doorIdOf, idsOf } from '../body-ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { locationIdOf } from '../location-details.ts'
import { userIdOf } from '../people.ts'
import { presentGrant } from '../present/access-grants.ts'
import * as schemas from '../schemas/access-grants.ts'
import { Done, Empty } from '../schemas/shared.ts'
import { scheduleIdOf } from '../weekly-schedules.ts'

const spelling = {
  locationId: 'locationUuid',
  doorIds: 'accessControlledDoorUuids',
  membershipIds: 'userUuids',
  groupIds: 'groupUuids',
}

type Given = NonNullable<Static<typeof schemas.NewGrant>['accessGrant']>

/** The details of a grant that a request gives, in the domain's words. */
const readDetails = (given: Given): Partial<AccessGrantDetails> => {
  const { name, locationUuid, accessControlledDoorUuids, userUuids, groupUuids, scheduleUuid } = given
  return {
    ...(name !== undefined && { name }),
    ...(locationUuid !== undefined && { locationId: locationIdOf('locationUuid', locationUuid) }),
    ...(accessControlledDoorUuids !== undefined && {
      doorIds: idsOf(doorIdOf, 'accessControlledDoorUuids', accessControlledDoorUuids),
    }),
    ...(userUuids !== undefined && { membershipIds: idsOf(userIdOf, 'userUuids', userUuids) }),
    ...(groupUuids !== undefined && { groupIds: idsOf(accessGroupIdOf, 'groupUuids', groupUuids) }),
    ...(scheduleUuid !== undefined && { scheduleId: scheduleIdOf('scheduleUuid', scheduleUuid) }),
  }
}

/** Wire facts, section 4.4, "Doors / access control": who may go through which doors, and when. */
export const accessGrantRoutes = clientEndpoints('Access control', ({ read, write }) => {
  read('accesscontrol/findLocationAccessGrantsByOrg', {
    summary: 'List the access grants of the organization',
    body: Empty,
    answer: schemas.Grants,
    handle: async ({ ctx, target }) => {
      const grants = await listAccessGrants(ctx, target, undefined)
      return { accessGrants: grants.map(presentGrant) }
    },
  })

  read('accesscontrol/findLocationAccessGrantsByLocation', {
    summary: 'List the access grants of one location',
    body: schemas.GrantsQuery,
    answer: schemas.Grants,
    handle: async ({ ctx, target }, { locationUuid }) => {
      const locationId = locationIdOf('locationUuid', locationUuid)
      const grants = await listAccessGrantsAt(ctx, target, { locationId })
      return { accessGrants: grants.map(presentGrant) }
    },
  })

  write('accesscontrol/createAccessGrant', {
    summary: 'Let users and groups through doors of a location',
    body: schemas.NewGrant,
    answer: schemas.CreatedGrant,
    spelling,
    handle: async ({ ctx, target }, { accessGrant = {} }) => {
      const locationId = locationIdOf('locationUuid', accessGrant.locationUuid)
      const nothing = { name: '', scheduleId: null, doorIds: [], membershipIds: [], groupIds: [] }
      const details = { ...nothing, ...readDetails(accessGrant), locationId }
      return { accessGrant: presentGrant(await createAccessGrant(ctx, target, details)) }
    },
  })

  write('accesscontrol/updateAccessGrant', {
    summary: 'Change what is given of an access grant',
    description: 'A list that is given replaces the one that was there.',
    body: schemas.GrantChanges,
    answer: schemas.ChangedGrant,
    spelling,
    handle: async ({ ctx, target }, { accessGrant = {} }) => {
      const grantId = accessGrantIdOf('uuid', accessGrant.uuid)
      const grant = await changeAccessGrant(ctx, target, { grantId, changes: readDetails(accessGrant) })
      return {
        accessGrant: presentGrant(grant),
        ...{ expiredACDLicensesDoorUuids: [], unassignedACDLicensesDoorUuids: [] },
      }
    },
  })

  write('accesscontrol/deleteLocationAccessGrant', {
    summary: 'Delete an access grant',
    body: schemas.GrantName,
    answer: Done,
    handle: async ({ ctx, target }, { accessGrantUuid }) => {
      await deleteAccessGrant(ctx, target, { grantId: accessGrantIdOf('accessGrantUuid', accessGrantUuid) })
      return {}
    },
  })
})
