export { describeClaimLink } from './describe-claim-link.ts'
