import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { describeSchema } from '../../src/store/describe-schema.ts'
import { type Migration, migrate, readMigrations } from '../../src/store/migrate.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import {
  connectTo,
  createEmptyPostgresDatabase,
  type OwnConnection,
  openEmptyDatabase,
  takesManyConnections,
} from './databases.ts'

const migrations = readMigrations()
let database: OwnConnection

beforeAll(async () => {
  database = await openEmptyDatabase()
  await migrate(database)
})
afterAll(() => database.close())

const applied = (connection = database) => connection.run('select * from migrations order by name')
const schema = (connection = database) => describeSchema((text) => connection.run(text))

/** Whatever a refused migration would have done. */
const expectUntouched = async (attempt: () => Promise<void>, message: string): Promise<void> => {
  const before = [await applied(), await schema()]
  await expect(attempt()).rejects.toThrow(message)
  expect([await applied(), await schema()]).toEqual(before)
}

const numbered = (number: number, sql: string): Migration => ({
  name: `${String(number).padStart(4, '0')}_made_by_a_test.sql`,
  sql,
})
const next = migrations.length + 1

describe('migrations', () => {
  it('are numbered without a gap and print the committed schema.sql', async () => {
    expect(migrations.map(({ name }) => Number(name.slice(0, 4)))).toEqual(migrations.map((_, at) => at + 1))
    const committed = readFileSync(new URL('../../migrations/schema.sql', import.meta.url), 'utf8')
    expect(await schema()).toBe(committed)
  })

  it('run again change nothing', async () => {
    const before = await applied()
    expect(before.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name))
    await migrate(database)
    expect(await applied()).toEqual(before)
  })

  it('let keys that may do everything of their kind go on doing so, and no others do more', async () => {
    const upgraded = await openEmptyDatabase()
    await migrate(upgraded, migrations.slice(0, 14))
    const ALL = 'keys:write,members:write,orgs:write,secrets:write,budgets:write,locations:write'
    const [partnerId, whole, narrow] = [newId(), newId(), newId()]
    await upgraded.run(
      `insert into partners (id, own_org_id, name, owner_email, created_at, updated_at)
       values ($1, $1, 'Acme', 'owner@example.com', now(), now())`,
      [partnerId],
    )
    for (const [id, scopes] of [
      [whole, ALL],
      [narrow, 'orgs:write,locations:write'],
    ])
      await upgraded.run(
        `insert into credentials (partner_id, id, kind, name, hint, token_hash, scopes, created_at)
         values ($1, $2::uuid, 'partner_key', 'Key', 'hint', sha256(convert_to($2::uuid::text, 'UTF8')), $3, now())`,
        [partnerId, id, `{${scopes}}`],
      )
    await migrate(upgraded)
    const rows = await upgraded.run('select id, scopes from credentials')
    await upgraded.close()
    const scopesOf = (id: string) => rows.find((row) => row['id'] === id)?.['scopes']
    expect(scopesOf(whole)).toEqual(
      expect.arrayContaining(['devices:write', 'hardware:read', 'licences:read']),
    )
    expect(scopesOf(narrow)).toEqual(['orgs:write', 'locations:write'])
  })

  it('refuse a gap in the files', async () => {
    const withGap = [...migrations, numbered(next + 1, 'create table never_made ()')]
    await expectUntouched(() => migrate(database, withGap), `should be number ${next}`)
  })

  it('refuse a file that was edited after it was applied', async () => {
    const edited = migrations.map((migration, at) =>
      at === 1 ? { ...migration, sql: `${migration.sql}\n-- edited` } : migration,
    )
    await expectUntouched(
      () => migrate(database, [...edited, numbered(next, 'create table never_made ()')]),
      `Migration ${migrations[1]?.name} was edited after it was applied.`,
    )
  })

  it('refuse a file that was merged in before one that is already applied', async () => {
    const merged = [...migrations.slice(0, -1), numbered(migrations.length, 'create table never_made ()')]
    await expectUntouched(() => migrate(database, merged), `where this server has ${merged.at(-1)?.name}`)
  })

  it('refuse a database that is newer than the files', async () => {
    await expectUntouched(
      () => migrate(database, migrations.slice(0, -1)),
      `The database is newer than this server: it has ${migrations.at(-1)?.name}.`,
    )
  })

  it('leave nothing of a file that fails half-way, name it, and let a mended one through', async () => {
    const broken = numbered(next, 'create table half_made (id uuid); select no_such_column')
    await expectUntouched(
      () => migrate(database, [...migrations, broken]),
      `Migration ${broken.name} failed.`,
    )
    const fresh = await openEmptyDatabase()
    const failing = migrate(fresh, [...migrations, broken])
    await expect(failing).rejects.toMatchObject({
      cause: { message: expect.stringContaining('no_such_column') },
    })
    expect(await applied(fresh)).toHaveLength(migrations.length)
    await migrate(fresh, [...migrations, numbered(next, 'create table whole (id uuid)')])
    expect(await fresh.run(`select to_regclass('whole') is not null as made`)).toEqual([{ made: true }])
    await fresh.close()
  })
})

// Several migrators need several connections; the embedded database is kept to one process by its lock.
if (takesManyConnections) {
  describe('20 servers that migrate one fresh database at once', () => {
    it('all succeed, and each file is applied once', async () => {
      const url = await createEmptyPostgresDatabase()
      const stores = await Promise.all(Array.from({ length: 20 }, () => openPostgres(url, 2)))
      await Promise.all(stores.map((store) => store.ping()))
      const connection = await connectTo(url)
      expect((await applied(connection)).map(({ name }) => name)).toEqual(migrations.map(({ name }) => name))
      expect(await schema(connection)).toBe(await schema())
      await connection.close()
      await Promise.all(stores.map((store) => store.close()))
    })

    it('all succeed on four fresh databases of one cluster, whose roles they share', async () => {
      const urls = await Promise.all(Array.from({ length: 4 }, () => createEmptyPostgresDatabase()))
      const stores = await Promise.all(
        [...urls, ...urls, ...urls, ...urls, ...urls].map((url) => openPostgres(url, 1)),
      )
      await Promise.all(stores.map((store) => store.ping()))
      await Promise.all(stores.map((store) => store.close()))
    })
  })
}
