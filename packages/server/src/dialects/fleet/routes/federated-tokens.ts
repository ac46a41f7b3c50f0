import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { issueFederatedToken } from '../../../domain/federated-token/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { requireTenant, targetOf } from '../auth.ts'
import * as schemas from '../schemas/media.ts'
import { ClientWriteHeaders, REFUSALS } from '../schemas/shared.ts'

/** Tokens for players and pages, which see the media of one organization for a while (wire facts, section 1.2). */
export const federatedTokenRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/org/generateFederatedSessionToken', {
      config: { failure: 'status' },
      schema: {
        operationId: 'generateFederatedSessionToken',
        summary: 'Mint a token that sees the media of the organization, for a while',
        description:
          'It goes into the query of a media URI as `x-auth-ft`, does nothing else, and ends with the key that mints it.',
        tags: ['Org'],
        headers: ClientWriteHeaders,
        body: schemas.FederatedSession,
        response: { 200: schemas.FederatedSessionToken, ...REFUSALS },
      },
      handler: async (request) => {
        const { durationSec, domain: site } = request.body
        const token = issueFederatedToken(contextOf(domain, request), targetOf(request), {
          ...(durationSec !== undefined && { durationSeconds: durationSec }),
          ...(site !== undefined && { domain: site }),
        })
        const named = await nameFields({ durationSeconds: 'durationSec' }, token)
        return { federatedSessionToken: named.reveal() }
      },
    })
  }
