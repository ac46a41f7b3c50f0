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

/** After one in how many operations that write `npm test` has time to look for changes. */
export const WRITES_PER_LOOK = 8

interface Dump {
  /** Other partners' rows, and those of the clients nobody acts in: they stay just as they are. */
  readonly untouched: readonly string[]
  /** What belongs to the acting partner as a whole: it may add to it, and changes nothing that was there. */
  readonly lasting: readonly string[]
}

/** Where the acting partner itself changes rows that stand beside its organizations. */
const OF_THE_PORTFOLIO = ['secrets']

/** Who lists what all clients have has read in each of them, which each is told. */
const COUNTED = 'acting_reads'

/** Selects every row that no call of the matrix may change. When a key was last presented every call may tell. */
const selectVictims = async (world: World): Promise<string> => {
  const { ours, sibling, inactive, home, neighbour } = world
  const whole = `('${sibling.partner.id}', '${inactive.partner.id}')`
  const clients = `('${home.orgId}', '${neighbour.orgId}')`
  const parts = (await tenantTables(world)).map(({ name, partner, org }) => {
    const isPartners = `'${name}' = 'partners'`
    const ofClients = org === undefined ? isPartners : `coalesce(${org} in ${clients}, false)`
    const isClients = name === COUNTED ? 'false' : ofClients
    const isShared = org === undefined || OF_THE_PORTFOLIO.includes(name) ? 'false' : `${org} is null`
    // A partner may give itself another name, and stop its own traffic.
    const own =
      name === 'partners'
        ? `case when id = '${ours.partner.id}' then array['name', 'updated_at', 'gateway_stopped_at'] end`
        : 'null'
    return `select not ${isClients} and ${partner} not in ${whole} as lasting,
        '${name} ' || (to_jsonb(t) - 'last_used_at' - coalesce(${own}, array[]::text[]))::text as row from ${name} t
      where ${partner} in ${whole} or (${partner} = '${ours.partner.id}' and (${isClients} or ${isShared}))`
  })
  return `${parts.join(' union all ')} order by 2`
}

const dumpVictims = async ({ tenantry }: World, victims: string): Promise<Dump> => {
  const rows = await tenantry.database.sql(victims)
  const where = (wanted: boolean) =>
    rows.filter(({ lasting }) => lasting === wanted).map(({ row }) => String(row))
  return { untouched: where(false), lasting: where(true) }
}

/** Answers a check that fails when a victim's row has changed since the check before it. */
export const watchVictims = async (world: World): Promise<() => Promise<void>> => {
  const victims = await selectVictims(world)
  let known = await dumpVictims(world, victims)
  return async () => {
    const before = known
    known = await dumpVictims(world, victims)
    expect(known.untouched).toEqual(before.untouched)
    const now = new Set(known.lasting)
    expect(before.lasting.filter((row) => !now.has(row))).toEqual([])
  }
}
