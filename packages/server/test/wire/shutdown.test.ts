import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createPostgresDatabase } from '../support/database.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { callAs, createWirePartner, send } from './wire-partner.ts'

const BODY = JSON.stringify({ name: 'Made while stopping' })

const connectTo = async (url: string): Promise<Socket> => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  // A server that stops hangs up, by a reset where it has not read everything that was sent.
  socket.on('error', () => {})
  return socket
}

/** Sends all of a request but the end of its body; `finish` sends the rest and answers what came back. */
const beginCreating = async ({ url }: SpawnedServer, key: string) => {
  const socket = await connectTo(url)
  let answer = ''
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text
  })
  const head = [
    'POST /v1/partner/orgs HTTP/1.1',
    `host: ${new URL(url).hostname}`,
    `authorization: Bearer ${key}`,
    'content-type: application/json',
    `content-length: ${BODY.length}`,
    'expect: 100-continue',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  // The server asks for the body: it has taken the request in.
  await once(socket, 'data')
  socket.write(BODY.slice(0, 10))
  return async (): Promise<string> => {
    socket.write(BODY.slice(10))
    // The connection stays open on this side, as an ordinary client's does.
    while (!answer.endsWith('}')) await once(socket, 'data')
    return answer
  }
}

const untilLogged = async (server: SpawnedServer, text: string): Promise<void> => {
  const deadline = Date.now() + 120_000
  while (!server.output().includes(text)) {
    if (Date.now() > deadline) throw new Error(`"${text}" was not logged:\n${server.output()}`)
    await sleep(10)
  }
}

const stopsWell = async (env: Record<string, string>) => {
  const server = await startServer({ env })
  const partner = await createWirePartner(server)
  const finish = await beginCreating(server, partner.key)
  server.signal('SIGTERM')
  await untilLogged(server, '"stopping"')
  const answer = await finish()
  expect(answer).toMatch(/^HTTP\/1\.1 201 Created\r\n/m)
  expect(answer).toContain('"organizationId"')
  expect(await server.exited()).toBe(0)
  expect(existsSync(join(server.dataDirectory, 'tenantry.lock'))).toBe(false)

  const next = await startServer({ env, dataDirectory: server.dataDirectory })
  const { body } = await callAs(next, 'broker', partner.key, 'GET', '/v1/partner/orgs')
  expect(body).toMatchObject([{ name: 'Made while stopping' }])
  return next
}

describe('a server told to stop by SIGTERM', () => {
  it('finishes the requests in flight, lets go of the embedded database and ends with 0', async () => {
    await stopsWell({})
  })

  it('finishes the requests in flight and ends with 0 on PostgreSQL', async () => {
    await stopsWell({ DATABASE_URL: await createPostgresDatabase() })
  })

  it('ends with 0 though clients keep their connections open, and SIGINT does the same', async () => {
    const server = await startServer({ env: { DATABASE_URL: await createPostgresDatabase() } })
    await send(`${server.url}/healthz`, 'GET')
    // A browser connects before it has anything to ask.
    const silent = await connectTo(server.url)
    const halfway = await connectTo(server.url)
    halfway.write('GET /healthz HTTP/1.1\r\nhost: tenantry.example\r\n')
    const closed = [silent, halfway].map((socket) => once(socket.resume(), 'close').catch(() => {}))
    expect(await server.kill('SIGINT')).toBe(0)
    await Promise.all(closed)
  })
})
