import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Refusal } from '../domain/egress/index.ts'
import type { RequestId } from '../kernel/ids.ts'

/** What every answer of the gateway's own is told from an upstream's by. */
const MARK = 'x-tenantry-gateway'

const headersOf = (refusal: Refusal, requestId: RequestId, body: Buffer): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  'content-length': String(body.length),
  'cache-control': 'no-store',
  [MARK]: '1',
  'x-request-id': requestId,
  ...(refusal.mayRetry !== true && { 'x-should-retry': 'false' }),
  ...(refusal.retryAfterSeconds !== undefined && { 'retry-after': String(refusal.retryAfterSeconds) }),
  ...(refusal.error === 'proxy_authentication_required' && {
    'proxy-authenticate': 'Basic realm="Tenantry Gateway"',
  }),
})

const bodyOf = ({ error, message, more }: Refusal): Buffer =>
  Buffer.from(JSON.stringify({ error, message, ...more }))

/** Answers a request in the gateway's own words. Nothing more is read from whoever sent a body that nobody wants. */
export const answerRefusal = (response: ServerResponse, refusal: Refusal, requestId: RequestId): void => {
  const body = bodyOf(refusal)
  const hasBody = !response.req.complete
  response.writeHead(refusal.status, {
    ...headersOf(refusal, requestId, body),
    ...(hasBody && { connection: 'close' }),
  })
  response.end(body)
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  407: 'Proxy Authentication Required',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** Answers what has no response object, such as a CONNECT or an upgrade, and closes the connection. */
export const answerOnSocket = (socket: Duplex, refusal: Refusal, requestId: RequestId): void => {
  const body = bodyOf(refusal)
  const headers = { ...headersOf(refusal, requestId, body), connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.on('error', () => {})
  socket.end(
    Buffer.concat([
      Buffer.from(
        `HTTP/1.1 ${refusal.status} ${REASONS[refusal.status] ?? 'Refused'}\r\n${lines.join('\r\n')}\r\n\r\n`,
      ),
      body,
    ]),
  )
}
