import { Type } from 'typebox'
import { CLIENT_SEARCH_CHARACTERS_MAX } from '../../../domain/org/index.ts'
import { Moment } from '../schemas.ts'
import { orNull, pageOf, pageQuery } from './paging.ts'

const Status = Type.Enum(['unclaimed', 'claimed', 'detached'])

export const PortfolioQuery = Type.Object({
  ...pageQuery,
  search: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: CLIENT_SEARCH_CHARACTERS_MAX,
      description:
        'What the name or the address of whoever claimed it contains, whatever the case; or the whole of your own id for it, or of its `id`.',
    }),
  ),
  status: Type.Optional(Status),
  suspended: Type.Optional(Type.Boolean()),
  sort: Type.Enum(['createdAt', '-createdAt', 'name', '-name'], {
    default: '-createdAt',
    description: 'A minus begins at the other end: the newest, or the last name, first.',
  }),
})

export const PortfolioOrg = Type.Object({
  id: Type.String(),
  name: Type.String(),
  slug: Type.String(),
  externalId: orNull(Type.String({ description: 'Your own id for it.' })),
  status: Status,
  suspended: Type.Boolean({ description: 'Whether your hold or the operator’s counts.' }),
  entryAllowed: Type.Boolean({ description: 'Whether you may act inside at this moment.' }),
  claimedByEmail: orNull(Type.String()),
  claimedAt: orNull(Moment),
  createdAt: Moment,
})
export const PortfolioPage = pageOf(PortfolioOrg)

export const Overview = Type.Object({
  organizations: Type.Object({
    total: Type.Integer(),
    unclaimed: Type.Integer(),
    claimed: Type.Integer(),
    detached: Type.Integer(),
    suspended: Type.Integer({ description: 'Of those that have not detached.' }),
  }),
  devices: Type.Object(
    {
      total: Type.Integer(),
      connected: Type.Integer(),
      disconnected: Type.Integer(),
      pending: Type.Integer({ description: 'Registered, and never heard of.' }),
    },
    { description: 'In the organizations that you may act inside at this moment.' },
  ),
})
