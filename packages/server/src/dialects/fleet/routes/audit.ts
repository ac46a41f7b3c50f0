import { type AuditFilter, auditOrg, auditPartner } from '../../../domain/event/index.ts'
import { eventTypesFor } from '../audit-actions.ts'
import { idIn } from '../body-ids.ts'
import { type ClientCall, clientEndpoints } from '../client-endpoint.ts'
import { boundOfMs } from '../moment-of-ms.ts'
import { presentAuditEvent } from '../present/audit.ts'
import * as schemas from '../schemas/audit.ts'

const RESULTS_WHEN_UNSAID = 100

/** The partner's own organization has the events of the partner itself, too. */
const audit = async ({ ctx, target }: ClientCall, filter: AuditFilter) => {
  const { principal } = ctx
  const isOwn = principal.kind === 'partner' && (target === 'own' || target === principal.ownOrgId)
  const found = isOwn ? await auditPartner(ctx, filter) : await auditOrg(ctx, target, filter)
  return { auditEvents: found.map(presentAuditEvent) }
}

/** Wire facts, section 4.4: what happened in the organization that the call runs in, newest first. */
export const auditRoutes = clientEndpoints('Report', ({ read }) => {
  read('report/getAuditFeed', {
    summary: 'What happened in a time, newest first, at most 1,000',
    body: schemas.AuditFeedQuery,
    answer: schemas.AuditFeed,
    handle: async (call, { startTimeMs, endTimeMs, timestampMsAfter, timestampMsBefore, ...actions }) =>
      audit(call, {
        types: eventTypesFor(actions),
        since: boundOfMs(timestampMsAfter || startTimeMs),
        until: boundOfMs(timestampMsBefore || endTimeMs),
        limit: schemas.AUDIT_EVENTS_MAX,
      }),
  })

  read('report/getAuditFeedForPrincipal', {
    summary: 'What somebody did, newest first',
    body: schemas.PrincipalAuditQuery,
    answer: schemas.AuditFeed,
    handle: async (call, { principalUuid, maxResults: limit = RESULTS_WHEN_UNSAID }) =>
      audit(call, { actorId: idIn('principalUuid', principalUuid), limit }),
  })

  read('report/getAuditFeedForTarget', {
    summary: 'What was done to something, newest first',
    body: schemas.TargetAuditQuery,
    answer: schemas.AuditFeed,
    handle: async (call, { targetUuid, maxResults: limit = RESULTS_WHEN_UNSAID }) =>
      audit(call, { subject: idIn('targetUuid', targetUuid), limit }),
  })
})
