import { Type } from 'typebox'
import { AUDIT_ACTIONS } from '../audit-actions.ts'
import { Bound } from './bound.ts'
import { Ruuid, Text, withTrio } from './shared.ts'

// What happened (wire facts, section 4.4, "Reports / licences / tokens", and the mismatches of section 4.3).

export const AUDIT_EVENTS_MAX = 1_000
const Actions = Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 50 }))

export const AuditFeedQuery = Type.Object({
  timestampMsAfter: Bound('Milliseconds since 1970; the earliest to list.'),
  timestampMsBefore: Bound('Milliseconds since 1970; everything listed is earlier.'),
  // The tool server's spelling.
  startTimeMs: Bound('The same as `timestampMsAfter`.'),
  endTimeMs: Bound('The same as `timestampMsBefore`.'),
  includeActions: Actions,
  excludeActions: Actions,
})

const Named = (description: string) =>
  Type.String({ format: 'RUUID', description, examples: ['AAAAAAAAAAAAAAAAAAAAAA'] })
const MaxResults = Type.Optional(Type.Integer({ minimum: 1, maximum: AUDIT_EVENTS_MAX }))
export const PrincipalAuditQuery = Type.Object({
  principalUuid: Named('Of a user, an API token, a device, a partner or an organization.'),
  maxResults: MaxResults,
})
export const TargetAuditQuery = Type.Object({
  targetUuid: Named('Of whatever was changed.'),
  maxResults: MaxResults,
})

const AuditEvent = Type.Object({
  uuid: Ruuid(),
  orgUuid: Type.Optional(Ruuid()),
  timestamp: Type.String({ format: 'date-time' }),
  action: Type.Enum([...AUDIT_ACTIONS]),
  displayText: Type.String(),
  failure: Type.Boolean(),
  principalType: Type.Enum(['USER', 'DEVICE', 'PARTNER', 'RHOMBUS_SUPPORT', 'API_TOKEN', 'UNKNOWN']),
  principalUuid: Type.Optional(Ruuid()),
  principalName: Text,
  targetUuid: Ruuid(),
  targetName: Text,
  selectiveUpdateStr: Type.Optional(Type.String({ description: 'What was changed, as JSON.' })),
  sourceIp: Type.Optional(Type.String({ description: 'Only of what the caller’s own side did.' })),
})
export const AuditFeed = withTrio({ auditEvents: Type.Optional(Type.Array(AuditEvent)) })
