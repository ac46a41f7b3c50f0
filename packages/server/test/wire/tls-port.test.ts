import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect as connectTcp, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from 'node:tls'
import { expect, it, vi } from 'vitest'
import { selfSigned } from '../support/self-signed.ts'
import {
  type SpawnedServer,
  spawnServer,
  startServer,
  temporaryDirectory,
} from '../support/spawned-server.ts'
import { authorityOf, tlsClient, tlsPortOf } from './tls-calls.ts'
import { createWirePartner } from './wire-partner.ts'

const BODY = JSON.stringify({ name: 'Made while stopping' })

const untilLogged = async (server: SpawnedServer, text: string): Promise<void> => {
  const deadline = Date.now() + 120_000
  while (!server.output().includes(text)) {
    if (Date.now() > deadline) throw new Error(`"${text}" was not logged:\n${server.output()}`)
    await sleep(10)
  }
}

/** Files with a certificate for the loopback address. */
const certificateFiles = async () => {
  const { cert, key } = await selfSigned()
  const directory = temporaryDirectory()
  const [certFile, keyFile] = [join(directory, 'cert.pem'), join(directory, 'key.pem')]
  writeFileSync(certFile, cert)
  writeFileSync(keyFile, key)
  return { cert, TENANTRY_TLS_CERT: certFile, TENANTRY_TLS_KEY: keyFile }
}

const refusedStart = async (env: Record<string, string>) => {
  const server = await spawnServer({ env })
  // It opens its database first.
  await vi.waitUntil(() => server.hasEnded(), { timeout: 90_000 })
  return { exitCode: await server.exited(), output: server.output() }
}

it('shows the operator’s own certificate where there is one, and names no authority of its own', async () => {
  const { cert, ...files } = await certificateFiles()
  const server = await startServer({ env: { TENANTRY_TLS_PORT: '0', ...files } })
  const port = await tlsPortOf(server)
  const client = tlsClient(port, { ca: cert })
  expect((await client.call('/readyz', { method: 'GET' })).status).toBe(200)
  client.close()
  expect(server.output()).not.toContain('tls-authority.pem')
  await server.stop()
})

it('keeps its authority: a restarted server is trusted as the one before', async () => {
  const first = await startServer({ env: { TENANTRY_TLS_PORT: '0' } })
  const ca = authorityOf(first)
  await tlsPortOf(first)
  await first.stop()
  const second = await startServer({ env: { TENANTRY_TLS_PORT: '0' }, dataDirectory: first.dataDirectory })
  const client = tlsClient(await tlsPortOf(second), { ca })
  expect((await client.call('/readyz', { method: 'GET' })).status).toBe(200)
  client.close()
  expect(authorityOf(second)).toBe(ca)
  await second.stop()
})

it('does not start with what is no certificate and its key, nor on a port that is taken, and says why', async () => {
  const [one, other] = [await certificateFiles(), await certificateFiles()]
  const mixed = await refusedStart({
    TENANTRY_TLS_PORT: '0',
    TENANTRY_TLS_CERT: one.TENANTRY_TLS_CERT,
    TENANTRY_TLS_KEY: other.TENANTRY_TLS_KEY,
  })
  expect(mixed).toEqual({
    exitCode: 1,
    output: expect.stringMatching(/TENANTRY_TLS_PORT[\s\S]*because:.*key values mismatch/),
  })
  const missing = await refusedStart({
    ...one,
    cert: '',
    TENANTRY_TLS_PORT: '0',
    TENANTRY_TLS_KEY: '/nowhere/key.pem',
  })
  expect(missing).toEqual({ exitCode: 1, output: expect.stringContaining('/nowhere/key.pem') })
  const lonely = await refusedStart({ TENANTRY_TLS_PORT: '0', TENANTRY_TLS_CERT: one.TENANTRY_TLS_CERT })
  expect(lonely).toEqual({
    exitCode: 1,
    output: expect.stringContaining('TENANTRY_TLS_CERT needs TENANTRY_TLS_KEY'),
  })
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const address = holder.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const taken = await refusedStart({ TENANTRY_TLS_PORT: port })
  holder.close()
  expect(taken).toEqual({ exitCode: 1, output: expect.stringMatching(/TENANTRY_TLS_PORT[\s\S]*EADDRINUSE/) })
})

it('finishes what is in flight when the server is told to stop, and waits for nobody else', async () => {
  const server = await startServer({ env: { TENANTRY_TLS_PORT: '0' } })
  const port = await tlsPortOf(server)
  const { key } = await createWirePartner(server)
  const ca = authorityOf(server)
  const secured = async () => {
    const socket = connect({ host: '127.0.0.1', port, ca })
    await once(socket, 'secureConnect')
    // A server that stops hangs up, by a reset where it has not read everything that was sent.
    return socket.on('error', () => {})
  }
  const [silent, busy] = [await secured(), await secured()]
  const handshaking = connectTcp(port, '127.0.0.1').on('error', () => {})
  await once(handshaking, 'connect')
  const ended = [silent, handshaking].map((socket) => once(socket.resume(), 'close'))
  let answer = ''
  busy.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  const head = [
    'POST /v1/partner/orgs HTTP/1.1',
    ...['host: x', `authorization: Bearer ${key}`, 'content-type: application/json'],
    ...[`content-length: ${BODY.length}`, 'expect: 100-continue'],
  ]
  busy.write(`${head.join('\r\n')}\r\n\r\n`)
  await once(busy, 'data')
  busy.write(BODY.slice(0, 10))
  server.signal('SIGTERM')
  await untilLogged(server, '"stopping"')
  await Promise.all(ended)
  busy.write(BODY.slice(10))
  while (!answer.endsWith('}')) await once(busy, 'data')
  expect(answer).toMatch(/^HTTP\/1\.1 201 Created\r\n/m)
  expect(await server.exited()).toBe(0)
})
