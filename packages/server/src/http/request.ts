import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Context, Domain, IdempotencyClaim, Trace } from '../domain/context.ts'
import type { Principal } from '../domain/principal.ts'
import { DomainError } from '../kernel/errors.ts'
import type { RequestId } from '../kernel/ids.ts'
import type { Readmission } from './caller.ts'
import type { Bucket } from './rate-limits.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who the verified credential of this request speaks for. */
    caller: Principal | undefined
    /** There once the request was let in: its body may be as slow as the credential's end. */
    readmit: Readmission | undefined
    /** Whether the request goes to the vendor's product, or would if its caller were let in. */
    passedOn: boolean
    trace: Trace
    /** SHA-256 of the raw body, where an `Idempotency-Key` came with it. */
    bodyHash: Buffer | undefined
  }
  interface FastifyContextConfig {
    readonly dialect?: Bucket
    /** Whether an organization's managers get through in spite of their partner's hold. */
    readonly despiteHold?: boolean
    /** Whether a request of the route goes to the vendor's product, so that its body may take as long as it likes. */
    readonly passesOn?: (url: string) => boolean
  }
}

const NO_BODY = createHash('sha256').digest()

const idempotencyOf = (request: FastifyRequest): IdempotencyClaim | undefined => {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new DomainError(
      'request.malformed',
      'Idempotency-Key must be 1 to 255 printable characters without spaces',
      { field: 'Idempotency-Key' },
    )
  }
  const path = request.url.split('?', 1)[0] ?? request.url
  return { key, method: request.method, path, bodyHash: request.bodyHash ?? NO_BODY }
}

/** The context that a route hands to the domain. */
export const contextOf = (domain: Domain, request: FastifyRequest): Context => {
  if (request.caller === undefined) throw new Error('The request was not let in yet.')
  const idempotency = idempotencyOf(request)
  return {
    domain,
    principal: request.caller,
    requestId: request.id as RequestId,
    address: request.ip,
    trace: request.trace,
    ...(idempotency && { idempotency }),
  }
}

/** The route of a request for logs and metrics: its pattern, never its URL, which may hold a link's token. */
export const routeName = ({ routeOptions, passedOn }: FastifyRequest): string | undefined =>
  routeOptions.url ?? (passedOn ? 'upstream' : undefined)
