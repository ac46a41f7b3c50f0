import { once } from 'node:events'
import { connect } from 'node:net'

/** What came back over a socket, read to its end. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

const parse = (received: Buffer): RawAnswer => {
  const text = received.toString('utf8')
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [statusLine = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
  return { status: Number(statusLine.split(' ')[1] ?? 0), headers, text: rest.join('\r\n\r\n') }
}

/**
 * Writes bytes to a socket of its own and reads until the server closes it, which it does for `Connection: close` and
 * for what it cannot parse. `end` closes our half at once, as a client does that goes away.
 */
export const rawExchange = async (
  port: number,
  bytes: string | Buffer,
  { end = false }: { readonly end?: boolean } = {},
): Promise<RawAnswer> => {
  const socket = connect(port, '127.0.0.1')
  const received: Buffer[] = []
  socket.on('data', (chunk: Buffer) => void received.push(chunk))
  // A server that has answered may close while we still write.
  socket.on('error', () => {})
  socket.setTimeout(20_000, () => socket.destroy())
  if (end) socket.end(bytes)
  else socket.write(bytes)
  await once(socket, 'close')
  return parse(Buffer.concat(received))
}

/** The bytes of a request that asks the server to close the connection after its answer. */
export const rawRequest = (
  requestLine: string,
  headers: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
  body: string | Buffer = '',
): Buffer => {
  const lines = Array.isArray(headers) ? headers : Object.entries(headers)
  const head = [
    `${requestLine} HTTP/1.1`,
    'Host: localhost',
    'Connection: close',
    ...lines.map(([name, value]) => `${name}: ${value}`),
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)])
}
