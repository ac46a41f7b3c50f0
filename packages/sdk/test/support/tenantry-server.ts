import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTenantry, type Tenantry } from '@tenantry/sdk'
import { afterAll, beforeAll, inject } from 'vitest'

const MAIN = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url))
const START_MS_MAX = 60_000

export const OPERATOR_KEY = 'operator-key-of-the-client-tests-0123456789'

export interface TestServer {
  readonly url: string
  readonly data: string
  /** With the operator key and no other. */
  readonly operator: Tenantry
  stop(): Promise<void>
}

/** Resolves with the address that a starting server announces. */
const announcedUrl = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(
      () => reject(new Error(`The server did not start in time:\n${said}`)),
      START_MS_MAX,
    )
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const url = /^ {2}API +(http:\S+)$/m.exec(said)?.[1]
      if (url === undefined) return
      clearTimeout(timer)
      resolve(url)
    })
    server.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The server ended with ${code}:\n${said}`))
    })
  })

/** Starts the built server on a free port and a new data directory, whose database is migrated already. */
const startServer = async (): Promise<TestServer> => {
  const data = mkdtempSync(join(tmpdir(), 'tenantry-client-test-'))
  cpSync(inject('embeddedFiles'), join(data, 'database'), { recursive: true })
  const server = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      TENANTRY_DATA: data,
      TENANTRY_PORT: '0',
      TENANTRY_TLS_PORT: 'off',
      TENANTRY_GATEWAY_PORT: 'off',
      TENANTRY_OPERATOR_KEY: OPERATOR_KEY,
      TENANTRY_LOG_LEVEL: 'silent',
    },
  })
  const ended = once(server, 'exit')
  const url = await announcedUrl(server)
  return {
    url,
    data,
    operator: createTenantry({ baseUrl: url, operatorKey: OPERATOR_KEY }),
    stop: async () => {
      server.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** One server for a whole test file. */
export const useServer = (): (() => TestServer) => {
  let started: TestServer | undefined
  beforeAll(async () => {
    started = await startServer()
  }, START_MS_MAX * 2)
  afterAll(async () => {
    await started?.stop()
  })
  return () => {
    if (started === undefined) throw new Error('The server is started before the first test.')
    return started
  }
}

/** A partner of its own, that no rate limit stands in the way of. */
export const createTestPartner = async ({ operator, url }: TestServer, more: object = {}) => {
  const partner = await operator.admin.createPartner({
    name: 'Acme MSP',
    ownerEmail: 'owner@example.com',
    rateLimitPerMinute: 1_000_000,
    ...more,
  })
  return { ...partner, client: createTenantry({ baseUrl: url, key: partner.apiKey }) }
}
