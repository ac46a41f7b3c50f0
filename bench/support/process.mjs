import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../packages/server/dist/main.js', import.meta.url))
const OPERATOR_KEY = 'the-operator-key-of-the-benchmarks-0001'

export const freePort = async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

const untilReady = async (url, child) => {
  for (let attempt = 0; attempt < 2_000; attempt++) {
    if (child.exitCode !== null) throw new Error(`A server ended with ${child.exitCode}.`)
    const ready = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await sleep(10)
  }
  throw new Error('A server did not become ready.')
}

const stopped = async (child) => {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Starts a file of ours as a server in a process of its own; it reads PORT and answers at /readyz. */
export const startProcess = async (file, env = {}, args = []) => {
  const port = await freePort()
  const child = spawn(process.execPath, [file, ...args], {
    env: {
      ...process.env,
      TENANTRY_TLS_PORT: 'off',
      TENANTRY_GATEWAY_PORT: 'off',
      ...env,
      PORT: String(port),
      TENANTRY_PORT: String(port),
    },
    // The log is written, as in production, and thrown away by the reader.
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await untilReady(`${url}/readyz`, child)
  return { url, pid: child.pid, stop: () => stopped(child) }
}

/** Starts the product on a fresh data directory, with everything on. */
export const startTenantry = async (env = {}) => {
  const data = env.TENANTRY_DATA ?? mkdtempSync(join(tmpdir(), 'tenantry-bench-'))

  const server = await startProcess(MAIN, {
    TENANTRY_DATA: data,
    TENANTRY_OPERATOR_KEY: OPERATOR_KEY,
    ...env,
  })
  return {
    ...server,
    data,
    stop: async ({ keep = false } = {}) => {
      await server.stop()
      if (!keep) rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Starts gateways by themselves beside a server, with its settings; as many processes as those say. */
export const startGateways = (server, env) =>
  startProcess(MAIN, { TENANTRY_DATA: server.data, TENANTRY_OPERATOR_KEY: OPERATOR_KEY, ...env }, ['gateway'])

/** Asks the operator API for something new. */
const create = async (url, path, body) => {
  const answer = await fetch(`${url}/admin/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${OPERATOR_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (answer.status !== 201) throw new Error(await answer.text())
  return answer.json()
}

/** Provisions a partner whose limits do not get in the way. */
export const createPartner = (url, { ownerEmail = 'bench@example.com' } = {}) =>
  create(url, '/partners', { name: 'Bench', ownerEmail, rateLimitPerMinute: 100_000_000 })

/** Reads the latest mails that wait or were sent. */
export const readOutbox = async (url) => {
  const answer = await fetch(`${url}/admin/v1/outbox?limit=200`, {
    headers: { authorization: `Bearer ${OPERATOR_KEY}` },
  })
  return answer.json()
}

/** Issues a partner a key that is a JWT. */
export const issueJwt = async (url, partnerId) =>
  (await create(url, `/partners/${partnerId}/keys`, { name: 'JWT', format: 'jwt' })).apiKey
