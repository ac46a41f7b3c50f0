import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { createEmptyPostgresDatabase } from '../engine/databases.ts'
import { createPostgresDatabase } from '../support/database.ts'
import { startServer, temporaryDirectory } from '../support/spawned-server.ts'
import { keepBackup } from './keep-backup.ts'
import { type Attempt, nextAttempt, provision } from './provision.ts'
import { runCommand } from './spawned-command.ts'
import { expectNoHalfOrg } from './whole-orgs.ts'
import { callAs, createWirePartner } from './wire-partner.ts'

/** Has several clients create organizations for as long as some work takes. */
const whileWriting = async <T>(create: (attempt: Attempt) => Promise<unknown>, work: () => Promise<T>) => {
  const done: Attempt[] = []
  let isOver = false
  let number = 0
  const clients = Array.from({ length: 3 }, async () => {
    while (!isOver) {
      const attempt = nextAttempt(number++)
      await create(attempt)
      done.push(attempt)
    }
  })
  try {
    while (done.length < 12) await sleep(20)
    const before = [...done]
    return { result: await work(), before, during: () => done.slice(before.length) }
  } finally {
    isOver = true
    await Promise.all(clients)
  }
}

describe('a backup of PostgreSQL while a server writes', () => {
  it('is the database at one moment: nothing that was answered before is missing, and nothing is half there', async () => {
    const env = {
      DATABASE_URL: await createPostgresDatabase(),
      TENANTRY_MASTER_KEY: randomBytes(32).toString('hex'),
      TENANTRY_OPERATOR_KEY: randomBytes(32).toString('hex'),
    }
    const server = await startServer({ env })
    const partner = await createWirePartner(server)
    const file = join(temporaryDirectory(), 'busy.backup')
    const data = { ...env, TENANTRY_DATA: temporaryDirectory() }
    const { result, before, during } = await whileWriting(
      (attempt) => provision(server, partner, attempt),
      () => keepBackup('backup', file, data),
    )
    expect(during().length).toBeGreaterThan(0)

    const restored = { ...env, DATABASE_URL: await createEmptyPostgresDatabase() }
    expect(await keepBackup('restore', file, { ...data, ...restored })).toEqual({ ...result, file })
    const client = new pg.Client({ connectionString: restored.DATABASE_URL })
    await client.connect()
    const sql = async (text: string) => (await client.query<Record<string, unknown>>(text)).rows
    await expectNoHalfOrg(sql)
    const names = (await sql('select name from orgs')).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(before.map(({ name }) => name)))
    await client.end()

    const there = await startServer({ env: restored })
    const [attempt] = before
    if (attempt === undefined) throw new Error('Nothing was made before the backup.')
    const replayed = await provision(there, partner, attempt)
    expect(replayed.headers.get('idempotent-replayed')).toBe('true')
    await provision(there, partner, nextAttempt(0))
    await there.stop()
    await server.stop()
  })
})

describe('the embedded database', () => {
  it('is backed up while its server is stopped, and moves to another directory and up to PostgreSQL', async () => {
    const server = await startServer()
    const { dataDirectory } = server
    const partner = await createWirePartner(server)
    const file = join(temporaryDirectory(), 'stopped.backup')
    const refused = await runCommand(['backup', file], { TENANTRY_DATA: dataDirectory })
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('An embedded database is backed up while no server runs on it.')
    expect(refused.stderr).toContain(`is in use by process ${server.pid} `)
    expect(existsSync(file)).toBe(false)
    await server.stop()

    const made = await runCommand(['backup', file], { TENANTRY_DATA: dataDirectory })
    expect([made.code, made.stderr]).toEqual([0, ''])
    expect(made.stdout).toContain('The master key is not in it')
    expect(statSync(file).mode & 0o777).toBe(0o600)

    const toPostgres = { DATABASE_URL: await createEmptyPostgresDatabase() }
    for (const more of inject('everything') ? [{}, toPostgres] : [toPostgres]) {
      const directory = temporaryDirectory()
      const env = { TENANTRY_DATA: directory, ...more }
      const keyless = await runCommand(['restore', file], env)
      expect([keyless.code, keyless.stdout]).toEqual([1, ''])
      expect(keyless.stderr).toContain('The backup is sealed by the master key ')
      cpSync(join(dataDirectory, 'master.key'), join(directory, 'master.key'))
      await keepBackup('restore', file, env)
      const moved = await startServer({ dataDirectory: directory, env: more })
      const listed = await callAs(moved, 'broker', partner.key, 'GET', '/v1/partner/orgs')
      expect(listed.status).toBe(200)
      const again = await runCommand(['restore', file], env)
      expect(again.code).toBe(1)
      await moved.stop()
    }
  })
})

it('says what it would need', async () => {
  const missing = await runCommand(['backup'], {})
  expect([missing.code, missing.stdout]).toEqual([2, ''])
  const nothing = await runCommand(['backup', 'x'], { TENANTRY_DATA: temporaryDirectory() })
  expect(nothing.stderr).toContain('There is no embedded database in')
  const url = 'postgres://somebody:very-secret@127.0.0.1:1/none'
  const unreachable = await runCommand(['backup', 'x', '--json'], { DATABASE_URL: url })
  expect(unreachable.code).toBe(1)
  const message = expect.stringMatching(/^PostgreSQL cannot be reached by DATABASE_URL\..*ECONNREFUSED/s)
  expect(JSON.parse(unreachable.stderr)).toMatchObject({ error: { exitCode: 1, message } })
  expect(unreachable.stderr).not.toContain('very-secret')
})
