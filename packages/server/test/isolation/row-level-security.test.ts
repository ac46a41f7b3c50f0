import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { newId, type OrgId, type PartnerId } from '../../src/kernel/ids.ts'
import type { Reach, Tx } from '../../src/store/store.ts'
import { openTenantry } from '../support/tenantry.ts'
import { type TenantTable, tenantTables } from './victims.ts'
import { buildWorld } from './world.ts'

const tenantry = await openTenantry()
const world = await buildWorld(tenantry)
const tables = await tenantTables(world)
afterAll(() => tenantry.close())

const { ours, home, sibling, siblingHome } = world
/** What an organization reads, though it is its partner's; it writes none of it. */
const INHERITED: Readonly<Record<string, string>> = { secrets: `tier = 'partner'` }

/** Tables that hold no tenant's rows; a new one belongs here only if no row of it is anybody's. */
const OF_NO_TENANT = [
  ...['certificate_authorities', 'gateway_authorities', 'installation', 'migrations', 'signing_keys'],
  // Who people are: one person may belong to several tenants.
  ...['accounts', 'passkeys', 'sessions', 'users', 'verifications'],
  // Applications register themselves before anybody has signed in.
  'oauth_clients',
  // The operator is no tenant's.
  'operator_passes',
]

const PERMISSION_DENIED = '42501'
const codeOf = (error: unknown): unknown => {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return code ?? (cause === undefined ? undefined : codeOf(cause))
}

/** How many rows a statement touches, or that the database refuses it. */
const touched = async (reach: Reach, statement: string): Promise<number | 'refused'> => {
  try {
    return await tenantry.database.store.asTenant(reach, (tx) => countRows(tx, statement))
  } catch (error) {
    if (codeOf(error) === PERMISSION_DENIED) return 'refused'
    throw error
  }
}
const countRows = async (tx: Tx, statement: string): Promise<number> => {
  const { rows } = (await tx.execute(sql.raw(statement))) as unknown as { rows: unknown[] }
  return rows.length
}

const asWhole: Reach = { partnerId: ours.partner.id as PartnerId, orgId: 'any' }
const asConfined: Reach = { ...asWhole, orgId: home.orgId as OrgId }

/** Rows of a table that a reach must not touch. */
const foreignRows = ({ partner, org }: TenantTable, { partnerId, orgId }: Reach): string => {
  const ofOthers = `${partner} is distinct from '${partnerId}'`
  return org === undefined || orgId === 'any'
    ? ofOthers
    : `(${ofOthers} or ${org} is distinct from '${orgId}')`
}

const ownerSees = async (statement: string): Promise<Record<string, unknown>[]> =>
  tenantry.database.sql(statement)

/** A copy of a foreign row under ids of its own, so that nothing but row-level security is in its way. */
const forgery = async ({ name }: TenantTable, foreign: string): Promise<string> => {
  const [row] = await ownerSees(`select to_jsonb(t) as row from ${name} t where ${foreign} limit 1`)
  if (row === undefined)
    throw new Error(`No foreign row in ${name}: make one in buildWorld (test/isolation/world.ts).`)
  const fresh = { ...(row['row'] as Record<string, unknown>) }
  for (const key of ['id', 'slot', 'actor'])
    if (name !== 'orgs' && name !== 'partners' && typeof fresh[key] === 'string') fresh[key] = newId()
  for (const key of ['token_hash', 'scope_hash'])
    if (key in fresh) fresh[key] = `\\x${newId().replaceAll('-', '')}`
  const generated = await ownerSees(
    `select attname from pg_attribute where attrelid = '${name}'::regclass and attgenerated <> ''`,
  )
  for (const { attname } of generated) delete fresh[String(attname)]
  const json = JSON.stringify(fresh).replaceAll("'", "''")
  const columns = Object.keys(fresh).join(', ')
  return `insert into ${name} (${columns})
    select ${columns} from jsonb_populate_record(null::${name}, '${json}'::jsonb) returning 1`
}

it('is on for every table in the catalog that the product’s role may touch', async () => {
  const open = await ownerSees(`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relrowsecurity and (has_table_privilege('tenantry_app', oid, 'select, insert, update, delete')
        or has_any_column_privilege('tenantry_app', oid, 'select, insert, update'))`)
  expect(open).toEqual([])
})

it('knows whose rows every table of the catalog holds', async () => {
  const all = await ownerSees(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  )
  const known = [...OF_NO_TENANT, ...tables.map(({ name }) => name)]
  expect(all.map(({ relname }) => relname).sort()).toEqual(known.sort())
})

it.each(OF_NO_TENANT)('keeps %s from the product’s role altogether', async (name) => {
  expect(await touched(asWhole, `select 1 from ${name}`)).toBe('refused')
})

