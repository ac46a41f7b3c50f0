import { sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { OrgId, PartnerId } from '../kernel/ids.ts'

declare const roleOf: unique symbol
type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>
type InRole<Role extends string> = Database & { readonly [roleOf]: Role }

/** A transaction that sees one tenant's rows, by row-level security. */
export type Tx = InRole<'tenantry_app'>
/** A transaction of the operator's: partners and their keys, no customer. */
export type OperatorTx = InRole<'tenantry_operator'>
/** A read across tenants; used by the named functions in `across-tenants/` alone. */
export type LookupTx = InRole<'tenantry_lookup'>
/** A transaction on who people are, for the sign-in library alone. */
export type IdentityTx = InRole<'tenantry_identity'>
/** A transaction in the connection's own role, for the upkeep jobs of `upkeep.ts` alone. */
export type UpkeepTx = InRole<'owner'>

/** Whose rows a transaction may touch. `any`: every organization of the partner. */
export interface Reach {
  readonly partnerId: PartnerId
  readonly orgId: OrgId | 'any'
}

export interface TransactionOptions {
  readonly readOnly?: boolean
}

export interface Store {
  readonly engine: 'embedded' | 'postgres'
  asTenant<T>(reach: Reach, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>
  asOperator<T>(work: (tx: OperatorTx) => Promise<T>, options?: TransactionOptions): Promise<T>
  asLookup<T>(work: (tx: LookupTx) => Promise<T>, options?: TransactionOptions): Promise<T>
  asIdentity<T>(work: (tx: IdentityTx) => Promise<T>): Promise<T>
  asOwner<T>(work: (tx: UpkeepTx) => Promise<T>): Promise<T>
  /** Keeps deep lists in their index; PostgreSQL does this by itself, the embedded database has nobody else to. */
  vacuum(): Promise<void>
  /** Resolves while the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** What an engine has to bring: a transaction on one connection, begun with the given statement. */
export interface Engine {
  readonly name: Store['engine']
  transaction<T>(begin: string, work: (database: Database) => Promise<T>): Promise<T>
  vacuum(): Promise<void>
  close(): Promise<void>
}
export type { Database }

const UUID = /^[0-9a-f-]{36}$/
const checkedId = (id: string): string => {
  if (!UUID.test(id)) throw new Error('Not an id.')
  return id
}

type Settings = Readonly<Record<string, string>>

// One statement takes the role and says whose rows may be touched; all of it ends with the transaction.
const take = (settings: Settings, readOnly = false): string => {
  const all = { ...(readOnly && { transaction_read_only: 'on' }), ...settings }
  return `select ${Object.entries(all)
    .map(([name, value]) => `set_config('${name}', '${value}', true)`)
    .join(', ')}`
}

const reachSettings = ({ partnerId, orgId }: Reach): Settings => ({
  'app.partner_id': checkedId(partnerId),
  'app.org_id': orgId === 'any' ? orgId : checkedId(orgId),
  role: 'tenantry_app',
})

/** Turns an engine into the store: the only place where a transaction gets its role. */
export const storeOn = (engine: Engine): Store => ({
  engine: engine.name,
  asTenant: (reach, work, { readOnly } = {}) =>
    engine.transaction(take(reachSettings(reach), readOnly), (database) => work(database as Tx)),
  asOperator: (work, { readOnly } = {}) =>
    engine.transaction(take({ role: 'tenantry_operator' }, readOnly), (database) =>
      work(database as OperatorTx),
    ),
  asLookup: (work, { readOnly = true } = {}) =>
    engine.transaction(take({ role: 'tenantry_lookup' }, readOnly), (database) => work(database as LookupTx)),
  asIdentity: (work) =>
    engine.transaction(take({ role: 'tenantry_identity' }), (database) => work(database as IdentityTx)),
  asOwner: (work) => engine.transaction('', (database) => work(database as UpkeepTx)),
  vacuum: () => engine.vacuum(),
  ping: () => engine.transaction('', async (database) => void (await database.execute(sql`select 1`))),
  close: () => engine.close(),
})
