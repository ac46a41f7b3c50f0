import { Type } from 'typebox'
import { AI_INSTRUCTIONS_CHARACTERS_MAX } from '../../domain/ai-instructions.ts'
import { KEY_NAME_CHARACTERS_MAX } from '../../domain/credential/index.ts'
import { HOLD_REASON_CHARACTERS_MAX } from '../../domain/org/index.ts'
import { PARTNER_NAME_CHARACTERS_MAX } from '../../domain/partner/index.ts'

export { CODED_REFUSALS as REFUSALS, WriteHeaders } from '../../http/shared-schemas.ts'

const Moment = Type.String({ format: 'date-time' })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

const settings = {
  name: Type.String({ minLength: 1, maxLength: PARTNER_NAME_CHARACTERS_MAX, examples: ['Acme MSP'] }),
  active: Type.Boolean({ description: 'An inactive partner’s credentials are all refused.' }),
  ipAllowList: Type.Array(Type.String({ examples: ['203.0.113.0/24'] }), {
    maxItems: 1_000,
    description: 'Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere.',
  }),
  rateLimitPerMinute: orNull(
    Type.Integer({
      minimum: 1,
      maximum: 1_000_000_000,
      description: 'Overrides the limit of every dialect.',
    }),
  ),
  defaultAiInstructions: orNull(
    Type.String({
      maxLength: AI_INSTRUCTIONS_CHARACTERS_MAX,
      description: 'For organizations that set none of their own.',
    }),
  ),
}
const OwnerEmail = Type.String({ maxLength: 320, examples: ['owner@example.com'] })

export const NewPartner = Type.Object(
  {
    name: settings.name,
    ownerEmail: OwnerEmail,
    active: Type.Optional(settings.active),
    ipAllowList: Type.Optional(settings.ipAllowList),
    rateLimitPerMinute: Type.Optional(settings.rateLimitPerMinute),
    defaultAiInstructions: Type.Optional(settings.defaultAiInstructions),
  },
  { additionalProperties: false },
)

export const PartnerChanges = Type.Object(
  {
    name: Type.Optional(settings.name),
    active: Type.Optional(settings.active),
    ipAllowList: Type.Optional(settings.ipAllowList),
    rateLimitPerMinute: Type.Optional(settings.rateLimitPerMinute),
    defaultAiInstructions: Type.Optional(settings.defaultAiInstructions),
  },
  { additionalProperties: false, minProperties: 1 },
)

export const Partner = Type.Object({
  id: Type.String(),
  ownOrgId: Type.String({ description: 'The partner’s own organization.' }),
  ...settings,
  ownerEmail: OwnerEmail,
  createdAt: Moment,
  updatedAt: Moment,
})

const ApiKey = Type.String({ description: 'The key; shown this once.' })
export const CreatedPartner = Type.Object({ ...Partner.properties, keyId: Type.String(), apiKey: ApiKey })

const Next = Type.Optional(
  Type.String({ description: 'Pass as `cursor` to read on; absent on the last page.' }),
)
export const PartnerPage = Type.Object({ data: Type.Array(Partner), next: Next })

export const PageQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  cursor: Type.Optional(Type.String({ description: 'The `next` of the page before.' })),
})

export const PartnerPath = Type.Object({ partnerId: Type.String() })
export const OrgPath = Type.Object({ orgId: Type.String() })
export const KeyPath = Type.Object({ partnerId: Type.String(), keyId: Type.String() })

const Format = Type.Enum(['opaque', 'jwt'])
export const NewKey = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: KEY_NAME_CHARACTERS_MAX, default: 'Default' }),
    format: Type.Enum(['opaque', 'jwt'], { default: 'opaque' }),
    expiresAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'RFC 3339; without it the key does not expire.' }),
    ),
  },
  { additionalProperties: false },
)

const Key = Type.Object({
  id: Type.String(),
  name: Type.String(),
  format: Format,
  hint: Type.String({ description: 'The last characters of the key.' }),
  scopes: Type.Array(Type.String()),
  createdAt: Moment,
  lastUsedAt: orNull(Type.String({ format: 'date-time', description: 'To the minute.' })),
  expiresAt: orNull(Moment),
  revokedAt: orNull(Moment),
})
export const IssuedKey = Type.Object({ ...Key.properties, apiKey: ApiKey })
export const KeyPage = Type.Object({ data: Type.Array(Key), next: Next })

export const Hold = Type.Object(
  {
    reason: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: HOLD_REASON_CHARACTERS_MAX,
        description: 'For the partner and the organization to read in their events.',
      }),
    ),
  },
  { additionalProperties: false },
)
export const Success = Type.Object({ success: Type.Boolean() })

export const Mail = Type.Object({
  id: Type.String(),
  partnerId: Type.String(),
  organizationId: orNull(Type.String()),
  template: Type.String(),
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  createdAt: Moment,
  sentAt: orNull(Moment),
  attempts: Type.Integer({ description: 'How often it was tried to send it.' }),
  lastError: orNull(Type.String({ description: 'The class of the last failure.' })),
  nextAttemptAt: orNull(Moment),
  failedAt: orNull(Type.String({ format: 'date-time', description: 'When it was given up.' })),
})
export const MailPage = Type.Object({ data: Type.Array(Mail), next: Next })

export const OperatorSession = Type.Object({ expiresAt: Moment })
export const SignInLink = Type.Object({
  url: Type.String({ description: 'The token behind the `#` is all it takes to be the operator.' }),
  expiresAt: Moment,
})
export const SignInToken = Type.Object(
  {
    token: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'What stands behind the `#` of the link.',
    }),
  },
  { additionalProperties: false },
)
export const Nothing = Type.Null()

const Total = Type.Integer({ minimum: 0 })
export const InstallationOverview = Type.Object({
  partners: Type.Object({ total: Total, active: Total }),
  organizations: Type.Object(
    { total: Total, unclaimed: Total, claimed: Total, detached: Total },
    { description: 'Customers’ organizations, by whether they were handed over.' },
  ),
  mails: Type.Object(
    { waiting: Total, failed: Total },
    { description: 'Mails that are still to be sent, and those that were given up.' },
  ),
  node: Type.Object(
    {
      version: Type.String(),
      database: Type.Enum(['embedded', 'postgres']),
      startedAt: Moment,
      residentBytes: Type.Integer({ description: 'Memory that the process takes.' }),
      sendsMail: Type.Boolean({ description: 'Whether mail is sent, rather than kept in the outbox alone.' }),
      sharedRateLimits: Type.Boolean({
        description: 'Whether rate limits count on all nodes at this moment.',
      }),
    },
    { description: 'The server process that answered.' },
  ),
})

export const Rotation = Type.Object({
  resealed: Type.Integer({ description: 'How many values this call sealed anew.' }),
  remaining: Type.Integer({ description: 'How many are still sealed by an older key.' }),
})
