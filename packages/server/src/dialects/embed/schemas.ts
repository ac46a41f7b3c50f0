import { Type } from 'typebox'
import { AI_INSTRUCTIONS_CHARACTERS_MAX } from '../../domain/ai-instructions.ts'
import {
  CLIENT_OVERLAP_SECONDS_DEFAULT,
  CLIENT_OVERLAP_SECONDS_MAX,
  KEY_NAME_CHARACTERS_MAX,
} from '../../domain/credential/index.ts'
import {
  EXTERNAL_ID_CHARACTERS_MAX,
  ORG_NAME_CHARACTERS_MAX,
  WEBSITE_CHARACTERS_MAX,
} from '../../domain/org/index.ts'
import { PERSON_NAME_CHARACTERS_MAX } from '../../domain/person.ts'
import { refusalsWith } from '../../http/shared-schemas.ts'
import type { Integration } from '../../integrations/integration.ts'
import { INTEGRATIONS } from '../../integrations/table.ts'

export { WriteHeaders } from '../../http/shared-schemas.ts'

const ErrorBody = Type.Object({ statusCode: Type.Integer(), message: Type.String() })

/** The refusals that any embed route may answer. */
export const REFUSALS = refusalsWith(ErrorBody)

const Text = (charactersMax: number, description: string) =>
  Type.String({ minLength: 1, maxLength: charactersMax, description })

/** One connection on the wire: its label, and what its integration asks for. */
type ConnectionFields = { readonly name?: string } & Readonly<Record<string, unknown>>

const oneOrSeveral = ({ fields }: Integration) => {
  const connection = Type.Object(
    { ...fields, name: Type.Optional(Text(255, 'Label for this connection; "Default" without one.')) },
    { additionalProperties: false },
  )
  return Type.Optional(Type.Union([connection, Type.Array(connection, { minItems: 1, maxItems: 100 })]))
}

/** A key for each row of the table of integrations. */
export const Integrations = Type.Unsafe<
  Readonly<Record<string, ConnectionFields | readonly ConnectionFields[]>>
>(
  Type.Object(
    Object.fromEntries(Object.entries(INTEGRATIONS).map(([key, one]) => [key, oneOrSeveral(one)])),
    { additionalProperties: false },
  ),
)

const name = Text(ORG_NAME_CHARACTERS_MAX, 'Display name of the organization.')
const website = Text(WEBSITE_CHARACTERS_MAX, 'The customer’s website, an http or https URL.')
const language = Text(35, 'BCP 47 language tag; "en" without one.')

export const NewOrg = Type.Object({
  name,
  external_id: Type.Optional(
    Text(EXTERNAL_ID_CHARACTERS_MAX, 'Your own id for this customer, unique among your organizations.'),
  ),
  website: Type.Optional(website),
  language: Type.Optional(language),
  ai_instructions: Type.Optional(
    Type.String({
      maxLength: AI_INSTRUCTIONS_CHARACTERS_MAX,
      description: 'The AI profile; overrides the partner’s default.',
    }),
  ),
  integrations: Type.Optional(Integrations),
})

export const CreatedOrg = Type.Object({
  id: Type.String(),
  name: Type.String(),
  widget_token: Type.String(),
  external_id: Type.Union([Type.String(), Type.Null()]),
})

export const Org = Type.Object({
  ...CreatedOrg.properties,
  created_at: Type.String({ format: 'date-time' }),
})

/** What the product that serves an organization goes by; the answer, and what may be changed of it. */
const PROFILE = {
  website: Type.Union([website, Type.Null()]),
  language,
  ai_instructions: Type.Union([
    Type.String({
      maxLength: AI_INSTRUCTIONS_CHARACTERS_MAX,
      description: 'What its agents go by: its own instructions, or else the partner’s default.',
    }),
    Type.Null(),
  ]),
}

export const Profile = Type.Object({ ...Org.properties, ...PROFILE })

export const ProfileChanges = Type.Object({
  name: Type.Optional(name),
  website: Type.Optional(PROFILE.website),
  language: Type.Optional(language),
  ai_instructions: Type.Optional(PROFILE.ai_instructions),
})

