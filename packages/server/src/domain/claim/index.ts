export { type ClaimOffer, describeClaimLink } from './describe-claim-link.ts'
