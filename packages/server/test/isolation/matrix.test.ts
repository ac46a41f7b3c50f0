import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { DIALECTS, onlyReads } from '../support/openapi.ts'
import { OPERATOR_KEY, openTenantry } from '../support/tenantry.ts'
import { isOurTurn, isSampled } from '../support/turns.ts'
import { makeReaders } from './aims.ts'
import { CREDENTIALS, FLEET_ONLY, operationsPer } from './credential-kinds.ts'
import { readOperations } from './documented-operations.ts'
import { refusalAtTheDoor } from './expected.ts'
import { examine } from './matrix.ts'
import { WRITES_PER_LOOK, watchVictims } from './victims.ts'
import { buildWorld } from './world.ts'

// Opened before the tests are named, since the documents that the server serves name them.
const tenantry = await openTenantry()
const world = await buildWorld(tenantry)
const operations = await readOperations(tenantry.http)

const makeReader = makeReaders(world)

/** Where a place has room for so many rows, and every write makes more of them. */
const OF_THE_PARTNER = [['secrets', `tier = 'partner'`]] as const
const OF_ITS_OWN_ORG = [
  ...['access_grants', 'access_groups', 'badges', 'lockdown_plans', 'alert_rules', 'policies'],
  ...['schedules', 'vehicles', 'clips'],
].map((table) => [table, `org_id = '${world.ours.partner.ownOrgId}'`] as const)

const ownRows = async (): Promise<readonly string[]> => {
  const found = await Promise.all(
    [...OF_THE_PARTNER, ...OF_ITS_OWN_ORG].map(([table, where]) =>
      tenantry.database.sql(`select id from ${table} where partner_id = $1 and ${where}`, [
        world.ours.partner.id,
      ]),
    ),
  )
  return found.flat().map(({ id }) => String(id))
}

const makeRoom = async (known: readonly string[]): Promise<void> => {
  for (const [table, where] of [...OF_THE_PARTNER, ...OF_ITS_OWN_ORG])
    await tenantry.database.sql(
      `delete from ${table} where partner_id = $1 and ${where} and id <> all($2::uuid[])`,
      [world.ours.partner.id, known],
    )
}

const expectVictimsUntouched = await watchVictims(world)
afterAll(() => tenantry.close())

/** What this run tries of each operation: with which credentials, and whether it looks for changes after it. */
const tried = operations.flatMap((operation, at) => {
  const kinds = Object.entries(CREDENTIALS).filter(
    ([kind]) => operation.dialect === 'fleet' || !FLEET_ONLY.test(kind),
  )
  const ours = kinds.filter(
    ([kind], number) => isOurTurn(at + number) && isSampled(at + number, operationsPer(kind)),
  )
  const looks = !onlyReads(operation) && isSampled(at, WRITES_PER_LOOK)
  return ours.length > 0 ? [[operation.label, { operation, ours, looks }] as const] : []
})

it('tries operations of every dialect', () => {
  const missing = DIALECTS.filter(
    (dialect) => !tried.some(([, { operation }]) => operation.dialect === dialect),
  )
  // The embedded database has a small share in `npm test`, and the device API few operations.
  const mayMiss = inject('everything') || inject('engine') === 'postgres' ? [] : ['device']
  expect(missing.filter((dialect) => !mayMiss.includes(dialect))).toEqual([])
})

describe.each(tried)('%s', (_label, { operation, ours, looks }) => {
  const reads = onlyReads(operation)

  it.each(ours)('keeps its promises to %s', async (kind, make) => {
    const reader = await makeReader(kind, make)
    const destroysNothing = reads || refusalAtTheDoor(operation, reader) !== undefined
    const credential = destroysNothing ? reader : await make(world)
    expect(await examine(world, operation, credential)).toEqual([])
  })

  let known: readonly string[] = []
  beforeAll(async () => {
    if (!reads) known = await ownRows()
  })
  afterAll(async () => {
    if (!reads) await makeRoom(known)
  })

  // The others are looked after together, at the end: to look through the database takes as long as hundreds of calls.
  if (looks)
    it('changed nothing of anybody else', async () => {
      await expectVictimsUntouched()
    })
})

describe('what all of this left behind', () => {
  it('is nothing of what was anybody else’s', async () => {
    await expectVictimsUntouched()
  })

  const { ours, sibling, inactive, stranger, home, neighbour, siblingHome, keys } = world
  const tokens = [ours, sibling, inactive, stranger, home, neighbour, siblingHome].flatMap(
    ({ shownOnce }) => shownOnce,
  )
  const secrets = [...tokens, ...Object.values(keys), home.agentToken, siblingHome.agentToken, OPERATOR_KEY]

  it('put no token into the log', () => {
    const log = tenantry.log()
    expect(log).toContain('"request"')
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([])
  })

  it('put neither a token nor anybody’s id or name into the metrics', async () => {
    const { payload } = await tenantry.http.inject('/metrics')
    expect(payload).toContain('tenantry_http_request_duration_seconds_bucket')
    const strings = [...secrets, ...ours.strings, ...sibling.strings, ...home.strings, ...siblingHome.strings]
    expect(strings.filter((text) => payload.includes(text))).toEqual([])
  })
})
