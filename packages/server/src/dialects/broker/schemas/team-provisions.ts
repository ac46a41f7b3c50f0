import { Type } from 'typebox'

export const NewTeamProvision = Type.Object({
  role: Type.Enum(['admin', 'member'], { default: 'member' }),
  skipOnboarding: Type.Boolean({ default: true }),
})

export const TeamProvision = Type.Object({
  id: Type.String(),
  userId: Type.String({ description: 'Reserved for whoever claims the place without an account.' }),
  projectId: Type.String(),
  apiKey: Type.String({ description: 'A key of the project, usable at once and shown this once.' }),
  claimUrl: Type.String(),
  expiresAt: Type.String({ format: 'date-time' }),
})
