export { claimTeamProvision } from './claim-provision.ts'
export { expireTeamProvisions } from './expire-provisions.ts'
export { findTeamProvision, type TeamOffer } from './find-provision.ts'
export { provisionTeamMember } from './provision-member.ts'
