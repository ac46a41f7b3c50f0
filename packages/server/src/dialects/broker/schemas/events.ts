import { Type } from 'typebox'
import { Moment } from '../schemas.ts'
import { orNull, pageOf, pageQuery } from './paging.ts'

const span = {
  since: Type.Optional(Type.String({ format: 'date-time', description: 'RFC 3339; this moment counts.' })),
  until: Type.Optional(
    Type.String({ format: 'date-time', description: 'RFC 3339; this moment does not count.' }),
  ),
}
const filters = {
  ...pageQuery,
  type: Type.Optional(Type.String({ maxLength: 255, examples: ['org.suspended'] })),
  subject: Type.Optional(Type.String({ description: 'The id of what the event is about.' })),
  actor: Type.Optional(
    Type.String({
      maxLength: 255,
      description: 'The name of a principal, as events show it, or the id of one of your credentials.',
    }),
  ),
  ...span,
}
const OrgId = Type.Optional(Type.String({ description: 'The organization that it happened in.' }))

export const OrgEventQuery = Type.Object(filters)
export const PartnerEventQuery = Type.Object({ ...filters, orgId: OrgId })

export const Event = Type.Object({
  id: Type.String(),
  type: Type.String(),
  orgId: orNull(Type.String()),
  subject: Type.String({ description: 'The id of what the event is about.' }),
  actor: Type.Object({
    principal: Type.String({ examples: ['operator'] }),
    onBehalfOf: Type.Optional(Type.String({ description: 'For whom a signed-in person did it.' })),
    credential: Type.Optional(Type.String({ description: 'Only of what your own side did.' })),
    via: Type.Optional(
      Type.String({
        description: 'The application that the person has let act for them. Only of what your own side did.',
      }),
    ),
  }),
  data: Type.Record(Type.String(), Type.Unknown()),
  requestId: Type.String(),
  address: orNull(Type.String({ description: 'Only of what your own side did.' })),
  at: Moment,
})
export const EventPage = pageOf(Event)

const readFilters = {
  ...pageQuery,
  operation: Type.Optional(Type.String({ maxLength: 255, examples: ['location.outline'] })),
  ...span,
}
export const OrgReadQuery = Type.Object(readFilters)
export const PartnerReadQuery = Type.Object({ ...readFilters, orgId: OrgId })

export const CountedReads = Type.Object({
  orgId: Type.String(),
  actor: Type.String(),
  operation: Type.String(),
  minute: Moment,
  reads: Type.Integer(),
})
export const ReadPage = pageOf(CountedReads)
