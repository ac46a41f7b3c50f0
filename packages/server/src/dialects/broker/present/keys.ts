import type { Static } from 'typebox'
import type { ShownKey } from '../../../domain/credential/index.ts'
import type { Secret } from '../../../kernel/secret.ts'
import type * as schemas from '../schemas/keys.ts'

export const presentKey = (key: ShownKey): Static<typeof schemas.Key> => ({
  id: key.id,
  name: key.name,
  format: key.format,
  hint: key.hint,
  scopes: [...key.scopes],
  createdAt: key.createdAt.toISOString(),
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  expiresAt: key.expiresAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
})

export const presentIssuedKey = ({
  key,
  token,
}: {
  readonly key: ShownKey
  readonly token: Secret
}): Static<typeof schemas.IssuedKey> => ({ ...presentKey(key), apiKey: token.reveal() })
