import * as lookups from '../store/across-tenants/index.ts'
import type { OrgHolds } from '../store/schema/orgs.ts'
import type { Domain } from './context.ts'
import { partnerMayEnter } from './entry-rule.ts'
import type { Person } from './person.ts'
import type { OrgRole } from './roles.ts'

/** The partners that a person is a member of; none for whom a login link has signed in. */
export const findPartnerPlaces = async ({ store }: Domain, person: Person) =>
  person.confinedTo === undefined ? lookups.findPartnerPlaces(store, person.userId) : []

/** The organizations that a person has a place in; one for whom a login link has signed in. */
export const findOrgPlaces = ({ store }: Domain, person: Person) =>
  person.confinedTo === undefined
    ? lookups.findOrgPlaces(store, person.userId)
    : lookups.findConfinedPlace(store, person.confinedTo)

/** The role that a person acts with in an organization: whom a login link has signed in owns nothing. */
export const roleAt = ({ confinedTo }: Person, { role }: { readonly role: OrgRole }): OrgRole =>
  confinedTo !== undefined && role === 'owner' ? 'admin' : role

/**
 * Whether the customer still lets in whom a login link has signed in. The partner may have followed its own link: who
 * came by one may do what it lets in for, and no longer than that.
 */
export const linkStillLetsIn = (
  { confinedTo }: Person,
  { holds }: { readonly holds: OrgHolds },
  now: Date,
): boolean => confinedTo === undefined || partnerMayEnter({ ...holds, suspended: false }, now)

/** For whom a person may act, oldest places first; what an inactive partner has to do with is left out. */
export const listPlaces = async (domain: Domain, person: Person) => {
  const ofPartners = await findPartnerPlaces(domain, person)
  const inOrgs = await findOrgPlaces(domain, person)
  const open = inOrgs.filter((place) => place.active && linkStillLetsIn(person, place, domain.now()))
  return {
    partners: ofPartners.filter(({ active }) => active),
    organizations: open.map((place) => ({ ...place, role: roleAt(person, place) })),
  }
}
