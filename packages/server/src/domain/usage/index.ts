export {
  readOrgSpend,
  readPartnerSpend,
  SPEND_GROUPS,
  type SpendReport,
  type SpendRow,
} from './read-spend.ts'
