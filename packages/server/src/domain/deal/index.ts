export { listDeals } from './list-deals.ts'
export { registerDeal } from './register-deal.ts'
