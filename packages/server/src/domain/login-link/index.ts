export { issueLoginLink } from './issue-login-link.ts'
export { CONFINED_SESSION_HOURS, findLoginLink, redeemLoginLink } from './redeem-login-link.ts'
export { sweepLoginLinks } from './sweep-login-links.ts'
