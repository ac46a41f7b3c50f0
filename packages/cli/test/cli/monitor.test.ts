import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { runCommand } from '../support/run-command.ts'

const ORG = 'AZgrfno8fR-djg8eLTxLWg'
const message = (id: string, body: object): string =>
  `MESSAGE\ndestination:/topic/change/${ORG}\nmessage-id:${id}\nsubscription:sub-0\n\n${JSON.stringify(body)}\0`

const LOCATION = { entity: 'LOCATION', entityUuid: 'loc', type: 'CREATE', timestampMs: 1 }
const ALERT = {
  entity: 'POLICY_ALERT',
  entityUuid: 'alert',
  type: 'CREATE',
  deviceUuid: 'cam-1',
  update: {
    uuid: 'alert',
    deviceUuid: 'cam-1',
    timestampMs: 1_700_000_000_000,
    durationSec: 12,
    policyAlertTriggers: ['MOTION_HUMAN'],
    textDescription: 'Red \u001B[31m',
  },
}

/** A server that speaks the wire's realtime; `connections` says what each one does once it is subscribed. */
const start = async (...connections: ((socket: WebSocket) => void)[]) => {
  const frames: string[] = []
  const upgrades: { url: string; headers: NodeJS.Dict<string | string[]> }[] = []
  const answers: Record<string, object> = {
    '/api/org/getOrgV2': { org: { uuid: ORG } },
    '/api/camera/getMinimalCameraStateList': { cameraStates: [{ uuid: 'cam-1', name: 'Door' }] },
  }
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answers[request.url ?? ''] ?? {}))
  })
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    upgrades.push({ url: request.url ?? '', headers: request.headers })
    if (connections.length === 0) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (client) =>
      client.on('message', (data) => {
        frames.push(String(data))
        if (String(data).startsWith('CONNECT'))
          client.send('CONNECTED\nversion:1.2\nheart-beat:10000,10000\n\n\0')
        if (String(data).startsWith('SUBSCRIBE')) connections.shift()?.(client)
      }),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
    for (const client of sockets.clients) client.terminate()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const run = (...args: string[]) =>
    runCommand(['monitor', ...args], {
      TENANTRY_URL: `http://127.0.0.1:${port}`,
      TENANTRY_KEY: 'oc_partner_x',
    })
  return { frames, upgrades, run }
}

const send =
  (...texts: string[]) =>
  (socket: WebSocket) => {
    for (const text of texts) socket.send(text)
  }

it('monitor prints the alerts of the organization, and ends as it began', async () => {
  const { run, frames, upgrades } = await start(send('\n', message('1', LOCATION), message('2', ALERT)))
  const { code, stdout } = await run('--partner-org', ORG, '--count', '1')
  expect(code).toBe(0)
  expect(stdout).toBe(
    '2023-11-14T22:13:20.000Z  ALERT  device=Door  triggers=MOTION_HUMAN  duration=12s  uuid=alert  Red \uFFFD[31m\n',
  )
  expect(upgrades[0]?.url).toBe('/websocket?x-auth-scheme=partner-api-token')
  expect(upgrades[0]?.headers).toMatchObject({ 'x-auth-apikey': 'oc_partner_x', 'x-auth-org': ORG })
  expect(frames).toEqual([
    'CONNECT\naccept-version:1.2\nheart-beat:10000,10000\n\n\0',
    `SUBSCRIBE\nid:sub-0\ndestination:/topic/change/${ORG}\n\n\0`,
    'DISCONNECT\n\n\0',
  ])
})

it('monitor --all-events prints every change, as JSON line by line when asked', async () => {
  const { run } = await start(send(message('1', LOCATION), message('2', ALERT)))
  const { stdout } = await run('--partner-org', ORG, '--all-events', '--count', '2', '--json')
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([LOCATION, ALERT])
})

it('monitor connects again, and goes on after the last event that it was told', async () => {
  const { run, frames } = await start(
    (socket) => {
      socket.send(message('event-1', LOCATION))
      socket.close()
    },
    send(message('event-2', ALERT)),
  )
  const { stdout, stderr } = await run('--partner-org', ORG, '--all-events', '--count', '2')
  expect(stdout).toMatch(/CREATE LOCATION {2}uuid=loc\n.*ALERT/)
  expect(stderr).toContain('connecting again')
  expect(frames.filter((frame) => frame.startsWith('SUBSCRIBE')).at(-1)).toContain(
    '\nlast-event-id:event-1\n',
  )
})

it('monitor ends with 2 where it is not let in', async () => {
  const { run } = await start()
  expect(await run('--partner-org', ORG)).toMatchObject({ code: 2, stdout: '' })
})
