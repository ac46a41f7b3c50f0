export { changeOwnPartner } from './change-own-partner.ts'
export { changePartner } from './change-partner.ts'
export { type CreatedPartner, createPartner } from './create-partner.ts'
export {
  ACCESS_DAYS_MAX,
  BRAND_URL_CHARACTERS_MAX,
  type Branding,
  PARTNER_NAME_CHARACTERS_MAX,
  type Partner,
} from './partner.ts'
export { getOwnPartner, getPartner, listPartners } from './read-partners.ts'
