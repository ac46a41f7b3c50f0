import { issueFederatedToken } from '../../../domain/federated-token/index.ts'
import { keyEndpoints } from '../client-endpoint.ts'
import * as schemas from '../schemas/media.ts'

/** Tokens for players and pages, which see the media of one organization for a while (wire facts, section 1.2). */
export const federatedTokenRoutes = keyEndpoints('Org', ({ write }) => {
  write('org/generateFederatedSessionToken', {
    summary: 'Mint a token that sees the media of the organization, for a while',
    description:
      'It goes into the query of a media URI as `x-auth-ft`, does nothing else, and ends with the key that mints it.',
    config: { failure: 'status' },
    body: schemas.FederatedSession,
    answer: schemas.FederatedSessionToken,
    spelling: { durationSeconds: 'durationSec' },
    handle: async ({ ctx, target }, { durationSec, domain }) => {
      const token = await issueFederatedToken(ctx, target, {
        ...(durationSec !== undefined && { durationSeconds: durationSec }),
        ...(domain !== undefined && { domain }),
      })
      return { federatedSessionToken: token.reveal() }
    },
  })
})
