import type { FastifyRequest } from 'fastify'
import { type AssertedCaller, assertCaller } from '../domain/credential/index.ts'
import type { RequestId } from '../kernel/ids.ts'
import type { UpstreamRequest } from './call-upstream.ts'
import type { Gatehouse } from './caller.ts'
import { upstreamHeaders } from './forwarded-headers.ts'
import { hasBody } from './has-body.ts'

/** Methods of which another try does no harm. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What the upstream is asked: the caller's request with this server's word in place of their credential. */
export const upstreamRequest = async (
  { domain }: Gatehouse,
  base: URL,
  request: FastifyRequest,
  caller: AssertedCaller,
  path: string,
): Promise<UpstreamRequest> => {
  const requestId = request.id as RequestId
  const assertion = await assertCaller(domain, caller, { audience: base.origin, requestId })
  const { host, protocol } = new URL(domain.policy.publicUrl)
  const headers = upstreamHeaders(request.raw, {
    host: base.host,
    'x-tenantry-assertion': assertion.reveal(),
    'x-request-id': requestId,
    'x-forwarded-for': request.ip,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
  })
  const { method } = request
  return { method, path, headers, reuses: SAFE.has(method) && !hasBody(request.raw) }
}
