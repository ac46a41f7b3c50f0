import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { reissueClaimLink } from '../../../domain/claim/index.ts'
import { rotateTokens } from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { orgIdOf } from '../parameters.ts'
import { presentRotatedTokens } from '../present/partner-tokens.ts'
import { ClaimLink, RotatedTokens, RotationQuery } from '../schemas/partner-tokens.ts'
import * as schemas from '../schemas.ts'

/** OpenAPI, "Partner Organizations": the links and tokens of an unclaimed one. */
export const partnerTokenRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner Organizations']
    app.addHook('onRequest', serve(gatehouse, 'partner'))

    app.post('/partner/orgs/:orgId/claim-link', {
      schema: {
        operationId: 'reissuePartnerClaimLink',
        summary: 'Reissue the claim link of an unclaimed organization',
        description: 'The link before stops working at once.',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.OrgPath,
        response: { 200: ClaimLink, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const claimUrl = await reissueClaimLink(contextOf(domain, request), {
          orgId: orgIdOf(request.params),
        })
        return { claimUrl: claimUrl.reveal() }
      },
    })

    app.post('/partner/orgs/:orgId/rotate-tokens', {
      schema: {
        operationId: 'rotatePartnerOrgTokens',
        summary: 'Rotate the keys of an unclaimed organization',
        description:
          'Issues a new organization key and a new key of the default project, shown this once. The keys before that you were shown stop working at once.',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.OrgPath,
        querystring: RotationQuery,
        response: { 200: RotatedTokens, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const agents = request.query.agents === 'true'
        const tokens = await rotateTokens(contextOf(domain, request), orgIdOf(request.params), { agents })
        return presentRotatedTokens(tokens)
      },
    })
  }
