import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  APPROVAL_SECONDS,
  awaitPendingApprovals,
  decideApproval,
  listPendingApprovals,
  POLL_HOLD_SECONDS,
} from '../../../domain/approval/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { toDomainError } from '../../../http/to-domain-error.ts'
import { DomainError } from '../../../kernel/errors.ts'
import { type ApprovalId, type ProjectId, parseUuid, uuidOrNobodys } from '../../../kernel/ids.ts'
import { projectOf, serve } from '../auth.ts'
import { presentPendingApproval } from '../present/approvals.ts'
import * as schemas from '../schemas/approvals.ts'
import * as shared from '../schemas.ts'

// What names no approval excludes none.
const idsOf = (exclude = ''): readonly ApprovalId[] =>
  exclude.split(',').flatMap((text) => parseUuid<ApprovalId>(text.trim()) ?? [])

/** Aborted as soon as nobody waits for the answer any more. */
const whileConnected = (reply: FastifyReply): AbortSignal => {
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  return gone.signal
}

/** The public clients tell a decision that is none by its 422; everything else that is malformed is a 400. */
const refuseMalformed = ({ validationError }: FastifyRequest): void => {
  if (validationError === undefined) return
  const error = toDomainError(validationError)
  if (validationError.validationContext !== 'body') throw error
  throw new DomainError('approval.malformed_decision', error.message, { field: 'decision' })
}

/** OpenAPI, "Approvals" and "Organization Approvals": the held requests, as a long poll, and the decision about one. */
export const approvalRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Approvals']

    const pending = async (
      request: FastifyRequest,
      reply: FastifyReply,
      projectId: ProjectId | undefined,
      exclude: string | undefined,
    ) => {
      const wanted = { projectId, exclude: idsOf(exclude) }
      const context = contextOf(domain, request)
      const found = await awaitPendingApprovals(context, 'own', whileConnected(reply), () =>
        listPendingApprovals(context, 'own', wanted),
      )
      return { requests: found.map(presentPendingApproval), timeoutSeconds: APPROVAL_SECONDS }
    }

    app.get('/approvals/pending', {
      onRequest: serve(gatehouse, 'org', 'project'),
      schema: {
        operationId: 'listPendingApprovals',
        summary: 'Wait for requests that somebody has to decide about',
        description: `Answers at once when there are some, else as soon as one arrives, and an empty list after ${POLL_HOLD_SECONDS} seconds.`,
        'x-hold-seconds': POLL_HOLD_SECONDS,
        tags,
        headers: shared.ProjectHeaders,
        querystring: schemas.PendingQuery,
        response: { 200: schemas.PendingApprovals, ...shared.REFUSALS },
      },
      handler: async (request, reply) => pending(request, reply, projectOf(request), request.query.exclude),
    })

    app.get('/org/approvals/pending', {
      onRequest: serve(gatehouse, 'org'),
      schema: {
        operationId: 'listOrgPendingApprovals',
        summary: 'Wait for such requests in every project of the organization',
        'x-hold-seconds': POLL_HOLD_SECONDS,
        tags: ['Organization Approvals'],
        querystring: schemas.PendingQuery,
        response: { 200: schemas.PendingApprovals, ...shared.REFUSALS },
      },
      handler: async (request, reply) => pending(request, reply, undefined, request.query.exclude),
    })

    app.post('/approvals/:id/decision', {
      onRequest: serve(gatehouse, 'org', 'project'),
      attachValidation: true,
      schema: {
        operationId: 'submitApprovalDecision',
        summary: 'Approve or deny a held request',
        tags,
        headers: shared.ProjectWriteHeaders,
        params: schemas.ApprovalPath,
        body: schemas.Decision,
        response: { 200: shared.Success, ...shared.REFUSALS },
      },
      handler: async (request) => {
        refuseMalformed(request)
        const projectId = projectOf(request)
        const approvalId = uuidOrNobodys<ApprovalId>(request.params.id)
        const { decision } = request.body
        await decideApproval(contextOf(domain, request), 'own', { projectId, approvalId, decision })
        return { success: true }
      },
    })
  }
