export {
  APPROVAL_SECONDS,
  approvalNotFound,
  type PendingApproval,
} from './approval.ts'
export { awaitPendingApprovals } from './await-pending.ts'
export { decideApproval } from './decide-approval.ts'
export { expireApprovals } from './expire-approvals.ts'
export { listPendingApprovals } from './list-pending.ts'
export { requestApproval } from './request-approval.ts'
export { waitForDecision } from './wait-for-decision.ts'
