import { Type } from 'typebox'
import { Moment } from '../schemas.ts'
import { orNull } from './paging.ts'

export const PartnerAccess = Type.Object({
  allowed: Type.Boolean({ description: 'Whether the partner may act inside.' }),
  until: orNull(Moment),
})

export const PartnerAccessChanges = Type.Object({
  allowed: Type.Optional(Type.Boolean({ description: 'Whether the partner may act inside.' })),
  until: Type.Optional(
    orNull(Type.String({ format: 'date-time', description: 'RFC 3339, in the future; `null` for no end.' })),
  ),
})
