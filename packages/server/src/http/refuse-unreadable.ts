import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'

const LINGER_MS = 2_000

const REFUSALS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Client Timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Exceeded maximum allowed HTTP header size'],
}

/**
 * Answers what is no HTTP request and closes its connection. It reads on for a moment: to close while the client still
 * writes would reset the connection, and the client would not see the answer.
 */
export const refuseUnreadable = (error: Error & { readonly code?: string }, socket: Socket): void => {
  // What arrives after the answer is unreadable too, and told so once.
  if (socket.writableEnded) return
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [statusCode, message] = REFUSALS[error.code ?? ''] ?? [400, 'Client Error']
  const reason = STATUS_CODES[statusCode]
  const body = JSON.stringify({ error: reason, message, statusCode })
  const head = [
    `HTTP/1.1 ${statusCode} ${reason}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  const linger = setTimeout(() => socket.destroy(), LINGER_MS).unref()
  socket.once('close', () => clearTimeout(linger))
}
