export { changePartner } from './change-partner.ts'
export { type CreatedPartner, createPartner } from './create-partner.ts'
export {
  PARTNER_NAME_CHARACTERS_MAX,
  type Partner,
} from './partner.ts'
export { getPartner, listPartners } from './read-partners.ts'
