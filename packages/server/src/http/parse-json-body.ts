import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import secureJson from 'secure-json-parse'
import { DomainError } from '../kernel/errors.ts'
import { isStorableText } from '../kernel/text.ts'

const DEPTH_MAX = 64

const malformed = (message: string, field: string): DomainError =>
  new DomainError('request.malformed', message, { field })

/** Refuses texts that could not be stored as they are, and nesting that no honest client sends. */
export const refuseUnstorable = (root: unknown): void => {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, depth } = next
    if (typeof value === 'string' && !isStorableText(value)) {
      throw malformed(`${path || 'body'} must not hold NUL or half of a surrogate pair`, path || 'body')
    }
    if (value === null || typeof value !== 'object') continue
    if (depth >= DEPTH_MAX) throw malformed(`body must not be nested deeper than ${DEPTH_MAX} levels`, 'body')
    for (const [key, child] of Object.entries(value)) {
      if (!isStorableText(key)) {
        throw malformed(`${path || 'body'} has a key with NUL or half of a surrogate pair`, path || 'body')
      }
      const step = Array.isArray(value) ? `[${key}]` : `${path === '' ? '' : '.'}${key}`
      open.push({ value: child, path: path + step, depth: depth + 1 })
    }
  }
}

/** Reads JSON strictly. Throws `request.malformed` for what is none. */
export const parseJson = (bytes: Buffer): unknown => {
  if (!isUtf8(bytes)) throw malformed('body must be UTF-8', 'body')
  try {
    // Unknown keys are ignored everywhere, so a poisoned prototype is too.
    return secureJson.parse(bytes, null, { protoAction: 'remove', constructorAction: 'remove' })
  } catch {
    throw malformed('body must be JSON', 'body')
  }
}

/** Reads JSON bodies strictly, and keeps the hash of the raw bytes where an `Idempotency-Key` asks for it. */
export const parseJsonBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      if (request.headers['idempotency-key'] !== undefined)
        request.bodyHash = createHash('sha256').update(body).digest()
      if (body.length === 0) return done(null, undefined)
      const value = parseJson(body)
      refuseUnstorable(value)
      done(null, value)
    } catch (error) {
      done(error as Error)
    }
  })
}
