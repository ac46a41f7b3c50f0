import { Type } from 'typebox'

const Moment = Type.String({ format: 'date-time' })

export const PendingQuery = Type.Object({
  exclude: Type.Optional(
    Type.String({ description: 'Ids, comma-separated, of requests that the caller is at work on already.' }),
  ),
})
export const ApprovalPath = Type.Object({ id: Type.String() })
export const Decision = Type.Object({ decision: Type.Enum(['approve', 'deny']) })

const PendingApproval = Type.Object({
  id: Type.String(),
  projectId: Type.String(),
  method: Type.String(),
  url: Type.String(),
  host: Type.String(),
  path: Type.String(),
  headers: Type.Object({}, { additionalProperties: Type.String() }),
  bodyPreview: Type.Union([Type.String(), Type.Null()]),
  summary: Type.Union([
    Type.Object({
      action: Type.String(),
      details: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
    }),
    Type.Null(),
  ]),
  agent: Type.Object({
    id: Type.String(),
    name: Type.String(),
    externalId: Type.Union([Type.String(), Type.Null()]),
  }),
  createdAt: Moment,
  expiresAt: Moment,
})
export const PendingApprovals = Type.Object({
  requests: Type.Array(PendingApproval),
  timeoutSeconds: Type.Integer({ description: 'How long a request waits for a decision.' }),
})
