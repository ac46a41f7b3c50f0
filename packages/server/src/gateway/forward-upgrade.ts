import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline, Transform } from 'node:stream'
import { type NeedleSet, Scrubber } from '../domain/egress/index.ts'
import type { Admission } from './admission.ts'
import { answerDecoders, OF_THE_CODING } from './content-decoders.ts'
import { askingForPlain, namesThatTell, responseHeaders } from './forwarded-headers.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { WebSocketScrubber } from './websocket-scrubber.ts'

/** What became of an upgrade: the status that came back, and the bytes that did. */
export interface Upgraded {
  readonly status: number | undefined
  readonly bytes: number
  readonly error: Error | undefined
}

const HANDSHAKE_MS_MAX = 30_000

/** What bytes go through on their way to the agent. */
type Cleaner = Pick<Scrubber, 'push' | 'flush'>

const cleaning = (cleaner: Cleaner | undefined, count: (bytes: number) => void): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count(chunk.length)
      try {
        done(null, cleaner?.push(chunk) ?? chunk)
      } catch (error) {
        done(error as Error)
      }
    },
    flush(done) {
      done(null, cleaner?.flush())
    },
  })

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

/** What the upstream is asked: compressed frames would hide what is to be scrubbed, and so would a compressed refusal. */
const headersOf = ({ draft, needles }: Admission): readonly string[] => {
  const headers =
    needles === undefined
      ? draft.headers
      : askingForPlain(draft.headers).filter(([name]) => name !== 'sec-websocket-extensions')
  return [...headers.flat(), ...['connection', 'Upgrade', 'upgrade', 'websocket']]
}

/** One handshake with an upstream, and all that passes afterwards. */
class Upgrade {
  readonly #method: string
  readonly #needles: NeedleSet | undefined
  readonly #agent: Duplex
  readonly #over: (error?: Error | null) => void
  status: number | undefined
  bytes = 0

  constructor({ scene, needles }: Admission, agent: Duplex, over: (error?: Error | null) => void) {
    this.#method = scene.request.method
    this.#needles = needles
    this.#agent = agent
    this.#over = over
  }

  #clean(value: string): string {
    return this.#needles === undefined ? value : new Scrubber(this.#needles).headerValue(value)
  }

  #answer(
    { statusCode, statusMessage, headers, rawHeaders }: IncomingMessage,
    more: Record<string, string>,
    without: Iterable<string> = [],
  ): void {
    this.status = statusCode ?? 502
    const clean = (text: string) => this.#clean(text)
    const kept = responseHeaders(headers, clean, [...without, ...namesThatTell(rawHeaders, clean)])
    const head = headLines(this.status, this.#clean(statusMessage ?? ''), { ...kept, ...more })
    this.#agent.write(head, 'latin1')
  }

  #back(cleaner: Cleaner | undefined): Transform {
    return cleaning(cleaner, (more) => {
      this.bytes += more
    })
  }

  /** An upstream that refuses is heard out. */
  refused(answer: IncomingMessage): void {
    const needles = this.#needles
    try {
      const head = { method: this.#method, status: answer.statusCode ?? 502, headers: answer.headers }
      const decoders = needles === undefined ? [] : answerDecoders(head)
      const without = decoders.length > 0 ? OF_THE_CODING : undefined
      this.#answer(answer, { connection: 'close' }, without)
      const through = [answer, ...decoders, this.#back(needles && new Scrubber(needles)), this.#agent]
      pipeline(through, this.#over)
    } catch (error) {
      this.#over(error as Error)
    }
  }

  opened(answer: IncomingMessage, upstream: Socket, first: Buffer, head: Buffer): void {
    this.#answer(answer, { connection: 'Upgrade', upgrade: 'websocket' })
    upstream.setTimeout(0)
    if (first.length > 0) upstream.unshift(first)
    if (head.length > 0) upstream.write(head)
    pipeline(this.#agent, upstream, () => {})
    pipeline(
      upstream,
      this.#back(this.#needles && new WebSocketScrubber(this.#needles)),
      this.#agent,
      this.#over,
    )
  }
}

/**
 * Asks an upstream for a WebSocket with the request's secrets, and from then on passes bytes both ways until one side
 * ends: what comes back is scrubbed. An upstream that refuses is heard out, and its answer passed on. Resolves when all is
 * over; rejects where no upstream was reached.
 */
export const forwardUpgrade = async (
  { upstreams }: GatewayParts,
  admission: Admission,
  agent: Duplex,
  head: Buffer,
): Promise<Upgraded> => {
  const { draft, scene } = admission
  const upstream = await upstreams.connect(scene.arrival.destination)
  if (agent.destroyed) {
    upstream.destroy()
    return { status: undefined, bytes: 0, error: new Error('The agent went away.') }
  }
  return new Promise((resolve) => {
    const over = (error?: Error | null) => {
      upstream.destroy()
      resolve({ status: upgrade.status, bytes: upgrade.bytes, error: error ?? undefined })
    }
    const upgrade = new Upgrade(admission, agent, over)
    const asked = httpRequest({
      createConnection: () => upstream,
      method: scene.request.method,
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
    asked.once('response', (answer) => upgrade.refused(answer))
    asked.once('upgrade', (answer, socket, first) => upgrade.opened(answer, socket as Socket, first, head))
    asked.end()
  })
}
