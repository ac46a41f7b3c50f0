export { acceptInvitation } from './accept-invitation.ts'
export { findInvitation, type Invitation } from './find-invitation.ts'
