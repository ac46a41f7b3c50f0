import type { IncomingMessage } from 'node:http'
import { hasBody } from './has-body.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'

/**
 * Ends the connection of a request whose body is not there in time, with the answer that Node itself gives where it
 * watches over the time. It cannot where some bodies may take as long as they like.
 */
export const limitBodyTime = (request: IncomingMessage, milliseconds: number): void => {
  if (request.complete || !hasBody(request)) return
  const late = Object.assign(new Error('The body took too long.'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
  const timer = setTimeout(() => {
    if (!request.complete) refuseUnreadable(late, request.socket)
  }, milliseconds).unref()
  const stop = () => clearTimeout(timer)
  request.once('end', stop).once('close', stop)
}
