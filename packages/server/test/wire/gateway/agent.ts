import { type EventEmitter, once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'

/** Bytes that came back, split into an answer's head and body. */
export interface RawAnswer {
  readonly status: number
  /** The first line and the headers, as they came. */
  readonly head: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Every byte. */
  readonly bytes: Buffer
}

const HEAD_END = '\r\n\r\n'

const headersOf = (head: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    head
      .split('\r\n')
      .slice(1)
      .map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
      }),
  )

const unchunked = (bytes: Buffer): Buffer | undefined => {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const end = bytes.indexOf('\r\n', at)
    if (end < 0) return undefined
    const size = Number.parseInt(bytes.toString('latin1', at, end), 16)
    if (size === 0)
      return bytes.indexOf(HEAD_END, Math.max(0, end - 2)) < 0 ? undefined : Buffer.concat(parts)
    if (bytes.length < end + 2 + size + 2) return undefined
    parts.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}

const parse = (bytes: Buffer, ended: boolean): RawAnswer | undefined => {
  const headEnd = bytes.indexOf(HEAD_END)
  if (headEnd < 0) return undefined
  const head = bytes.toString('latin1', 0, headEnd)
  const headers = headersOf(head)
  const rest = bytes.subarray(headEnd + HEAD_END.length)
  const status = Number(head.split(' ')[1])
  const answer = (body: Buffer): RawAnswer => ({ status, head, headers, body, bytes })
  if (status === 204 || status === 304) return answer(Buffer.alloc(0))
  if (headers['transfer-encoding'] === 'chunked') {
    const body = unchunked(rest)
    return body === undefined ? (ended ? answer(rest) : undefined) : answer(body)
  }
  const length = headers['content-length']
  if (length === undefined) return ended ? answer(rest) : undefined
  return rest.length >= Number(length) || ended ? answer(rest.subarray(0, Number(length))) : undefined
}

/** Sends bytes on a connection and reads one answer. Throws when the connection ends before one has come. */
export const exchange = async (socket: Socket, request: string | Buffer): Promise<RawAnswer> => {
  socket.write(request)
  return readAnswer(socket)
}

/** Reads one answer. */
export const readAnswer = (socket: Socket): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0)
    const look = (ended: boolean): void => {
      const answer = parse(bytes, ended)
      if (answer === undefined && !ended) return
      socket.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', reject)
      if (answer === undefined) reject(new Error(`The connection ended after: ${bytes.toString('latin1')}`))
      else resolve(answer)
    }
    const onData = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk])
      look(false)
    }
    const onEnd = (): void => look(true)
    socket.on('data', onData).once('end', onEnd).once('close', onEnd).once('error', reject)
  })

/** An agent's way to the gateway. */
export interface AgentOptions {
  readonly port: number
  /** The gateway's authority, PEM. */
  readonly authority: string
  readonly token: string | undefined
}

export const basic = (token: string): string => `Basic ${Buffer.from(`x:${token}`).toString('base64')}`

const proxyHeader = ({ token }: AgentOptions): string =>
  token === undefined ? '' : `Proxy-Authorization: ${basic(token)}\r\n`

/** Opens a connection to the gateway. */
export const dialGateway = async ({ port }: Pick<AgentOptions, 'port'>): Promise<Socket> => {
  const socket = connectTcp(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => {})
  return socket
}

/** Sends a CONNECT; answers the connection and what the gateway said. */
export const connectVia = async (
  agent: AgentOptions,
  authority: string,
): Promise<{ readonly socket: Socket; readonly answer: RawAnswer }> => {
  const socket = await dialGateway(agent)
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${proxyHeader(agent)}\r\n`)
  const answer = await new Promise<RawAnswer>((resolve, reject) => {
    let bytes = Buffer.alloc(0)
    const onData = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk])
      const isOpen = /^HTTP\/1\.1 200 [^\r]*\r\n\r\n$/.test(bytes.toString('latin1'))
      const parsed = isOpen
        ? { status: 200, head: '', headers: {}, body: Buffer.alloc(0), bytes }
        : parse(bytes, false)
      if (parsed === undefined) return
      socket.off('data', onData)
      resolve(parsed)
    }
    socket
      .on('data', onData)
      .once('close', () => reject(new Error(`closed after: ${bytes.toString('latin1')}`)))
  })
  return { socket, answer }
}

/** Opens a tunnel to a host and port 443, or another one, and speaks TLS in it. */
export const tunnelTo = async (
  agent: AgentOptions,
  host: string,
  { port = 443, servername = host }: { readonly port?: number; readonly servername?: string } = {},
): Promise<TLSSocket> => {
  const { socket, answer } = await connectVia(agent, `${host}:${port}`)
  if (answer.status !== 200) throw new Error(`The gateway said ${answer.status}: ${answer.body}`)
  const tls = connectTls({
    socket,
    ca: agent.authority,
    servername,
    // Whoever asks for another name than that of the tunnel wants to see what comes of it.
    ...(servername !== host && { checkServerIdentity: () => undefined }),
  })
  await once(tls, 'secureConnect')
  tls.on('error', () => {})
  return tls
}

/** What is asked of a host. */
export interface Ask {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** A request in bytes. */
export const written = (host: string, { method = 'GET', path = '/', headers = {}, body }: Ask): Buffer => {
  const length = body === undefined ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const head = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, ...lines, ...length].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}${HEAD_END}`, 'latin1'), Buffer.from(body ?? '')])
}

/** Asks a host through the gateway, on a connection of its own. */
export const askVia = async (agent: AgentOptions, host: string, ask: Ask = {}): Promise<RawAnswer> => {
  const socket = await tunnelTo(agent, host)
  try {
    return await exchange(socket, written(host, ask))
  } finally {
    socket.destroy()
  }
}

/** Resolves once a connection is closed, whether it was ended or reset. */
export const whenClosed = (socket: EventEmitter): Promise<void> =>
  new Promise((resolve) => {
    socket.on('error', () => {}).once('close', () => resolve())
  })
