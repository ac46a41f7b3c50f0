/** A key, as lists show it. */
export interface Key {
  readonly id: string
  readonly name: string
  /** Its last characters. */
  readonly hint: string
  readonly scopes: readonly string[]
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly expiresAt: string | null
  readonly revokedAt: string | null
}

/** A key that was just made. */
export interface MintedKey {
  readonly name: string
  /** Shown this once. */
  readonly apiKey: string
}

export interface NewKey<Scope extends string> {
  readonly name: string
  readonly expiresAt?: string
  readonly scopes?: Scope[]
}

export type Rotate = (input: {
  readonly keyId: string
  readonly overlapSeconds: number
}) => Promise<MintedKey>

/** What lists and changes the keys of a partner or of an organization. */
export interface KeyCalls<Scope extends string> {
  readonly list: (
    page: { readonly limit: number; readonly cursor?: string },
    options: { readonly signal: AbortSignal },
  ) => Promise<{ readonly data: readonly Key[]; readonly next: string | null }>
  readonly issue: (input: NewKey<Scope>) => Promise<MintedKey>
  /** None where the keys are somebody else's. */
  readonly rotate?: Rotate | undefined
  readonly revoke: (input: { readonly keyId: string }) => Promise<unknown>
}
