import * as lookups from '../store/across-tenants/index.ts'
import type { Domain } from './context.ts'
import type { Person } from './person.ts'

/** The partners that a person is a member of; none for whom a login link has signed in. */
export const findPartnerPlaces = async ({ store }: Domain, person: Person) =>
  person.confinedTo === undefined ? lookups.findPartnerPlaces(store, person.userId) : []

/** The organizations that a person has a place in; one for whom a login link has signed in. */
export const findOrgPlaces = ({ store }: Domain, person: Person) =>
  person.confinedTo === undefined
    ? lookups.findOrgPlaces(store, person.userId)
    : lookups.findConfinedPlace(store, person.confinedTo)
