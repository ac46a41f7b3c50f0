import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { createPostgresDatabase } from '../support/database.ts'
import { spawnServer, startServer, temporaryDirectory } from '../support/spawned-server.ts'
import { createWirePartner, operate, probe, send } from './wire-partner.ts'

const refusedStart = async (options: Parameters<typeof spawnServer>[0]) => {
  const server = await spawnServer(options)
  return { exitCode: await server.exited(), output: server.output() }
}

const modeOf = (file: string): number => statSync(file).mode & 0o777

describe('the first start', () => {
  it('makes data directory and keys for their owner alone, prints the operator key, and the second start does not', async () => {
    const dataDirectory = join(temporaryDirectory(), 'not', 'there', 'yet')
    const first = await startServer({ dataDirectory })
    expect(modeOf(dataDirectory)).toBe(0o700)
    expect(modeOf(join(dataDirectory, 'operator.key'))).toBe(0o600)
    expect(modeOf(join(dataDirectory, 'master.key'))).toBe(0o600)
    const operatorKey = readFileSync(join(dataDirectory, 'operator.key'), 'utf8').trim()
    expect(operatorKey).toMatch(/^oc_operator_[0-9A-Za-z]{38}$/)
    expect(first.output().split(operatorKey)).toHaveLength(2)
    const partner = await createWirePartner(first)
    expect(await first.stop()).toBe(0)

    const second = await startServer({ dataDirectory })
    expect(second.operatorKey).toBe(operatorKey)
    expect(second.output()).not.toContain(operatorKey)
    expect((await operate(second, 'GET', `/partners/${partner.id}`)).status).toBe(200)
    expect((await probe(second, 'embed', partner.key)).status).toBe(200)
    expect(await second.stop()).toBe(0)
  })

  it('takes the operator key of TENANTRY_OPERATOR_KEY and neither prints nor keeps it', async () => {
    const operatorKey = 'an-operator-key-chosen-by-the-operator'
    const server = await startServer({
      env: { DATABASE_URL: await createPostgresDatabase(), TENANTRY_OPERATOR_KEY: operatorKey },
    })
    expect((await operate(server, 'GET', '/partners')).status).toBe(200)
    expect(server.output()).not.toContain(operatorKey)
    expect(() => statSync(join(server.dataDirectory, 'operator.key'))).toThrow('ENOENT')
  })
})

describe('a running server', () => {
  it('answers on /healthz, /readyz and /metrics without a credential', async () => {
    const { url } = await startServer({ env: { DATABASE_URL: await createPostgresDatabase() } })
    expect((await send(`${url}/healthz`, 'GET')).body).toMatchObject({ status: 'ok' })
    expect((await send(`${url}/readyz`, 'GET')).body).toEqual({ status: 'ready' })
    const metrics = await send(`${url}/metrics`, 'GET')
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(metrics.text).toMatch(
      /^tenantry_http_request_duration_seconds_count\{dialect="none",method="GET",route="\/readyz",status="200"\} [1-9]/m,
    )
  })
})

describe('a start with a master key that is not the database’s', () => {
  it('is refused with a message that names the master key, and the right key still starts', async () => {
    const databaseUrl = await createPostgresDatabase()
    const withKey = (TENANTRY_MASTER_KEY: string) => ({
      env: { DATABASE_URL: databaseUrl, TENANTRY_MASTER_KEY },
    })
    expect(await (await startServer(withKey('a1'.repeat(32)))).stop()).toBe(0)
    const { exitCode, output } = await refusedStart(withKey('b2'.repeat(32)))
    expect(exitCode).toBe(1)
    expect(output).toContain('The master key is not the one that this database was sealed with')
    expect(output).toContain('TENANTRY_MASTER_KEY')
    expect(output).not.toMatch(/a1a1|b2b2/)
    expect(await (await startServer(withKey('a1'.repeat(32)))).stop()).toBe(0)
  })

  if (inject('everything'))
    it('is refused on the embedded database too, which it leaves unlocked', async () => {
      const first = await startServer()
      const { dataDirectory } = first
      await first.stop()
      const { exitCode, output } = await refusedStart({
        dataDirectory,
        env: { TENANTRY_MASTER_KEY: 'b2'.repeat(32) },
      })
      expect(exitCode).toBe(1)
      expect(output).toContain('The master key is not the one that this database was sealed with')
      expect(await (await startServer({ dataDirectory })).stop()).toBe(0)
    })
})

describe('a start with wrong settings', () => {
  it('names all of them at once and repeats no secret', async () => {
    const wrong = {
      TENANTRY_PORT: '70000',
      TENANTRY_PUBLIC_URL: 'ftp://example.com',
      TENANTRY_OPERATOR_KEY: 'too-short-to-be-a-key',
      TENANTRY_MASTER_KEY: 'not-a-master-key',
      TENANTRY_TRUSTED_PROXIES: '10.0.0.0/8, nowhere',
      TENANTRY_KEY_BRAND: 'Upper',
      TENANTRY_CLAIM_TTL_HOURS: '0',
      TENANTRY_LOG_LEVEL: 'loud',
      TENANTRY_TLS_PORT: 'none',
      DATABASE_URL: 'mysql://localhost/tenantry',
      REDIS_URL: 'redis://:the-password@redis.example/no-number',
    }
    const { exitCode, output } = await refusedStart({ env: wrong })
    expect(exitCode).toBe(1)
    expect(Object.keys(wrong).filter((name) => !output.includes(`- ${name} `))).toEqual([])
    expect(output).not.toContain(wrong.TENANTRY_OPERATOR_KEY)
    expect(output).not.toContain(wrong.TENANTRY_MASTER_KEY)
    expect(output).not.toContain('the-password')
  })

  it('warns of a misspelled setting by its name and starts all the same', async () => {
    const server = await startServer({
      env: { DATABASE_URL: await createPostgresDatabase(), TENANTRY_PUBLIC_URI: 'https://tenantry.example' },
    })
    expect(server.output()).toContain('TENANTRY_PUBLIC_URI is not a setting')
  })

  it('says that the database cannot be reached, without its password', async () => {
    const { exitCode, output } = await refusedStart({
      env: { DATABASE_URL: 'postgres://tenantry:the-password@127.0.0.1:9/tenantry' },
    })
    expect(exitCode).toBe(1)
    expect(output).toContain('ECONNREFUSED')
    expect(output).not.toContain('the-password')
  })
})
