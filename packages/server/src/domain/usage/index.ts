export { appendUsage, type NewUsage } from './append-usage.ts'
export {
  readOrgSpend,
  readPartnerSpend,
  SPEND_GROUPS,
  type SpendReport,
  type SpendRow,
} from './read-spend.ts'