describe.each(tables)('$name', (table) => {
  const { name, partner } = table

  it('has a row of the victim, so that there is something to keep apart', async () => {
    const victim = `'${sibling.partner.id}'`
    expect(await ownerSees(`select 1 from ${name} where ${partner} = ${victim}`)).not.toEqual([])
  })

  it.each([
    ['a whole partner', asWhole],
    ['one organization', asConfined],
  ])('is closed around %s', async (_who, reach) => {
    const foreign = foreignRows(table, reach)
    const column = partner
    const inherited = `(${partner} = '${reach.partnerId}' and ${INHERITED[name] ?? 'false'})`
    expect(await touched(reach, `select 1 from ${name} where ${foreign} and not ${inherited}`)).toBe(0)
    expect([0, 'refused']).toContain(
      await touched(reach, `update ${name} set ${column} = ${column} where ${foreign} returning 1`),
    )
    expect([0, 'refused']).toContain(await touched(reach, `delete from ${name} where ${foreign} returning 1`))
    expect(await touched(reach, await forgery(table, foreign))).toBe('refused')
  })

  it('lets no row be moved to another partner', async () => {
    const statement = `update ${name} set ${partner} = '${sibling.partner.id}' returning 1`
    expect([0, 'refused']).toContain(await touched(asWhole, statement))
  })

  it('shows nothing to a transaction that says nobody’s name', async () => {
    const rows = await tenantry.database.store.asOwner(async (tx) => {
      await tx.execute(sql`set local role tenantry_app`)
      return countRows(tx as unknown as Tx, `select 1 from ${name}`)
    })
    expect(rows).toBe(0)
  })

  it('shows nothing to a transaction that names a partner but no organization', async () => {
    const rows = await tenantry.database.store.asOwner(async (tx) => {
      await tx.execute(sql`set local role tenantry_app`)
      await tx.execute(sql`select set_config('app.partner_id', ${sibling.partner.id}, true)`)
      return countRows(tx as unknown as Tx, `select 1 from ${name}`)
    })
    // A partner's own record hangs on no organization.
    expect(rows).toBe(name === 'partners' ? 1 : 0)
  })
})

it('narrows a transaction that entered an organization to it, whatever the partner may reach', async () => {
  const names = await tenantry.database.store.asTenant(asWhole, async (tx) => {
    await tx.execute(sql`select set_config('app.org_id', ${home.orgId}, true)`)
    return (await tx.execute(sql`select id from orgs`)) as unknown as { rows: { id: string }[] }
  })
  expect(names.rows.map(({ id }) => id)).toEqual([home.orgId])
})

describe('what an organization inherits', () => {
  const inherited = `select 1 from secrets where tier = 'partner'`
  const inStatus = async <T>(status: string, work: () => Promise<T>): Promise<T> => {
    const set = (to: string) => ownerSees(`update orgs set status = '${to}' where id = '${home.orgId}'`)
    await set(status)
    return work().finally(() => set('unclaimed'))
  }

  it.each(['unclaimed', 'claimed'])(
    'is read by one that is %s, and its own partner’s alone',
    async (status) => {
      await inStatus(status, async () => {
        const all = await ownerSees(`${inherited} and partner_id = '${ours.partner.id}'`)
        expect(await touched(asConfined, inherited)).toBe(all.length)
        expect(all.length).toBeGreaterThan(0)
      })
    },
  )

  it('is hidden from one that has detached', async () => {
    expect(await inStatus('detached', () => touched(asConfined, inherited))).toBe(0)
  })

  it('is no organization’s to write, move, forge or delete', async () => {
    const where = `where tier = 'partner' returning 1`
    expect(await touched(asConfined, `update secrets set name = 'x' ${where}`)).toBe(0)
    expect(await touched(asConfined, `delete from secrets ${where}`)).toBe(0)
    const made = `insert into secrets (partner_id, id, tier, name, type, host_pattern, sealed, preview, created_at, updated_at)
      values ('${ours.partner.id}', '${newId()}', 'partner', 'x', 'openai', 'x.example', '', '', now(), now()) returning 1`
    expect(await touched(asConfined, made)).toBe('refused')
    const raise = `update secrets set tier = 'partner', org_id = null where tier = 'organization' returning 1`
    expect(await touched(asConfined, raise)).toBe('refused')
  })

  it('holds no budget that the organization itself could set or lift', async () => {
    expect(await touched(asConfined, 'select 1 from budgets')).toBe(1)
    expect(await touched(asConfined, 'update budgets set limit_cents = 1 returning 1')).toBe(0)
    expect(await touched(asConfined, 'delete from budgets returning 1')).toBe(0)
  })
})

it('sees nothing when a partner’s id goes with another partner’s organization', async () => {
  const reach: Reach = { ...asWhole, orgId: siblingHome.orgId as OrgId }
  for (const { name } of tables.filter(({ org }) => org !== undefined))
    expect(await touched(reach, `select 1 from ${name}`), name).toBe(0)
})
