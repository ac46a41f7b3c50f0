import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { type BackupReport, backUp } from '../../src/back-up.ts'
import { KeyRing } from '../../src/crypto/key-ring.ts'
import { parseMasterKey } from '../../src/crypto/master-key.ts'
import { EventFeed } from '../../src/domain/event/index.ts'
import { newId } from '../../src/kernel/ids.ts'
import { restore } from '../../src/restore.ts'
import { describeSchema } from '../../src/store/describe-schema.ts'
import { buildWorld, type World } from '../isolation/world.ts'
import type { TestDatabase } from '../support/database.ts'
import { bearer } from '../support/partners.ts'
import { temporaryDirectory } from '../support/spawned-server.ts'
import { composeOn } from '../support/tenantry.ts'
import { allRows, allTables } from './all-rows.ts'
import { emptyInstallation, type Installation, newInstallation, newMasterKey } from './installations.ts'

const masterKey = newMasterKey()
const keyRing = new KeyRing(parseMasterKey(masterKey) ?? Buffer.of())
const clock = { now: new Date('2026-03-15T10:30:00.000Z') }
const signal = new AbortController().signal
const file = join(temporaryDirectory(), 'world.backup')

/** Has the database count transactions as if there had been as many. */
const passTransactions = async ({ sql }: TestDatabase, count: number): Promise<void> => {
  await sql(`do $$ begin
    for i in 1..${count} loop perform pg_current_xact_id(); commit; end loop;
  end $$`)
}

/** What no call of the world makes: nobody has a passkey there, nobody is about to sign in, and the operator is not signed in. */
const addWhatIsMissing = async ({ sql }: TestDatabase): Promise<void> => {
  await sql(
    `insert into passkeys (id, user_id, public_key, credential_id, counter, device_type, backed_up, created_at)
     select $1, id, 'key', 'credential', 0, 'singleDevice', false, now() from users limit 1`,
    [newId()],
  )
  await sql(
    `insert into verifications (id, identifier, value, expires_at, created_at, updated_at)
     values ('one', E'tab\\t "quote" \\\\ back\\nline \u2028 ünï', '', 'infinity', now(), now())`,
  )
  await sql(
    `insert into operator_passes (id, kind, token_hash, expires_at, created_at)
     values ($1, 'session', '\\x00ff', now(), now())`,
    [newId()],
  )
}

const createOnce = (world: Pick<World, 'ours'>, tenantry: World['tenantry']) =>
  tenantry.call('POST', '/v1/partner/orgs', {
    headers: { ...bearer(world.ours.partner.key), 'idempotency-key': 'kept' },
    body: { name: 'Kept' },
  })

let source: Installation
let world: World
let kept: string
let before: Record<string, readonly string[]>
let report: BackupReport
/** How many transactions the source was ahead of any other. */
const AHEAD = 30_000

beforeAll(async () => {
  source = await newInstallation(inject('engine'), masterKey)
  const database = await source.open()
  await passTransactions(database, AHEAD)
  const tenantry = await composeOn({ database, clock, keyRing })
  world = await buildWorld(tenantry)
  kept = (await createOnce(world, tenantry)).text
  await addWhatIsMissing(database)
  await tenantry.domain.credentialUses.flush()
  before = await allRows(database)
  await tenantry.close()
  await database.close()
  report = await backUp(source.config, file, signal)
})

describe('a backup', () => {
  it('has every table of the catalog, and the world has something in each', () => {
    const empty = Object.entries(before).filter(([, rows]) => rows.length === 0)
    expect(empty.map(([name]) => name)).toEqual([])
    const counts = Object.entries(before).map(([name, rows]) => [name, rows.length])
    const trailer = JSON.parse(gunzipSync(readFileSync(file)).toString().trimEnd().split('\n').at(-1) ?? '')
    expect(Object.entries(trailer.rows).sort()).toEqual(counts.sort())
    expect(report.tables).toBe(counts.length)
  })

  it('is read by nobody else, and holds no master key', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(gunzipSync(readFileSync(file)).toString()).not.toContain(masterKey)
    expect(report.masterKeys).toHaveLength(1)
  })

  it('needs to carry nothing but rows: there are no sequences, and no large objects', async () => {
    const database = await (await newInstallation(inject('engine'))).open()
    const others = `select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i')`
    expect(await database.sql(others)).toEqual([])
    expect(await database.sql(`select attname from pg_attribute where attidentity <> ''`)).toEqual([])
    expect(await database.sql('select oid from pg_largeobject_metadata')).toEqual([])
    await database.store.close()
    await database.close()
  })
})

describe.each(['embedded', 'postgres'] as const)('restored to %s', (engine) => {
  let database: TestDatabase
  beforeAll(async () => {
    const place = await emptyInstallation(engine, masterKey)
    expect(await restore(place.config, file, signal)).toEqual(report)
    database = await place.open()
  })

  it('all rows are what they were, in the schema of this version', async () => {
    expect(await allTables(database)).toEqual(Object.keys(before))
    expect(await allRows(database)).toEqual(before)
    const committed = readFileSync(new URL('../../migrations/schema.sql', import.meta.url), 'utf8')
    expect(await describeSchema(database.sql)).toBe(committed)
  })

  it('the feed tells of what is new, and never again of what was told before', async () => {
    expect(before['events']?.length).toBeGreaterThan(10)
    const pending = `select count(*)::int as pending from events, pg_current_snapshot() now
      where greatest(written_by, after_all)::text::numeric >= pg_snapshot_xmin(now)::text::numeric`
    expect(await database.sql(pending)).toEqual([{ pending: 0 }])
    const told: string[] = []
    const feed = new EventFeed(database.store, { everyMs: 20, restMs: 1 })
    await feed.follow(async (events) => void told.push(...events.map(({ id }) => id)))
    await passTransactions(database, AHEAD * 2)
    const id = newId()
    await database.sql(
      `insert into events (partner_id, id, org_id, type, subject, actor, data, request_id, address, at)
       values ($1, $2, $3, 'location.created', $2, '{}', '{}', $2, '', now())`,
      [world.ours.partner.id, id, world.home.orgId],
    )
    await vi.waitFor(() => expect(told).toContain(id), { timeout: 120_000 })
    expect(told).toEqual([id])
    await feed.stop()
  })

  it('a server takes the keys, opens what is sealed, replays answers, and writes on', async () => {
    const tenantry = await composeOn({ database, clock, keyRing })
    const { ours, home, keys } = world
    const statusOf = async (path: string, key: string) =>
      (await tenantry.call('GET', path, { headers: bearer(key) })).status
    expect(await statusOf('/v1/partner/orgs', ours.partner.key)).toBe(200)
    expect(await statusOf('/v1/partner/orgs', keys.jwt)).toBe(200)
    expect(await statusOf('/v1/partner/orgs', keys.revoked)).toBe(401)
    expect(await statusOf('/v1/whoami', home.orgKey)).toBe(200)
    const replayed = await createOnce(world, tenantry)
    expect([replayed.text, replayed.headers['idempotent-replayed']]).toEqual([kept, 'true'])
    const made = await tenantry.call('POST', '/v1/partner/orgs', {
      headers: bearer(ours.partner.key),
      body: { name: 'Made afterwards' },
    })
    expect(made.status).toBe(201)
    await tenantry.close()
    await database.close()
  })
})
