export { listDeals, listOwnDeals } from './list-deals.ts'
export { registerDeal } from './register-deal.ts'
