import { createHash } from 'node:crypto'
import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../kernel/errors.ts'
import { parseJsonBodies } from './parse-json-body.ts'

interface Read {
  readonly body?: unknown
  readonly hash?: Buffer | undefined
  readonly refusal?: DomainError
}

/** What a route gets to see of a body, or what the body is refused with. */
const read = async (payload: string | Buffer, headers: Record<string, string> = {}): Promise<Read> => {
  const app = Fastify()
  parseJsonBodies(app)
  let seen: Read = {}
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof DomainError) seen = { refusal: error }
    return reply.send()
  })
  app.post('/', async (request) => {
    seen = { body: request.body, hash: request.bodyHash }
    return {}
  })
  await app.inject({
    method: 'POST',
    url: '/',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })
  await app.close()
  return seen
}

describe('a JSON body', () => {
  it.each([
    ['{"a":[1,"x",null,true]}', { a: [1, 'x', null, true] }],
    ['[]', []],
    ['"text"', 'text'],
    ['0', 0],
    ['{"a":"ü😀"}', { a: 'ü😀' }],
    ['{"a":1,"a":2}', { a: 2 }],
  ])('%s is read', async (text, value) => {
    expect((await read(text)).body).toEqual(value)
  })

  it('that is empty is no body', async () => {
    expect(await read('')).toEqual({ body: undefined, hash: undefined })
  })

  it('never poisons a prototype, and what would is as if it were not there', async () => {
    const { body } = await read('{"__proto__":{"a":1},"b":{"constructor":{"prototype":{"c":1}}},"d":1}')
    expect(body).toEqual({ b: {}, d: 1 })
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype)
    expect({}).not.toHaveProperty('c')
  })
})

describe('a body is refused', () => {
  it.each([
    ['as no JSON', '{', 'body', 'body must be JSON'],
    ['as no JSON', 'undefined', 'body', 'body must be JSON'],
    ['for NUL', '{"a":"\\u0000"}', 'a', 'a must not hold NUL or half of a surrogate pair'],
    [
      'for half a pair',
      '{"a":{"b":["x","\\ud800"]}}',
      'a.b[1]',
      'a.b[1] must not hold NUL or half of a surrogate pair',
    ],
    [
      'for half a pair at its root',
      '"\\udc00"',
      'body',
      'body must not hold NUL or half of a surrogate pair',
    ],
    [
      'for its depth',
      '['.repeat(65) + ']'.repeat(65),
      'body',
      'body must not be nested deeper than 64 levels',
    ],
    [
      'for its depth',
      '['.repeat(500_000) + ']'.repeat(500_000),
      'body',
      'body must not be nested deeper than 64 levels',
    ],
  ])('%s: %.20s…', async (_, text, field, message) => {
    expect((await read(text)).refusal).toMatchObject({ code: 'request.malformed', field, message })
  })

  it.each(['c328', 'ff', 'c080', 'eda080', 'f4908080'])('as no UTF-8: %s', async (hex) => {
    const { refusal } = await read(
      Buffer.concat([Buffer.from('"'), Buffer.from(hex, 'hex'), Buffer.from('"')]),
    )
    expect(refusal).toMatchObject({ field: 'body', message: 'body must be UTF-8' })
  })

  it.each(['{"a\\u0000b":1}', '{"list":[{"\\ud800":1}]}'])(
    'for a key that could not be stored: %s',
    async (text) => {
      expect((await read(text)).refusal).toMatchObject({ code: 'request.malformed' })
    },
  )

  it('of 64 levels is not', async () => {
    expect((await read('['.repeat(64) + ']'.repeat(64))).refusal).toBeUndefined()
  })
})

describe('the hash of a body', () => {
  it('is of its bytes as they came, and only there where an Idempotency-Key asks for it', async () => {
    const text = '{ "a" : 1 }'
    expect((await read(text)).hash).toBeUndefined()
    const { hash } = await read(text, { 'idempotency-key': 'x' })
    expect(hash?.toString('hex')).toBe(createHash('sha256').update(text).digest('hex'))
  })
})
