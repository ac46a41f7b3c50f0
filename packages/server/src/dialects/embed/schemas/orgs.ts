import { Type } from 'typebox'
import { AI_INSTRUCTIONS_CHARACTERS_MAX } from '../../../domain/ai-instructions.ts'
import {
  EXTERNAL_ID_CHARACTERS_MAX,
  ORG_NAME_CHARACTERS_MAX,
  WEBSITE_CHARACTERS_MAX,
} from '../../../domain/org/index.ts'
import { Integrations } from './integrations.ts'
import { Text } from './shared.ts'

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
