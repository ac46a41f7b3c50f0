export { type AuditedEvent, type AuditFilter, auditOrg, auditPartner } from './audit-events.ts'
export { type CountedReads, listPartnerReads, listReadsInside } from './list-acting-reads.ts'
export { type ListedEvent, listOrgEvents, listPartnerEvents } from './list-events.ts'
