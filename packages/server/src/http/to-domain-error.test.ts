import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../kernel/errors.ts'
import { toDomainError } from './to-domain-error.ts'
import { compileValidator } from './validate.ts'

const schema = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1 },
    format: { enum: ['opaque', 'jwt'] },
    list: { type: 'array', items: { type: 'object', properties: { key: { type: 'string' } } } },
    many: { type: 'array', items: { type: 'string' }, maxItems: 1 },
    limit: { type: 'integer', minimum: 1 },
  },
}

/** What a request to a route with the schema above is refused with. */
const refusalOf = async (body: unknown, query = ''): Promise<DomainError> => {
  const app = Fastify().setValidatorCompiler(compileValidator)
  let refusal: DomainError | undefined
  app.setErrorHandler((error, _request, reply) => {
    refusal = toDomainError(error)
    return reply.send()
  })
  const querystring = { type: 'object', properties: { limit: { type: 'integer' } } }
  app.post('/', { schema: { body: schema, querystring } }, async () => ({}))
  await app.inject({
    method: 'POST',
    url: `/${query}`,
    payload: body as object,
    headers: { 'content-type': 'application/json' },
  })
  await app.close()
  if (refusal === undefined) throw new Error('Nothing was refused.')
  return refusal
}

describe('what a schema refuses', () => {
  it.each([
    [{}, 'name', 'name is required'],
    [{ name: 1 }, 'name', 'name must be string'],
    [{ name: '' }, 'name', 'name must NOT have fewer than 1 characters'],
    [{ name: 'x', more: 1 }, 'more', 'more is not a known field'],
    [{ name: 'x', format: 'pem' }, 'format', 'format must be one of opaque, jwt'],
    [{ name: 'x', list: [{}, { key: 1 }] }, 'list[1].key', 'list[1].key must be string'],
    [{ name: 'x', many: [1] }, 'many[0]', 'many[0] must be string'],
    [{ name: 'x', many: ['a', 'b'] }, 'many', 'many must NOT have more than 1 items'],
    [{ name: 'x', limit: '5' }, 'limit', 'limit must be integer'],
    [{ name: 'x', limit: 0 }, 'limit', 'limit must be >= 1'],
    [[], 'body', 'body must be object'],
  ])('%j is malformed by its field %s', async (body, field, message) => {
    const { code, ...refusal } = await refusalOf(body)
    expect(code).toBe('request.malformed')
    expect(refusal).toMatchObject({ field })
    expect(await refusalOf(body)).toHaveProperty('message', message)
  })

  it('in a query is named too, though a query has no types of its own', async () => {
    expect(await refusalOf({ name: 'x' }, '?limit=ten')).toMatchObject({
      field: 'limit',
      message: 'limit must be integer',
    })
  })
})

describe('what the server itself refuses', () => {
  it.each([
    ['FST_ERR_CTP_BODY_TOO_LARGE', 413, 'request.too_large', 'body'],
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 415, 'request.malformed', 'Content-Type'],
    ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 400, 'request.malformed', 'Content-Length'],
    ['FST_ERR_SOMETHING_ELSE', 400, 'request.malformed', undefined],
  ])('%s is said in the domain’s words', (code, statusCode, expected, field) => {
    const error = toDomainError(Object.assign(new Error('inside'), { code, statusCode }))
    expect(error.code).toBe(expected)
    expect(error.field).toBe(field)
    expect(error.message).not.toContain('inside')
  })
})

describe('a database that cannot be reached', () => {
  it.each([
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('terminating connection'), { code: '57P01' }),
    Object.assign(new Error('too many clients'), { code: '53300' }),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Failed query', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }),
  ])('is unavailable, and worth another try: %s', (cause) => {
    const error = toDomainError(cause)
    expect(error).toMatchObject({ code: 'server.unavailable', retryAfterSeconds: 1 })
    expect(error.cause).toBe(cause)
  })
})

describe('anything else', () => {
  it('that is a domain error stays as it is', () => {
    const error = new DomainError('org.not_found', 'Organization not found')
    expect(toDomainError(error)).toBe(error)
  })

  it.each([
    new TypeError('x is not a function'),
    Object.assign(new Error('duplicate key'), { code: '23505', query: 'insert into orgs' }),
    Object.assign(new Error('x'), { statusCode: 500 }),
    'a text',
    42,
    {},
    null,
    undefined,
  ])('is a fault of ours, with the cause for the log alone: %s', (cause) => {
    const error = toDomainError(cause)
    expect(error.code).toBe('server.internal')
    expect(error.message).toBe('Something went wrong on our side')
    expect(error.cause).toBe(cause)
  })
})
