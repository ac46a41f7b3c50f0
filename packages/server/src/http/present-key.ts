import type { IssuedKey, ShownKey } from '../domain/credential/index.ts'

/** A key as this server's own dialects show it in lists. */
export const presentKey = (key: ShownKey) => ({
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

/** A key as it is shown once, with what to call by. */
export const presentIssuedKey = ({ key, token }: IssuedKey) => ({
  ...presentKey(key),
  apiKey: token.reveal(),
})
