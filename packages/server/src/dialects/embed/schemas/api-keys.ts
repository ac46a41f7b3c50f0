import { Type } from 'typebox'
import {
  CLIENT_OVERLAP_SECONDS_DEFAULT,
  CLIENT_OVERLAP_SECONDS_MAX,
  KEY_NAME_CHARACTERS_MAX,
} from '../../../domain/credential/index.ts'
import { OrgPath } from './shared.ts'

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
