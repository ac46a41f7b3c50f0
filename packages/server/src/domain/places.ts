import * as lookups from '../store/across-tenants.ts'
import type { Domain } from './context.ts'
import type { Person } from './person.ts'

/** The partners that a person is a member of. */
export const findPartnerPlaces = ({ store }: Domain, { userId }: Person) =>
  lookups.findPartnerPlaces(store, userId)

/** The organizations that a person has a place in. */
export const findOrgPlaces = ({ store }: Domain, { userId }: Person) => lookups.findOrgPlaces(store, userId)
