import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { type Refusal, refusal } from '../domain/egress/index.ts'

/** What public clients poll and decide at the gateway's own address, with an API key. */
const APPROVALS = /^\/v1\/approvals\/(?:pending|[^/?]+\/decision)(?:\?|$)/

/** Who answers what is asked of the gateway itself. */
export interface OwnPaths {
  readonly isDraining: () => boolean
  /** The API. */
  readonly api: RequestListener
}

const answerHealth = (response: ServerResponse, isDraining: boolean): void => {
  response.writeHead(isDraining ? 503 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ status: isDraining ? 'draining' : 'ok' }))
}

/** Answers the little that is asked of the gateway in origin form; for all the rest it answers why not. */
export const answerOwnPath = (
  { isDraining, api }: OwnPaths,
  request: IncomingMessage,
  response: ServerResponse,
): Refusal | undefined => {
  const { url = '', method } = request
  if (url === '/healthz' && method === 'GET') return void answerHealth(response, isDraining())
  if (APPROVALS.test(url)) return void api(request, response)
  return refusal('bad_request', 'This is a forward proxy: name it in HTTPS_PROXY and HTTP_PROXY.')
}
