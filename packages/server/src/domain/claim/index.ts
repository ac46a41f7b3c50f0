export { describeClaimLink } from './describe-claim-link.ts'
export { reissueClaimLink } from './reissue-claim-link.ts'
