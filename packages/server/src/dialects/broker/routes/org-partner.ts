import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { rotateSeenCredentials } from '../../../domain/credential/index.ts'
import { readPartnerLink, readReceipt } from '../../../domain/org/index.ts'
import { listInheritedSecrets } from '../../../domain/secret/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { presentReceipt, presentReplaced } from '../present/members.ts'
import { presentSecret } from '../present/secrets.ts'
import * as members from '../schemas/members.ts'
import { SecretList } from '../schemas/secrets.ts'
import * as schemas from '../schemas.ts'

/** OpenAPI, "Organization Partner": what the customer's organization asks about its partner. */
export const orgPartnerRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', serve(gatehouse, 'org'))

    app.get('/org/partner/status', {
      config: { despiteHold: true },
      schema: {
        operationId: 'getPartnerStatus',
        summary: 'Whether a partner manages this organization',
        tags: ['Organization Partner'],
        response: { 200: schemas.PartnerStatus, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const { detached } = await readPartnerLink(contextOf(gatehouse.domain, request), 'own', undefined)
        return { partnerManaged: true, detached }
      },
    })

    app.get('/org/partner/receipt', {
      config: { despiteHold: true },
      schema: {
        operationId: 'getHandOverReceipt',
        summary: 'The hand-over receipt: what has passed, and what the partner has seen and may still do',
        tags: ['Organization Partner'],
        response: { 200: members.Receipt, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        presentReceipt(await readReceipt(contextOf(gatehouse.domain, request), 'own', undefined)),
    })

    app.post('/org/partner/rotate-seen', {
      config: { despiteHold: true },
      schema: {
        operationId: 'rotateSeenCredentials',
        summary: 'Replace every key that the partner has seen, and take back the places that it gave',
        tags: ['Organization Partner'],
        headers: schemas.WriteHeaders,
        response: { 200: members.Replaced, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        presentReplaced(await rotateSeenCredentials(contextOf(gatehouse.domain, request), 'own', undefined)),
    })

    app.get('/org/partner/inherited-secrets', {
      schema: {
        operationId: 'listInheritedPartnerSecrets',
        summary:
          'The partner’s secrets that apply to this organization, to read only; none once it has detached',
        tags: ['Organization Partner'],
        response: { 200: SecretList, ...schemas.REFUSALS },
      },
      handler: async (request) =>
        (await listInheritedSecrets(contextOf(gatehouse.domain, request), 'own', undefined)).map(
          presentSecret,
        ),
    })
  }
