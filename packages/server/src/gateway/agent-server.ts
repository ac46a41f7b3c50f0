import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Refusal, refusal } from '../domain/egress/index.ts'
import { newId } from '../kernel/ids.ts'
import { answerOnSocket } from './own-answer.ts'

/** What becomes of what a connection asks for. */
export interface Handlers {
  readonly request: (request: IncomingMessage, response: ServerResponse) => void
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  readonly connect: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

const HEAD_MS_MAX = 10_000
const IDLE_MS = 75_000
const SILENT_MS_MAX = 600_000
/** Room for a target and for more headers than are taken: those are refused in words. */
const HEAD_BYTES_MAX = 64 * 1_024

const refused = new WeakSet<Duplex>()
/** Says that a connection sent something doubtful: what else came with it is dropped. */
export const refuseConnection = (socket: Duplex): void => void refused.add(socket)

const NO_REQUEST = refusal('bad_request', 'The bytes that came are no HTTP request.')
const BAD_BYTES: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: refusal('headers_too_large', 'The request has more than 32 KiB of headers.'),
  ERR_HTTP_REQUEST_TIMEOUT: refusal('request_timeout', 'The request did not come in time.'),
}

const answerBadBytes = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  answerOnSocket(socket, BAD_BYTES[error.code ?? ''] ?? NO_REQUEST, newId())
}

/** Makes an HTTP server for what agents send: it bounds heads in time and in bytes, and leaves bodies their time. */
export const createAgentServer = (handlers: Handlers): Server => {
  const server = createServer({
    maxHeaderSize: HEAD_BYTES_MAX,
    // Whatever the environment says.
    insecureHTTPParser: false,
    // Whoever names no host is told so in the gateway's own words.
    requireHostHeader: false,
    headersTimeout: HEAD_MS_MAX,
    // A body has as long as it goes on coming.
    requestTimeout: 0,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: IDLE_MS,
  })
  // Else the library counts no further than 2,000 and leaves out the rest without a word.
  server.maxHeadersCount = 0
  server.timeout = SILENT_MS_MAX
  const takeRequest = (request: IncomingMessage, response: ServerResponse): void => {
    if (!refused.has(request.socket)) handlers.request(request, response)
  }
  server.on('request', takeRequest)
  // Whoever waits to be told to go on is told when the body is read, and not before it was decided to.
  server.on('checkContinue', takeRequest)
  // What nobody knows is refused by its framing, in the gateway's words.
  server.on('checkExpectation', takeRequest)
  server.on('upgrade', (request, socket, head) => {
    if (!refused.has(request.socket)) handlers.upgrade(request, socket, head)
  })
  server.on('connect', (request, socket, head) => {
    if (!refused.has(request.socket)) handlers.connect(request, socket, head)
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => answerBadBytes(error, socket))
  return server
}
