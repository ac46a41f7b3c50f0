import { Type } from 'typebox'
import { ORG_ROLES, PARTNER_ROLES } from '../../../domain/roles.ts'
import { orNull } from './paging.ts'
import { Branding } from './partner.ts'

export const Places = Type.Object({
  user: Type.Object({
    id: Type.String(),
    email: Type.String(),
    name: orNull(
      Type.String({ description: 'None where a login link has signed in: who followed it may be anybody.' }),
    ),
  }),
  confined: Type.Boolean({ description: 'Whether a login link has signed in, to one organization alone.' }),
  partners: Type.Array(
    Type.Object({
      id: Type.String({ description: 'For `X-Partner-Id`.' }),
      name: Type.String(),
      role: Type.Enum([...PARTNER_ROLES]),
    }),
  ),
  organizations: Type.Array(
    Type.Object({
      id: Type.String({ description: 'For `X-Organization-Id`.' }),
      name: Type.String(),
      role: Type.Enum([...ORG_ROLES]),
      partnerName: Type.String(),
      branding: Branding,
      status: Type.Enum(['unclaimed', 'claimed', 'detached']),
    }),
  ),
})
