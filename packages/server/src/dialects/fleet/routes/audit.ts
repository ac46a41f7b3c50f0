import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { type AuditFilter, auditOrg, auditPartner } from '../../../domain/event/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { type Id, parseRuuid } from '../../../kernel/ids.ts'
import { eventTypesFor } from '../audit-actions.ts'
import { requireTenant, targetOf } from '../auth.ts'
import { presentAuditEvent } from '../present/audit.ts'
import * as schemas from '../schemas/audit.ts'
import { ClientHeaders, REFUSALS } from '../schemas/shared.ts'

const RESULTS_WHEN_UNSAID = 100

const momentOf = (milliseconds: number | undefined): Date | undefined =>
  milliseconds === undefined ? undefined : new Date(milliseconds)

/** What an audit is narrowed to: an id that is not there, or a stranger's, finds nothing. */
const auditedIdOf = (field: string, value: string): Id<string> => {
  const id = parseRuuid(value)
  if (id === undefined) throw invalidField(field, 'is not an id')
  return id
}

/** Wire facts, section 4.4: what happened in the organization that the call runs in, newest first. */
export const auditRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const shared = {
      tags: ['Report'],
      headers: ClientHeaders,
      response: { 200: schemas.AuditFeed, ...REFUSALS },
    }
    app.addHook('onRequest', requireTenant(gatehouse))

    /** The partner's own organization has the events of the partner itself, too. */
    const audit = async (request: FastifyRequest, filter: AuditFilter) => {
      const context = contextOf(domain, request)
      const { principal } = context
      const target = targetOf(request)
      const isOwn = principal.kind === 'partner' && (target === 'own' || target === principal.ownOrgId)
      const found = isOwn ? await auditPartner(context, filter) : await auditOrg(context, target, filter)
      return { auditEvents: found.map(presentAuditEvent) }
    }

    app.post('/report/getAuditFeed', {
      schema: {
        ...shared,
        operationId: 'getAuditFeed',
        summary: 'What happened in a time, newest first, at most 1,000',
        body: schemas.AuditFeedQuery,
      },
      handler: async (request) => {
        const { startTimeMs, endTimeMs, timestampMsAfter, timestampMsBefore, ...actions } = request.body
        return audit(request, {
          types: eventTypesFor(actions),
          since: momentOf(timestampMsAfter ?? startTimeMs),
          until: momentOf(timestampMsBefore ?? endTimeMs),
          limit: schemas.AUDIT_EVENTS_MAX,
        })
      },
    })

    app.post('/report/getAuditFeedForPrincipal', {
      schema: {
        ...shared,
        operationId: 'getAuditFeedForPrincipal',
        summary: 'What somebody did, newest first',
        body: schemas.PrincipalAuditQuery,
      },
      handler: async (request) => {
        const { principalUuid, maxResults: limit = RESULTS_WHEN_UNSAID } = request.body
        const actorId = auditedIdOf('principalUuid', principalUuid)
        return audit(request, { actorId, limit })
      },
    })

    app.post('/report/getAuditFeedForTarget', {
      schema: {
        ...shared,
        operationId: 'getAuditFeedForTarget',
        summary: 'What was done to something, newest first',
        body: schemas.TargetAuditQuery,
      },
      handler: async (request) => {
        const { targetUuid, maxResults: limit = RESULTS_WHEN_UNSAID } = request.body
        const subject = auditedIdOf('targetUuid', targetUuid)
        return audit(request, { subject, limit })
      },
    })
  }
