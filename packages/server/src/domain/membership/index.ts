export {
  addMembership,
  changeMembership,
  changeMembershipRole,
  inviteMembership,
  removeMembership,
} from './change-membership.ts'
export {
  findMembershipByEmail,
  type OwnMembership,
  readOwnMembership,
  readRoster,
} from './find-membership.ts'
export { listMemberships } from './list-memberships.ts'
export type { Membership, MembershipId } from './membership.ts'
export { holdMembers, requireMember } from './require-members.ts'
