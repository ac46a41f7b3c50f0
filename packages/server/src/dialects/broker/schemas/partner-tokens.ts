import { Type } from 'typebox'

export const ClaimLink = Type.Object({
  claimUrl: Type.String({ description: 'The new claim link; the one before no longer works.' }),
})

export const RotationQuery = Type.Object({
  agents: Type.Optional(
    Type.Enum(['true', 'false'], { description: 'Whether the default agent gets a new token too.' }),
  ),
})

export const RotatedTokens = Type.Object({
  orgApiKey: Type.String({ description: 'Organization-scoped key (`oc_org_…`).' }),
  projectApiKey: Type.String({ description: 'Project-scoped key for the default project.' }),
  agentToken: Type.Optional(
    Type.String({ description: 'Access token of the default agent, where `agents=true` asked for it.' }),
  ),
})
