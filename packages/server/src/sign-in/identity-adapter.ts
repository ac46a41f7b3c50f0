import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import type { BetterAuthOptions } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { accounts, passkeys, sessions, users, verifications } from '../store/schema/people.ts'
import type { IdentityTx, Store } from '../store/store.ts'

const schema = {
  user: users,
  session: sessions,
  account: accounts,
  verification: verifications,
  passkey: passkeys,
}
type Adapter = ReturnType<ReturnType<typeof drizzleAdapter>>

/** The operations of an adapter; each runs in a transaction of its own. */
const OPERATIONS = [
  ...(['create', 'update', 'updateMany', 'delete', 'deleteMany'] as const),
  ...(['findOne', 'findMany', 'count', 'consumeOne', 'incrementOne'] as const),
]

interface Condition {
  readonly field: string
  readonly value: unknown
}
interface Call {
  readonly model: string
  readonly where?: readonly Condition[]
  readonly data?: Readonly<Record<string, unknown>>
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** What one request knows of sessions: the tokens it presented, and hashes that it may name others by. */
interface Naming {
  readonly presented: Map<string, string>
  readonly named: Set<string>
}
const namings = new AsyncLocalStorage<Naming>()

/**
 * Runs a request of the library's that names a person's sessions by what a list has shown of them, their hashes; by
 * default no hash is as good as a token.
 */
export const namingSessions = <T>(named: readonly string[], request: () => Promise<T>): Promise<T> =>
  namings.run({ presented: new Map(), named: new Set(named) }, request)

/** What is kept of a session is a hash of its token; whoever presents the token gets it back in the answer. */
const hidingTokens = (call: Call): { readonly call: Call; readonly show: (answer: unknown) => unknown } => {
  if (call.model !== 'session') return { call, show: (answer) => answer }
  const naming = namings.getStore()
  const tokens = naming?.presented ?? new Map<string, string>()
  const hidden = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hidden)
    if (typeof value !== 'string' || naming?.named.has(value) === true) return value
    tokens.set(hashOf(value), value)
    return hashOf(value)
  }
  const shown = (row: unknown): unknown => {
    const { token } = (row ?? {}) as { readonly token?: unknown }
    if (typeof token !== 'string') return row
    if (tokens.has(token)) return { ...(row as object), token: tokens.get(token) }
    naming?.named.add(token)
    return row
  }
  return {
    call: {
      ...call,
      ...(call.where && {
        where: call.where.map((condition) =>
          condition.field === 'token' ? { ...condition, value: hidden(condition.value) } : condition,
        ),
      }),
      ...(call.data && 'token' in call.data && { data: { ...call.data, token: hidden(call.data['token']) } }),
    },
    show: (answer) => (Array.isArray(answer) ? answer.map(shown) : shown(answer)),
  }
}

/** The sign-in library's storage: its own Drizzle adapter, in the narrow role that alone reaches who people are. */
export const identityAdapter =
  (store: Store) =>
  (options: BetterAuthOptions): Adapter => {
    const on = (tx: IdentityTx): Adapter => drizzleAdapter(tx, { provider: 'pg', schema })(options)
    const operation = (name: (typeof OPERATIONS)[number]) => async (given: Call) => {
      const { call, show } = hidingTokens(given)
      return show(
        await store.asIdentity((tx) => {
          const run = on(tx)[name] as unknown as (call: Call) => Promise<unknown>
          return run(call)
        }),
      )
    }
    const adapter: Adapter = {
      ...on({} as IdentityTx),
      ...Object.fromEntries(OPERATIONS.map((name) => [name, operation(name)])),
      // One after the other, as the library does where it is told of no transactions: its hooks may call back.
      transaction: (work) => work(adapter),
    }
    return adapter
  }
