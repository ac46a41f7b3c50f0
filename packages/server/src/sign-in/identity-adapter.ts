import { createHash } from 'node:crypto'
import type { BetterAuthOptions } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import type { UserId } from '../kernel/ids.ts'
import { accounts, passkeys, sessions, users, verifications } from '../store/schema/people.ts'
import type { IdentityTx, Store } from '../store/store.ts'
import { dropUnprovedPasskeys } from './prove-address.ts'

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
  readonly update?: Readonly<Record<string, unknown>>
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** What is kept of a session is a hash of its token; whoever presents the token gets it back in the answer. */
const hidingTokens = (call: Call): { readonly call: Call; readonly show: (answer: unknown) => unknown } => {
  if (call.model !== 'session') return { call, show: (answer) => answer }
  const tokens = new Map<string, string>()
  const hidden = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hidden)
    if (typeof value !== 'string') return value
    tokens.set(hashOf(value), value)
    return hashOf(value)
  }
  const shown = (row: unknown): unknown => {
    const { token } = (row ?? {}) as { readonly token?: unknown }
    return typeof token === 'string' && tokens.has(token)
      ? { ...(row as object), token: tokens.get(token) }
      : row
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

/** The account that a call writes down as proved. The library takes all but its passkeys from whoever made it. */
const provedBy = ({ model, where = [], update = {} }: Call): UserId | undefined => {
  const id = where.find(({ field }) => field === 'id')?.value
  const proves = model === 'user' && update['emailVerified'] === true
  return proves && typeof id === 'string' ? (id as UserId) : undefined
}

/** The sign-in library's storage: its own Drizzle adapter, in the narrow role that alone reaches who people are. */
export const identityAdapter =
  (store: Store) =>
  (options: BetterAuthOptions): Adapter => {
    const on = (tx: IdentityTx): Adapter => drizzleAdapter(tx, { provider: 'pg', schema })(options)
    const operation = (name: (typeof OPERATIONS)[number]) => async (given: Call) => {
      const { call, show } = hidingTokens(given)
      return show(
        await store.asIdentity(async (tx) => {
          const proved = name === 'update' ? provedBy(call) : undefined
          if (proved !== undefined) await dropUnprovedPasskeys(tx, proved)
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
