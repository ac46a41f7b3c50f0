export { type ClaimChoice, claimOrg, refuseOwnMember } from './claim-org.ts'
export { type ClaimOffer, describeClaimLink, findOwnClaim } from './describe-claim-link.ts'
export { reissueClaimLink } from './reissue-claim-link.ts'
