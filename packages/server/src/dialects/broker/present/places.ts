import type { Static } from 'typebox'
import type { Person } from '../../../domain/person.ts'
import type { listPlaces } from '../../../domain/places.ts'
import type * as schemas from '../schemas/places.ts'
import { presentBranding } from './partner.ts'

export const presentPlaces = (
  { userId, email, name, confinedTo }: Person,
  { partners, organizations }: Awaited<ReturnType<typeof listPlaces>>,
): Static<typeof schemas.Places> => ({
  // What else the account is called, and where, is nothing for whoever followed the link to one organization.
  user: { id: userId, email, name: confinedTo === undefined ? name : null },
  confined: confinedTo !== undefined,
  partners: partners.map((place) => ({ id: place.partnerId, name: place.partnerName, role: place.role })),
  organizations: organizations.map((place) => ({
    id: place.orgId,
    name: place.orgName,
    role: place.role,
    partnerName: place.partnerName,
    branding: presentBranding(place.holds.status === 'detached' ? {} : place.branding),
    status: place.holds.status,
  })),
})
