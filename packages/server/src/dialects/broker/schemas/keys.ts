import { Type } from 'typebox'
import { KEY_NAME_CHARACTERS_MAX, OVERLAP_SECONDS_MAX } from '../../../domain/credential/index.ts'
import { DEFAULT_SCOPES, type Scope } from '../../../domain/scopes.ts'
import { Moment } from '../schemas.ts'
import { orNull, pageOf, pageQuery } from './paging.ts'

export const KeyPath = Type.Object({ keyId: Type.String() })

const newKey = <const S extends Scope>(scopes: readonly S[]) =>
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: KEY_NAME_CHARACTERS_MAX }),
    format: Type.Enum(['opaque', 'jwt'], { default: 'opaque' }),
    scopes: Type.Optional(
      Type.Array(Type.Enum([...scopes]), {
        minItems: 1,
        maxItems: 100,
        description: 'Some of the scopes of the key that asks; without them all of those.',
      }),
    ),
    expiresAt: Type.Optional(
      Type.String({
        format: 'date-time',
        description:
          'RFC 3339, not behind the end of the key that asks; without it the key ends with that one, or never.',
      }),
    ),
  })
export const NewPartnerKey = newKey(DEFAULT_SCOPES.partner_key)
export const NewOrgKey = newKey(DEFAULT_SCOPES.org_key)

export const Rotation = Type.Object({
  overlapSeconds: Type.Integer({
    minimum: 0,
    maximum: OVERLAP_SECONDS_MAX,
    default: 0,
    description: 'How long the old key works on; 0 ends it at once.',
  }),
})

const Key = Type.Object({
  id: Type.String(),
  name: Type.String(),
  format: Type.Enum(['opaque', 'jwt']),
  hint: Type.String({ description: 'The last characters of the key.' }),
  scopes: Type.Array(Type.String()),
  createdAt: Moment,
  lastUsedAt: orNull(Type.String({ format: 'date-time', description: 'To the minute.' })),
  expiresAt: orNull(Moment),
  revokedAt: orNull(Moment),
})
export const IssuedKey = Type.Object({
  ...Key.properties,
  apiKey: Type.String({ description: 'The key; shown this once.' }),
})
export const KeyPage = pageOf(Key)
export const KeyQuery = Type.Object(pageQuery)
