import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { openTenantry } from '../support/tenantry.ts'
import { tenantTables } from './victims.ts'
import { buildWorld } from './world.ts'

const tenantry = await openTenantry()
const world = await buildWorld(tenantry)
const { store } = tenantry.database
afterAll(() => tenantry.close())

const ROLES = ['tenantry_app', 'tenantry_operator', 'tenantry_lookup'] as const
const PERMISSION_DENIED = '42501'
const codeOf = (error: unknown): unknown => {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return code ?? (cause === undefined ? undefined : codeOf(cause))
}

/** The rows that a statement gives a role, or that the database refuses it. */
const ask = async (role: 'operator' | 'lookup', statement: string): Promise<number | 'refused'> => {
  const run = async (tx: { execute: (query: ReturnType<typeof sql.raw>) => PromiseLike<unknown> }) =>
    ((await tx.execute(sql.raw(statement))) as { rows: unknown[] }).rows.length
  try {
    return await (role === 'operator' ? store.asOperator(run) : store.asLookup(run, { readOnly: false }))
  } catch (error) {
    if (codeOf(error) === PERMISSION_DENIED) return 'refused'
    throw error
  }
}

/** Every column of every table, as `table.column`. */
const columns = (
  await tenantry.database.sql(`
    select table_name || '.' || column_name as name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`)
).map(({ name }) => String(name))

describe('the look-up role', () => {
  /** What finding a credential, a claim link, a signing key or a person’s places takes; everything else stays closed. */
  const OPEN = [
    ...[
      'partner_id',
      'id',
      'org_id',
      'project_id',
      'agent_id',
      'device_id',
      'oauth_grant_id',
      'kind',
      'token_hash',
      'scopes',
      'expires_at',
      'revoked_at',
      'seen_by_partner',
      'user_id',
      'certificate_fingerprint',
    ].map((c) => `credentials.${c}`),
    ...['partner_id', 'id', 'org_id', 'token_hash', 'expires_at', 'used_at', 'replaced_at'].map(
      (c) => `claim_links.${c}`,
    ),
    ...['partner_id', 'id', 'name', 'status'].map((c) => `orgs.${c}`),
    // What a hold hangs on.
    ...['suspended_at', 'operator_suspended_at', 'partner_access_allowed', 'partner_access_until'].map(
      (c) => `orgs.${c}`,
    ),
    // What a widget asks with, and may know.
    ...['widget_token', 'website', 'language'].map((c) => `orgs.${c}`),
    ...['id', 'name', 'active', 'own_org_id', 'ip_allow_list', 'rate_limit_per_minute'].map(
      (c) => `partners.${c}`,
    ),
    // What the claim page shows of the partner, and suggests.
    ...['default_partner_access_allowed', 'default_partner_access_days', 'branding'].map(
      (c) => `partners.${c}`,
    ),
    // What those who listen are told of.
    ...['partner_id', 'id', 'org_id', 'type', 'subject', 'data', 'at', 'written_by'].map(
      (c) => `events.${c}`,
    ),
    ...['type', 'location_id'].map((c) => `devices.${c}`),
    ...['kid', 'public_jwk', 'sealed', 'created_at'].map((c) => `signing_keys.${c}`),
    ...['id', 'certificate', 'sealed', 'created_at'].map((c) => `gateway_authorities.${c}`),
    ...['purpose', 'certificate', 'sealed', 'created_at'].map((c) => `certificate_authorities.${c}`),
    ...[
      ...['partner_id', 'id', 'org_id', 'project_id', 'user_id', 'role'],
      ...['skip_onboarding', 'token_hash', 'expires_at', 'claimed_at'],
      'from_partner',
    ].map((c) => `team_provisions.${c}`),
    ...['partner_id', 'id', 'email', 'user_id', 'role', 'created_at'].map((c) => `partner_members.${c}`),
    ...['partner_id', 'id', 'org_id', 'email', 'user_id', 'role', 'from_partner', 'created_at'].map(
      (c) => `memberships.${c}`,
    ),
    ...[
      ...['partner_id', 'id', 'org_id', 'partner_member_id', 'membership_id'],
      ...['token_hash', 'expires_at', 'used_at'],
    ].map((c) => `invitations.${c}`),
    ...[
      ...['partner_id', 'id', 'org_id', 'email', 'name', 'role'],
      ...['token_hash', 'expires_at', 'created_at'],
    ].map((c) => `login_links.${c}`),
    ...[
      ...['partner_id', 'id', 'org_id', 'membership_id', 'user_id'],
      ...['token_hash', 'expires_at', 'created_at'],
    ].map((c) => `confined_sessions.${c}`),
    ...['partner_id', 'org_id', 'credential_id', 'token_hash', 'domain', 'expires_at'].map(
      (c) => `federated_tokens.${c}`,
    ),
    // What an application is, whom it acts for, and where.
    ...[...['id', 'name', 'redirect_uris', 'secret_hash', 'auth_method', 'created_at', 'used_at']].map(
      (c) => `oauth_clients.${c}`,
    ),
    ...[
      ...['partner_id', 'id', 'org_id', 'client_id', 'user_id', 'partner_member_id', 'membership_id'],
      ...['redirect_uri', 'code_challenge', 'code_hash', 'family_hash', 'refresh_hash'],
      ...['expires_at', 'created_at'],
    ].map((c) => `oauth_grants.${c}`),
    // How hardware that knows its serial number alone finds where it belongs.
    ...['partner_id', 'id', 'serial_number', 'activation_hash'].map((c) => `hardware.${c}`),
    ...['partner_id', 'id', 'org_id', 'hardware_id'].map((c) => `devices.${c}`),
  ]

  it.each(columns.filter((name) => !OPEN.includes(name)))('cannot read %s', async (name) => {
    const [table, column] = name.split('.')
    expect(await ask('lookup', `select ${column} from ${table}`)).toBe('refused')
  })

  it.each(OPEN)('can read %s', async (name) => {
    const [table, column] = name.split('.')
    expect(await ask('lookup', `select ${column} from ${table}`)).toBeGreaterThan(0)
  })

  it('changes nothing of any tenant', async () => {
    for (const { name, partner } of await tenantTables(world)) {
      expect(await ask('lookup', `update ${name} set ${partner} = ${partner} returning 1`), name).toBe(
        'refused',
      )
      expect(await ask('lookup', `delete from ${name} returning 1`), name).toBe('refused')
      expect(await ask('lookup', `insert into ${name} (${partner}) values (null) returning 1`), name).toBe(
        'refused',
      )
    }
  })
})

