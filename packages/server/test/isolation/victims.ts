import { expect } from 'vitest'
import type { World } from './world.ts'

export interface TenantTable {
  readonly name: string
  readonly partner: string
  /** The column that names the row's organization, where there is one. */
  readonly org: string | undefined
}

/** Every table that holds tenants' rows, from the catalog. */
export const tenantTables = async ({
  tenantry,
}: Pick<World, 'tenantry'>): Promise<readonly TenantTable[]> => {
  const rows = await tenantry.database.sql(`
    select c.table_name as name, bool_or(c.column_name = 'org_id') as has_org
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    group by 1 having bool_or(c.column_name = 'partner_id') order by 1`)
  const tables = rows.map(({ name, has_org }) => ({
    name: String(name),
    partner: 'partner_id',
    org: name === 'orgs' ? 'id' : has_org === true ? 'org_id' : undefined,
  }))
  return [{ name: 'partners', partner: 'id', org: undefined }, ...tables]
}

/** Where the acting partner itself leaves rows that stand beside its organizations. */
const OF_THE_PORTFOLIO = ['secrets', 'events', 'invitations', 'mails']

/** Reads every row that no call of the matrix may change: other partners' and the clients nobody acts in. */
const dumpVictims = async (world: World): Promise<readonly string[]> => {
  const { ours, sibling, inactive, home, neighbour, tenantry } = world
  const whole = `('${sibling.partner.id}', '${inactive.partner.id}')`
  const untouched = `('${home.orgId}', '${neighbour.orgId}')`
  const parts = (await tenantTables(world)).map(({ name, partner, org }) => {
    const inOrgs = `${org} in ${untouched}`
    const outside = OF_THE_PORTFOLIO.includes(name) ? inOrgs : `(${org} is null or ${inOrgs})`
    const inOurs = org === undefined ? `'${name}' = 'partners'` : outside
    return `select '${name} ' || to_jsonb(t)::text as row from ${name} t
      where ${partner} in ${whole} or (${partner} = '${ours.partner.id}' and ${inOurs})`
  })
  const rows = await tenantry.database.sql(`${parts.join(' union all ')} order by 1`)
  return rows.map(({ row }) => String(row))
}

/** Answers a check that fails when a victim's row has changed since the check before it. */
export const watchVictims = async (world: World): Promise<() => Promise<void>> => {
  let known = await dumpVictims(world)
  return async () => {
    const before = known
    known = await dumpVictims(world)
    expect(known).toEqual(before)
  }
}