export const WidgetConfig = Type.Object({
  org_id: Type.String(),
  name: Type.String(),
  website: PROFILE.website,
  language: Type.String(),
})

export const WidgetQuery = Type.Object({
  token: Type.Optional(
    Type.String({ description: 'The `widget_token`, where no `Authorization` header is sent.' }),
  ),
})

export const OrgList = Type.Object({ data: Type.Array(Org), total: Type.Integer() })

export const ListQuery = Type.Object({
  limit: Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 50,
    description: 'Number of orgs to return (1–100).',
  }),
  offset: Type.Integer({
    minimum: 0,
    maximum: 2_147_483_647,
    default: 0,
    description: 'Number of orgs to skip.',
  }),
})

export const ExternalIdPath = Type.Object({
  externalId: Type.String({ description: 'The `external_id` given at creation, URL-encoded.' }),
})

export const OrgPath = Type.Object({ orgId: Type.String({ description: 'The `id` of an organization.' }) })

export const NewLoginLink = Type.Object({
  email: Text(320, 'Mail address of the person; an account is made where there is none.'),
  name: Type.Optional(
    Text(PERSON_NAME_CHARACTERS_MAX, 'What a new account is called; what stands before the @ without it.'),
  ),
  role_ids: Type.Optional(
    Type.Array(Type.String(), {
      maxItems: 10,
      description:
        'The roles of somebody who has no place yet (see `GET /partner/v1/roles`); the highest counts.',
    }),
  ),
})

export const LoginLink = Type.Object({
  url: Type.String({ description: 'Send the person’s browser here.' }),
  expires_at: Type.String({ format: 'date-time' }),
})

export const RoleList = Type.Object({
  data: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      grantable: Type.Boolean({ description: 'Whether `role_ids` may name it.' }),
    }),
  ),
})

const Moment = Type.String({ format: 'date-time' })
const orNull = (description: string) =>
  Type.Union([Type.String({ format: 'date-time', description }), Type.Null()])

export const NewApiKey = Type.Object({
  name: Type.String({
    minLength: 1,
    maxLength: KEY_NAME_CHARACTERS_MAX,
    default: 'Default',
    description: 'A label for the key.',
  }),
  expires_at: Type.Optional(
    Type.String({ format: 'date-time', description: 'When the key ends (RFC 3339); never without it.' }),
  ),
})

export const CreatedApiKey = Type.Object({
  api_key_id: Type.String(),
  api_key: Type.String({ description: 'The key, a JWT; shown this once.' }),
})

export const ApiKeyPath = Type.Object({
  ...OrgPath.properties,
  keyId: Type.String({ description: 'The `api_key_id` of a key.' }),
})

export const ApiKeyRotation = Type.Object({
  overlap_seconds: Type.Integer({
    minimum: 0,
    maximum: CLIENT_OVERLAP_SECONDS_MAX,
    default: CLIENT_OVERLAP_SECONDS_DEFAULT,
    description: 'How long the old key works on; 0 ends it at once.',
  }),
})

export const ApiKey = Type.Object({
  id: Type.String(),
  name: Type.String(),
  hint: Type.String({ description: 'The last characters of the key.' }),
  created_at: Moment,
  last_used_at: orNull('When it was last presented, to the minute.'),
  expires_at: orNull('When it ends; an old key after a rotation too.'),
  revoked_at: orNull('When it was revoked.'),
})

export const ApiKeyList = Type.Object({
  data: Type.Array(ApiKey),
  next: Type.Union([
    Type.String({ description: 'The `cursor` of the next page.' }),
    Type.Null({ description: 'There is no next page.' }),
  ]),
})

export const ApiKeyQuery = Type.Object({
  limit: Type.Integer({
    minimum: 1,
    maximum: 100,
    default: 50,
    description: 'Number of keys to return (1–100).',
  }),
  cursor: Type.Optional(Type.String({ description: 'The `next` of the page before.' })),
})
