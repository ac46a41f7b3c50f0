export { assignBadge } from './assign-badge.ts'
export type { Badge, BadgeStatus } from './badge.ts'
export { deleteBadge, noteBadge, resumeBadge, revokeBadge, suspendBadge } from './change-badge.ts'
export { type BadgeFilter, listBadges } from './list-badges.ts'
