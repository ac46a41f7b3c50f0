import { Ajv2020 as Ajv } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokerRefusals } from '../../src/dialects/broker/errors.ts'
import { REFUSALS as BROKER } from '../../src/dialects/broker/schemas.ts'
import { embedRefusals } from '../../src/dialects/embed/errors.ts'
import { REFUSALS as EMBED } from '../../src/dialects/embed/schemas/shared.ts'
import { fleetRefusals } from '../../src/dialects/fleet/errors.ts'
import { Done, REFUSALS as FLEET } from '../../src/dialects/fleet/schemas/shared.ts'
import { codedRefusals } from '../../src/http/coded-refusals.ts'
import type { Refusals } from '../../src/http/dialect.ts'
import { CODED_REFUSALS } from '../../src/http/shared-schemas.ts'
import { toDomainError } from '../../src/http/to-domain-error.ts'
import { DomainError, ERRORS, type ErrorCode } from '../../src/kernel/errors.ts'
import { refusalMessage } from './support/refusal-shapes.ts'

const METADATA = 'https://tenantry.example/.well-known/oauth-protected-resource'
const DIALECTS = {
  fleet: { refusals: fleetRefusals(METADATA), documented: { 200: Done, ...FLEET } },
  embed: { refusals: embedRefusals, documented: EMBED },
  broker: { refusals: brokerRefusals, documented: BROKER },
  admin: { refusals: codedRefusals, documented: CODED_REFUSALS },
  device: { refusals: codedRefusals, documented: CODED_REFUSALS },
} as const satisfies Record<string, { refusals: Refusals; documented: Readonly<Record<number, object>> }>
type Name = keyof typeof DIALECTS

const CODES = Object.keys(ERRORS) as ErrorCode[]
const code = fc.constantFrom(...CODES)
const ajv = new Ajv({ strict: false, validateFormats: false })

/** A server whose one route throws what it is told, and answers it in the words of a dialect. */
const throwing = (dialect: Name) => {
  const app = Fastify()
  let error: unknown
  app.setErrorHandler((thrown, request, reply) =>
    DIALECTS[dialect].refusals.error(toDomainError(thrown), request, reply),
  )
  const handler = async () => {
    throw error
  }
  app.get('/trio', { config: { failure: 'trio', failureStatus: 'BAD_INPUT' } }, handler)
  app.get('/status', { config: { failure: 'status' } }, handler)
  app.get('/plain', handler)
  return {
    app,
    answer: async (thrown: unknown, url: '/trio' | '/status' | '/plain' = '/plain') => {
      error = thrown
      const { statusCode, payload, headers } = await app.inject({ url })
      const isJson = String(headers['content-type']).startsWith('application/json')
      return {
        status: statusCode,
        text: payload,
        headers: headers as Record<string, string>,
        body: isJson ? (JSON.parse(payload) as unknown) : undefined,
      }
    },
  }
}

describe.each(Object.keys(DIALECTS) as Name[])('%s', (dialect) => {
  let server: ReturnType<typeof throwing>
  beforeAll(() => {
    server = throwing(dialect)
  })
  afterAll(() => server.app.close())

  it.each(CODES)('answers %s with a status that it documents, in the documented shape', async (thrown) => {
    const answer = await server.answer(new DomainError(thrown, 'In plain words'))
    const documented: Readonly<Record<number, object>> = DIALECTS[dialect].documented
    const schema = documented[answer.status]
    expect(schema, `status ${answer.status} is documented`).toBeDefined()
    expect(ajv.validate(schema ?? false, answer.body ?? answer.text), ajv.errorsText()).toBe(true)
    refusalMessage(dialect, answer, thrown)
  })

  it('shows the public message and never the cause, whatever either holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        code,
        fc.string({ unit: 'binary' }),
        fc.option(fc.string(), { nil: undefined }),
        async (thrown, message, field) => {
          const cause = new Error('cause: select secret from vault', {
            cause: { deeper: 'cause of the cause' },
          })
          const error = new DomainError(thrown, message, { cause, ...(field !== undefined && { field }) })
          for (const url of ['/trio', '/status', '/plain'] as const) {
            const { text, status, body, headers } = await server.answer(error, url)
            expect(text).not.toContain('vault')
            expect(text).not.toContain('cause of the cause')
            expect(text).not.toContain('refusals.test')
            expect(JSON.stringify(headers)).not.toContain('vault')
            expect(refusalMessage(dialect, { text, status, body, headers }, thrown)).toBeTypeOf('string')
          }
        },
      ),
    )
  })

  it('says of anything else that is thrown no more than that it is a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 8, unit: fc.constantFrom(...'abcdefg') }), async (insides) => {
        const { status, text } = await server.answer(
          Object.assign(new TypeError(`${insides} is not a function`), { code: '42P01', query: insides }),
        )
        expect(status).toBe(500)
        expect(text).not.toContain(insides)
      }),
    )
  })
})

describe('fleet', () => {
  const server = throwing('fleet')
  afterAll(() => server.app.close())

  it('reports a failure of the domain in the trio with 200, with responseStatus where there is one, and as 400 where there is no trio', async () => {
    const domain = CODES.filter(
      (one) => !['request.malformed', 'org.not_found', 'idempotency.in_progress'].includes(one),
    ).filter((one) => ['invalid', 'not_found', 'conflict', 'gone'].includes(ERRORS[one].kind))
    expect(domain.length).toBeGreaterThan(5)
    for (const thrown of domain) {
      const error = new DomainError(thrown, 'In plain words')
      expect((await server.answer(error, '/trio')).body).toEqual({
        error: true,
        errorMsg: 'In plain words',
        responseStatus: 'BAD_INPUT',
      })
      expect((await server.answer(error, '/plain')).body).toEqual({ error: true, errorMsg: 'In plain words' })
      const status = await server.answer(error, '/status')
      expect([status.status, status.body]).toEqual([400, { error: 'In plain words', msg: 'In plain words' }])
    }
  })

  it('answers 401 with where to sign in, and 403 alike for everything that is forbidden', async () => {
    const missing = await server.answer(new DomainError('credential.missing', 'x'))
    expect(missing.headers['www-authenticate']).toBe(`Bearer resource_metadata="${METADATA}"`)
    for (const thrown of [
      'credential.invalid',
      'credential.wrong_place',
      'org.not_found',
      'credential.address_refused',
    ] as const) {
      const { status, body } = await server.answer(new DomainError(thrown, 'told to nobody'))
      expect(status).toBe(403)
      expect(body).toEqual({
        status: 403,
        error: 'Forbidden',
        timestamp: expect.any(String),
        msg: 'Access Denied',
      })
    }
  })
})
