import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { pipeline, Transform } from 'node:stream'
import { type NeedleSet, Scrubber } from '../domain/egress/index.ts'
import type { Admission } from './admission.ts'
import { responseHeaders } from './forwarded-headers.ts'
import type { GatewayParts } from './gateway-parts.ts'

/** What became of an upgrade: the status that came back, and the bytes that did. */
export interface Upgraded {
  readonly status: number | undefined
  readonly bytes: number
  readonly error: Error | undefined
}

const HANDSHAKE_MS_MAX = 30_000

const scrubbing = (needles: NeedleSet | undefined, count: (bytes: number) => void): Transform => {
  const scrubber = needles && new Scrubber(needles)
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count(chunk.length)
      done(null, scrubber?.push(chunk) ?? chunk)
    },
    flush(done) {
      done(null, scrubber?.flush())
    },
  })
}

const headLines = (
  status: number,
  reason: string,
  headers: Readonly<Record<string, string | string[]>>,
): string => {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one) => `${name}: ${one}`),
  )
  return `HTTP/1.1 ${status} ${reason}\r\n${lines.join('\r\n')}\r\n\r\n`
}

/** What the upstream is asked: compressed frames would hide what is to be scrubbed. */
const headersOf = ({ draft, needles }: Admission): readonly string[] => [
  ...draft.headers.filter(([name]) => needles === undefined || name !== 'sec-websocket-extensions').flat(),
  ...['connection', 'Upgrade', 'upgrade', 'websocket'],
]

/**
 * Asks an upstream for a WebSocket with the request's secrets, and from then on passes bytes both ways until one side
 * ends: what comes back is scrubbed. An upstream that refuses is heard out, and its answer passed on. Resolves when all is
 * over.
 */
export const forwardUpgrade = async (
  { upstreams }: GatewayParts,
  admission: Admission,
  agent: Duplex,
  head: Buffer,
): Promise<Upgraded> => {
  const { draft, needles, scene } = admission
  const upstream = await upstreams.connect(scene.arrival.destination)
  if (agent.destroyed) {
    upstream.destroy()
    return { status: undefined, bytes: 0, error: new Error('The agent went away.') }
  }
  return new Promise((resolve) => {
    let [status, bytes]: [number | undefined, number] = [undefined, 0]
    const over = (error?: Error | null) => {
      upstream.destroy()
      resolve({ status, bytes, error: error ?? undefined })
    }
    const clean = (value: string): string =>
      needles === undefined ? value : new Scrubber(needles).headerValue(value)
    const back = () =>
      scrubbing(needles, (more) => {
        bytes += more
      })
    const answered = (answer: IncomingMessage, isUpgrade: boolean): void => {
      status = answer.statusCode ?? 502
      const kept = responseHeaders(answer.headers, clean)
      const ofConnection = isUpgrade
        ? { connection: 'Upgrade', upgrade: 'websocket' }
        : { connection: 'close' }
      agent.write(
        headLines(status, clean(answer.statusMessage ?? ''), { ...kept, ...ofConnection }),
        'latin1',
      )
    }
    const asked = httpRequest({
      createConnection: () => upstream,
      method: 'GET',
      path: `${draft.path}${draft.query}`,
      headers: headersOf(admission),
      setHost: false,
      timeout: HANDSHAKE_MS_MAX,
    })
    agent.once('close', () => upstream.destroy())
    agent.on('error', () => {})
    asked.once('timeout', () =>
      asked.destroy(Object.assign(new Error('No answer'), { code: 'UND_ERR_HEADERS_TIMEOUT' })),
    )
    asked.once('error', over)
    asked.once('response', (answer) => {
      answered(answer, false)
      pipeline(answer, back(), agent, over)
    })
    asked.once('upgrade', (answer, socket, first) => {
      answered(answer, true)
      socket.setTimeout(0)
      if (first.length > 0) socket.unshift(first)
      if (head.length > 0) socket.write(head)
      pipeline(agent, socket, () => {})
      pipeline(socket, back(), agent, over)
    })
    asked.end()
  })
}
