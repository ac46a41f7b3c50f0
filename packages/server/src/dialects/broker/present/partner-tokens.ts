import type { Static } from 'typebox'
import type { RotatedTokens } from '../../../domain/org/index.ts'
import type * as schemas from '../schemas/partner-tokens.ts'

/** OpenAPI, `RotateTokensResponse`; with the agent's token where it was rotated too. */
export const presentRotatedTokens = (tokens: RotatedTokens): Static<typeof schemas.RotatedTokens> => ({
  orgApiKey: tokens.orgKey.reveal(),
  projectApiKey: tokens.projectKey.reveal(),
  ...(tokens.agentToken && { agentToken: tokens.agentToken.reveal() }),
})
