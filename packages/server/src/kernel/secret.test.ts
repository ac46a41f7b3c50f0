import { format, inspect } from 'node:util'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { Secret } from './secret.ts'

const PLAIN = 'oc_partner_plaintext'
const secret = new Secret(PLAIN)

const logged = (log: (logger: pino.Logger) => void): string => {
  const lines: string[] = []
  log(pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }))
  return lines.join('')
}

it('a secret is revealed by one method only', () => {
  expect(secret.reveal()).toBe(PLAIN)
})

it.each([
  ['String()', () => String(secret)],
  ['a template', () => `a ${String(secret)}`],
  ['joining', () => [secret, secret].join()],
  ['JSON', () => JSON.stringify({ key: secret, list: [secret], deep: { key: secret } })],
  ['util.inspect', () => inspect(secret)],
  [
    'util.inspect with all it can show',
    () => inspect({ secret }, { depth: 9, showHidden: true, customInspect: true }),
  ],
  ['util.format', () => format('%s %o %O %j', secret, secret, secret, secret)],
  ['the message of an error', () => new Error(`bad ${String(secret)}`).message],
  ['a logged field', () => logged((logger) => logger.info({ secret, deep: { secret } }, 'hello'))],
  ['a logged message', () => logged((logger) => logger.info('hello %s %j %o', secret, secret, secret))],
  ['a child logger’s bindings', () => logged((logger) => logger.child({ secret }).info('hello'))],
])('%s prints [secret] and not the plaintext', (_, print) => {
  const printed = print()
  expect(printed).toContain('[secret]')
  expect(printed).not.toContain(PLAIN)
})

it('has no field, key or entry that holds the plaintext', () => {
  expect(Reflect.ownKeys(secret)).toEqual([])
  expect(Object.values({ ...secret })).toEqual([])
  expect(inspect(secret, { customInspect: false, showHidden: true })).not.toContain(PLAIN)
  expect(() => structuredClone(secret).reveal()).toThrow()
})
