import type { Static } from 'typebox'
import {
  assignBadge,
  type Badge,
  type BadgeFilter,
  type BadgeStatus,
  deleteBadge,
  listBadges,
  noteBadge,
  resumeBadge,
  revokeBadge,
  suspendBadge,
} from '../../../domain/badge/index.ts'
import { Secret } from '../../../kernel/secret.ts'
import { badgeIdOf, doorIdOf, idsOf } from '../body-ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { locationIdOf } from '../location-details.ts'
import { boundOfMs } from '../moment-of-ms.ts'
import { userIdOf } from '../people.ts'
import { CREDENTIAL_TYPE, presentBadge, STATUSES } from '../present/badges.ts'
import * as schemas from '../schemas/badges.ts'
import { Done } from '../schemas/shared.ts'

type Filter = NonNullable<Static<typeof schemas.CredentialsQuery>['filter']>

const BADGE_STATUSES: readonly BadgeStatus[] = ['active', 'suspended', 'revoked']

const readFilter = (given: Filter): BadgeFilter => {
  const lastUsedAfter = boundOfMs(given.lastUsedAfterFilter)
  const lastUsedBefore = boundOfMs(given.lastUsedBeforeFilter)
  const { workflowStatusFilter = [] } = given
  return {
    statuses: BADGE_STATUSES.filter((status) => workflowStatusFilter.includes(STATUSES[status])),
    ...(lastUsedAfter && { lastUsedAfter }),
    ...(lastUsedBefore && { lastUsedBefore }),
    lastUsedDoorIds: idsOf(
      doorIdOf,
      'lastUsedAccessControlledDoorUuidFilter',
      given.lastUsedAccessControlledDoorUuidFilter,
    ),
    lastUsedLocationIds: idsOf(locationIdOf, 'lastUsedLocationUuidFilter', given.lastUsedLocationUuidFilter),
  }
}

/** Whether a filter asks for types or states alone that no credential here has. */
const findsNothing = ({ credTypeFilter = [], workflowStatusFilter = [] }: Filter): boolean =>
  (credTypeFilter.length > 0 && !credTypeFilter.includes(CREDENTIAL_TYPE)) ||
  (workflowStatusFilter.length > 0 && workflowStatusFilter.every((status) => status === 'UNASSIGNED'))

const CHANGES = [
  ['revoke', 'Take a credential away for ever; its value may be assigned anew', revokeBadge],
  ['suspend', 'Take a credential away for a while', suspendBadge],
  ['unsuspend', 'Give a suspended credential back', resumeBadge],
] as const

const answer = (badge: Badge) => ({ credential: presentBadge(badge) })

/** Wire facts, sections 4.2 and 4.4, "Doors / access control": what people show at a door. */
export const badgeRoutes = clientEndpoints('Access control', ({ read, write }) => {
  read('accesscontrol/findAccessControlCredentialByUser', {
    summary: 'List the credentials of a user, without their values',
    body: schemas.CredentialsQuery,
    answer: schemas.Credentials,
    handle: async ({ ctx, target }, { userUuid, filter = {} }) => {
      const membershipId = userIdOf('userUuid', userUuid)
      const badges = await listBadges(ctx, target, { membershipId, filter: readFilter(filter) })
      return { credentials: findsNothing(filter) ? [] : badges.map(presentBadge) }
    },
  })

  write('accesscontrol/assignAccessControlCredential', {
    summary: 'Give a user a credential',
    description: 'Its value is kept as a hash and never shown.',
    body: schemas.Assignment,
    answer: schemas.OneCredential,
    spelling: { value: 'credentialHexValue' },
    handle: async ({ ctx, target }, { credentialHexValue, userUuid }) => {
      const membershipId = userIdOf('userUuid', userUuid)
      const value = credentialHexValue === undefined ? undefined : new Secret(credentialHexValue)
      return answer(await assignBadge(ctx, target, { membershipId, value }))
    },
  })

  for (const [verb, summary, change] of CHANGES)
    write(`accesscontrol/${verb}AccessControlCredential`, {
      summary,
      body: schemas.CredentialName,
      answer: schemas.OneCredential,
      handle: async ({ ctx, target }, { credentialUuid }) =>
        answer(await change(ctx, target, { badgeId: badgeIdOf('credentialUuid', credentialUuid) })),
    })

  write('accesscontrol/updateAccessControlCredentialNote', {
    summary: 'Write down what people tell a credential by; an empty note takes it away',
    body: schemas.CredentialNote,
    answer: schemas.OneCredential,
    handle: async ({ ctx, target }, { credentialUuid, note = '' }) => {
      const badgeId = badgeIdOf('credentialUuid', credentialUuid)
      return answer(await noteBadge(ctx, target, { badgeId, text: note }))
    },
  })

  write('accesscontrol/deleteAccessControlCredential', {
    summary: 'Forget a credential',
    body: schemas.CredentialName,
    answer: Done,
    handle: async ({ ctx, target }, { credentialUuid }) => {
      await deleteBadge(ctx, target, { badgeId: badgeIdOf('credentialUuid', credentialUuid) })
      return {}
    },
  })
})
