import { Type } from 'typebox'
import { SPEND_GROUPS } from '../../../domain/usage/index.ts'
import { Moment } from '../schemas.ts'

const GroupBy = [...SPEND_GROUPS]
const query = {
  from: Type.Optional(
    Type.String({ format: 'date-time', description: 'RFC 3339; counts. Without it, 30 days before `to`.' }),
  ),
  to: Type.Optional(
    Type.String({ format: 'date-time', description: 'RFC 3339; does not count. Without it, this moment.' }),
  ),
  groupBy: Type.Enum(GroupBy, { default: 'day' }),
}
export const OrgSpendQuery = Type.Object(query)
export const PartnerSpendQuery = Type.Object({
  ...query,
  orgId: Type.Optional(Type.String({ description: 'Only what this organization spent.' })),
})

const sums = {
  requests: Type.Integer(),
  inputTokens: Type.Integer(),
  outputTokens: Type.Integer(),
  nanoDollars: Type.String({ description: 'Billionths of a dollar, in decimal digits.' }),
  estimated: Type.Boolean({ description: 'Whether some of it is an estimate.' }),
}

export const SpendReport = Type.Object({
  from: Moment,
  to: Moment,
  groupBy: Type.Enum(GroupBy),
  data: Type.Array(
    Type.Object({
      orgId: Type.Optional(Type.String()),
      agentId: Type.Optional(Type.String()),
      provider: Type.Optional(Type.String()),
      model: Type.Optional(Type.String()),
      day: Type.Optional(Type.String({ description: 'A day in UTC, as in 2026-03-15.' })),
      ...sums,
    }),
  ),
  more: Type.Boolean({ description: 'Whether there are rows beyond these; the total counts them too.' }),
  total: Type.Object(sums),
})