describe('the operator’s role', () => {
  it('reads nothing of what a customer has', async () => {
    const customers = (await tenantTables(world)).filter(
      ({ name }) =>
        ![
          ...['partners', 'credentials', 'idempotency_results', 'mails'],
          // A new partner's owner and their invitation are the operator's to write.
          ...['partner_members', 'invitations'],
          // What the operator itself loads for a partner, and what the partner tells it of its sales.
          ...['hardware', 'claim_keys', 'licences', 'shipments', 'deals'],
        ].includes(name),
    )
    expect(customers.length).toBeGreaterThan(8)
    for (const { name } of customers.filter((table) => table.name !== 'orgs'))
      expect(await ask('operator', `select 1 from ${name}`), name).toBe('refused')
  })

  it('sees and changes no invitation to a customer, and writes a customer no mail', async () => {
    const ofCustomers = 'where org_id is not null'
    expect(await tenantry.database.sql(`select 1 from invitations ${ofCustomers}`)).not.toEqual([])
    expect(await ask('operator', `select 1 from invitations ${ofCustomers}`)).toBe(0)
    expect(await ask('operator', `update invitations set used_at = now() ${ofCustomers} returning 1`)).toBe(0)
    const [mail] = await tenantry.database.sql(
      `select to_jsonb(m) as row from mails m ${ofCustomers} limit 1`,
    )
    const copy = JSON.stringify({ ...(mail?.['row'] as object), id: newId() }).replaceAll("'", "''")
    const forged = `insert into mails select * from jsonb_populate_record(null::mails, '${copy}'::jsonb)`
    expect(await ask('operator', forged)).toBe('refused')
  })

  /** What placing a hold takes: which organization it is, and the hold itself; and what the overview counts. */
  const READ = ['partner_id', 'id', 'is_own', 'operator_suspended_at', 'status'].map(
    (column) => `orgs.${column}`,
  )

  it('reads of an organization its state and its hold and nothing else, and changes the hold alone', async () => {
    for (const name of columns.filter((column) => column.startsWith('orgs.'))) {
      const column = name.slice('orgs.'.length)
      const read = await ask('operator', `select ${column} from orgs`)
      if (READ.includes(name)) expect(read, name).toBeGreaterThan(0)
      else expect(read, name).toBe('refused')
      // What the database makes by itself takes no other value from anybody.
      const value = name === 'orgs.sort_name' ? 'default' : 'null'
      const changed = await ask('operator', `update orgs set ${column} = ${value} where false returning 1`)
      expect(changed, name).toBe(name === 'orgs.operator_suspended_at' ? 0 : 'refused')
    }
  })

  it('sees the partners’ keys and no credential of a customer', async () => {
    expect(await ask('operator', `select 1 from credentials where kind = 'partner_key'`)).toBeGreaterThan(0)
    expect([0, 'refused']).toContain(
      await ask('operator', `select 1 from credentials where kind <> 'partner_key'`),
    )
  })

  it('revokes no credential of a customer', async () => {
    const statement = `update credentials set revoked_at = now() where kind <> 'partner_key' returning 1`
    expect([0, 'refused']).toContain(await ask('operator', statement))
  })

  it('sees no stored answer of a tenant', async () => {
    expect(
      await tenantry.database.sql('select 1 from idempotency_results where partner_id is not null'),
    ).not.toEqual([])
    expect(await ask('operator', 'select 1 from idempotency_results where partner_id is not null')).toBe(0)
  })

  it('takes nothing away: no row of any table can it delete', async () => {
    for (const { name } of await tenantTables(world))
      expect(await ask('operator', `delete from ${name} returning 1`), name).toBe('refused')
  })
})

describe('every role of the product', () => {
  it.each(ROLES)('%s can neither change nor delete an event, nor empty a table', async (role) => {
    const [row] = await tenantry.database.sql(
      `select bool_or(has_table_privilege($1, oid, 'truncate')) as truncates,
        bool_or(relname = 'events' and (has_table_privilege($1, oid, 'update, delete')
          or has_any_column_privilege($1, oid, 'update'))) as rewrites
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
      [role],
    )
    expect(row).toEqual({ truncates: false, rewrites: false })
  })

  it.each(ROLES)('%s owns nothing, signs in nowhere and walks past no policy', async (role) => {
    const rows = await tenantry.database.sql(
      `select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
        (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
      from pg_roles where rolname = $1`,
      [role],
    )
    const nothing = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false }
    expect(rows).toEqual([{ ...nothing, rolcreatedb: false, owned: 0 }])
  })
})
