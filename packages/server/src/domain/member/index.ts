export { addPartnerMember } from './add-partner-member.ts'
export { changePartnerMemberRole, invitePartnerMember, removePartnerMember } from './change-partner-member.ts'
export { listPartnerMembers } from './list-partner-members.ts'
export type { PartnerMember, PartnerMemberId } from './member.ts'
