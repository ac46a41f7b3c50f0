import { DrizzleQueryError } from 'drizzle-orm/errors'
import { symbols } from 'pino'
import { describe, expect, it } from 'vitest'
import { DomainError } from './kernel/errors.ts'
import { Secret } from './kernel/secret.ts'
import { createLogger } from './logger.ts'

/** The product's own logger, writing into a list. */
const listen = (level = 'trace') => {
  const logger = createLogger(level)
  const lines: string[] = []
  Reflect.set(logger, symbols.streamSym, { write: (line: string) => void lines.push(line) })
  return {
    logger,
    text: () => lines.join(''),
    last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>,
  }
}

const PLAIN = 'oc_partner_plaintext'

describe('a failed query', () => {
  const failure = () =>
    new DrizzleQueryError(
      'insert into "orgs" ("name") values ($1)',
      [PLAIN],
      Object.assign(new Error('duplicate key value'), {
        code: '23505',
        detail: `Key (name)=(${PLAIN}) exists`,
      }),
    )

  it('is logged with its text and its cause, without its parameters', () => {
    const { logger, text, last } = listen()
    logger.error({ err: failure() }, 'failed')
    expect(text()).not.toContain(PLAIN)
    expect(last()['err']).toMatchObject({
      message: 'query failed: insert into "orgs" ("name") values ($1)',
      stack: expect.stringContaining('query failed'),
      cause: { message: 'duplicate key value', code: '23505' },
    })
  })

  it('is so too where it is the cause of another error, at any depth', () => {
    const { logger, text } = listen()
    const wrapped = new DomainError('server.internal', 'Something went wrong', {
      cause: new Error('a job failed', { cause: failure() }),
    })
    logger.error({ err: wrapped }, 'failed')
    expect(text()).toContain('a job failed')
    expect(text()).toContain('query failed: insert into')
    expect(text()).not.toContain(PLAIN)
  })

  it('whose parameters look like a pattern of replacement is no way around it', () => {
    const { logger, text } = listen()
    logger.error({ err: new DrizzleQueryError('select $1', ["$'", '$&', PLAIN], new Error('x')) }, 'failed')
    expect(text()).not.toContain(PLAIN)
  })
})

describe('any other error', () => {
  it('is logged with name, message, code and stack, and nothing else that hangs on it', () => {
    const { logger, last } = listen()
    logger.error({
      err: Object.assign(new TypeError('broken'), { code: 'E_ONE', token: PLAIN, request: { PLAIN } }),
    })
    expect(Object.keys(last()['err'] as object).sort()).toEqual(['code', 'message', 'stack', 'type'])
    expect(last()['err']).toMatchObject({ type: 'TypeError', message: 'broken', code: 'E_ONE' })
  })

  it.each(['a text', 42, null, undefined, { a: 1 }])(
    'that is no Error at all is logged too: %j',
    (thrown) => {
      const { logger, text } = listen()
      logger.error({ err: thrown }, 'failed')
      expect(text()).toContain('failed')
    },
  )
})

it('a secret is never logged', () => {
  const { logger, text } = listen()
  const secret = new Secret(PLAIN)
  logger.info(
    { secret, deep: [{ secret }], err: new Error(`with ${String(secret)}`) },
    'hello %s %j',
    secret,
    { secret },
  )
  logger.child({ secret }).warn('child')
  expect(text()).not.toContain(PLAIN)
  expect(text().match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(5)
})

it('a line is JSON with a level in words and a time in ISO 8601', () => {
  const { logger, last } = listen()
  logger.warn({ status: 200 }, 'request')
  expect(last()).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    status: 200,
    msg: 'request',
  })
})

it('nothing below the level is written', () => {
  const { logger, text } = listen('error')
  logger.warn('quiet')
  expect(text()).toBe('')
})
