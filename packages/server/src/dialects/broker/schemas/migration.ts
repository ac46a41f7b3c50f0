import { Type } from 'typebox'

export const ExportWish = Type.Object({
  cloudApiKey: Type.String(),
  cloudUrl: Type.Optional(Type.String()),
})

export const Exported = Type.Object({
  imported: Type.Object({
    secrets: Type.Integer(),
    agents: Type.Integer(),
    agentSecrets: Type.Integer(),
    rules: Type.Integer(),
  }),
  skipped: Type.Array(Type.Object({ type: Type.String(), name: Type.String(), reason: Type.String() })),
})
