import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { type ClientOptions, WebSocket } from 'ws'

const WAIT_MS = 120_000
/** Half of what CONNECT promises. */
const BEAT_MS = 5_000

/** A client of the WebSocket as the vendor's: one frame for each text message, everything that arrives kept. */
export interface StompClient {
  readonly socket: WebSocket
  /** What the upgrade was answered with. */
  readonly headers: IncomingHttpHeaders
  /** Every text that has arrived and was not taken yet. */
  readonly waiting: string[]
  send(text: string): void
  /** Takes the next text; throws when none comes, or the connection ends first. */
  next(): Promise<string>
  /** Resolves with the close code. */
  closed(): Promise<number>
}

export const frame = (command: string, headers: Readonly<Record<string, string>> = {}): string =>
  `${command}\n${Object.entries(headers)
    .map(([name, value]) => `${name}:${value}\n`)
    .join('')}\n\0`

export const CONNECT = frame('CONNECT', { 'accept-version': '1.2', 'heart-beat': '10000,10000' })
export const CONNECTED = 'CONNECTED\nversion:1.2\nheart-beat:10000,10000\n\n\0'

/** The URL of a server's WebSocket, with a query. */
export const socketUrl = (url: string, query: Readonly<Record<string, string>> = {}): string =>
  `${url.replace(/^http/, 'ws')}/websocket?${new URLSearchParams(query)}`

const clientOf = (socket: WebSocket): StompClient => {
  const waiting: string[] = []
  let wake: (() => void) | undefined
  let code: number | undefined
  const headers: IncomingHttpHeaders = {}
  socket.on('upgrade', (answer) => Object.assign(headers, answer.headers))
  const rouse = () => wake?.()
  socket.on('message', (data) => {
    waiting.push(String(data))
    rouse()
  })
  socket.on('close', (closed: number) => {
    code = closed
    rouse()
  })
  const until = async <T>(read: () => T | undefined, what: string): Promise<T> => {
    const deadline = Date.now() + WAIT_MS
    for (;;) {
      const found = read()
      if (found !== undefined) return found
      if (Date.now() > deadline) throw new Error(`${what} did not come.`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 250)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  return {
    socket,
    headers,
    waiting,
    send: (text) => socket.send(text),
    next: () =>
      until(() => {
        const text = waiting.shift()
        if (text === undefined && code !== undefined) throw new Error(`The connection ended: ${code}`)
        return text
      }, 'A frame'),
    closed: () => until(() => code, 'The end'),
  }
}

/** What a refused upgrade was answered with. */
export interface RefusedUpgrade {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
}

/** Opens a WebSocket; answers the refusal where there is one instead. */
export const tryOpen = (
  url: string,
  headers: Readonly<Record<string, string>> = {},
  options: ClientOptions = {},
): Promise<StompClient | RefusedUpgrade> => {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false, ...options })
  const client = clientOf(socket)
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(client))
    socket.once('unexpected-response', (_request, answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    socket.once('error', reject)
  })
}

export const open = async (
  url: string,
  headers: Readonly<Record<string, string>> = {},
  options: ClientOptions = {},
): Promise<StompClient> => {
  const opened = await tryOpen(url, headers, options)
  if ('status' in opened) throw new Error(`The upgrade was refused: ${opened.status} ${opened.text}`)
  return opened
}

/**
 * Opens a WebSocket, connects and subscribes to a topic; whatever is committed from then on is told. It beats as it has
 * promised to, also while it does not read.
 */
export const listen = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  org: string,
  { subscribe = {}, options = {} }: { subscribe?: Record<string, string>; options?: ClientOptions } = {},
): Promise<StompClient> => {
  const client = await open(url, headers, options)
  client.send(CONNECT)
  const connected = await client.next()
  if (connected !== CONNECTED) throw new Error(`Not connected: ${connected}`)
  const beats = setInterval(() => client.send('\n'), BEAT_MS).unref()
  client.socket.once('close', () => clearInterval(beats))
  client.send(
    frame('SUBSCRIBE', { id: 'sub-0', destination: `/topic/change/${org}`, receipt: 'r', ...subscribe }),
  )
  const receipt = await client.next()
  if (receipt !== 'RECEIPT\nreceipt-id:r\n\n\0') throw new Error(`Not subscribed: ${receipt}`)
  return client
}

/** Says good-bye and waits for the end. */
export const leave = async ({ socket }: StompClient): Promise<void> => {
  if (socket.readyState === socket.CLOSED) return
  const closed = once(socket, 'close')
  socket.close()
  await closed
}

export interface Message {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/** Reads a MESSAGE frame as the vendor's client does: it splits at the first empty line. */
export const readMessage = (text: string): Message => {
  const [head = '', body = ''] = text.split('\n\n')
  const [command, ...lines] = head.split('\n')
  if (command !== 'MESSAGE') throw new Error(`No message: ${text}`)
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  )
  return { headers, body: JSON.parse(body.replace(/\0$/, '')) as Record<string, unknown> }
}
