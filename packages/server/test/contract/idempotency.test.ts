import { afterEach, describe, expect, it } from 'vitest'
import { databaseDigest } from '../property/support/database-digest.ts'
import { type DocumentedOperation, documentedOperations } from '../property/support/documented-operations.ts'
import { refusalMessage, refuseLeaks } from '../property/support/refusal-shapes.ts'
import {
  makeWorld,
  retried,
  send,
  type ValidRequest,
  validRequest,
} from '../property/support/valid-requests.ts'
import { DIALECTS, type DialectName } from '../support/openapi.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const DAY_MS = 86_400_000

const eachWrite = async (
  dialect: DialectName,
  check: (operation: DocumentedOperation, at: number) => Promise<void>,
): Promise<void> => {
  const writes = (await documentedOperations(tenantry().http, dialect)).filter(({ writes: does }) => does)
  expect(writes.length, 'the dialect documents writes').toBeGreaterThan(0)
  for (const [at, operation] of writes.entries()) await check(operation, at)
}

/** The operator API takes no unknown keys: its other body has another name, or is spelled differently where it has none. */
const otherBody = ({ dialect, body: schema }: DocumentedOperation, { body }: ValidRequest) => {
  if (dialect !== 'admin') return { body: { ...body, other: 1 } }
  return schema?.properties?.['name'] === undefined ? { raw: '{ }' } : { body: { ...body, name: 'Another' } }
}

const withKey = (key: string) => ({ headers: { 'idempotency-key': key } })

const KEYS = ['x', '!~', '"quoted"', 'x'.repeat(255), 'a,b;c=d', '__proto__', "'or'1'='1'--"]

// Each look at the whole database costs the more the more there is in it.
afterEach(async () => {
  await tenantry().database.sql('truncate partners cascade')
})

describe.each(DIALECTS)('%s: every documented write with an Idempotency-Key', (dialect) => {
  it('happens once and is answered alike again, byte for byte, and the second answer says so', () =>
    eachWrite(dialect, async (operation) => {
      const request = validRequest(operation, await makeWorld(tenantry()))
      const first = await send(tenantry(), request, withKey('once'))
      expect(first.status, `${operation.label}: ${first.text}`).toBeLessThan(300)
      expect(first.headers, operation.label).not.toHaveProperty('idempotent-replayed')
      const after = await databaseDigest(tenantry())
      for (let again = 0; again < 2; again++) {
        const replay = await send(tenantry(), retried(operation, request, first), withKey('once'))
        expect({ status: replay.status, text: replay.text }, operation.label).toEqual({
          status: first.status,
          text: first.text,
        })
        expect(replay.headers['idempotent-replayed'], operation.label).toBe('true')
        expect(replay.headers['content-type'], operation.label).toBe(first.headers['content-type'])
        expect(replay.headers['x-request-id'], operation.label).not.toBe(first.headers['x-request-id'])
      }
      expect(await databaseDigest(tenantry()), `${operation.label} wrote nothing more`).toEqual(after)
    }))

  it('is refused with 422 for another body, and nothing is written', () =>
    eachWrite(dialect, async (operation) => {
      const request = validRequest(operation, await makeWorld(tenantry()))
      const first = await send(tenantry(), request, withKey('once'))
      const after = await databaseDigest(tenantry())
      const again = retried(operation, request, first)
      const other = await send(tenantry(), again, { ...withKey('once'), ...otherBody(operation, request) })
      expect(other.status, `${operation.label}: ${other.text}`).toBe(422)
      expect(refusalMessage(dialect, other, operation.label)).toContain('Idempotency-Key')
      refuseLeaks(other, operation.label)
      expect(await databaseDigest(tenantry())).toEqual(after)
      const replay = await send(tenantry(), again, withKey('once'))
      expect(replay.text, 'the stored answer is still there').toBe(first.text)
    }))

  it('is refused with 400 for a malformed key, which it names, and nothing is written', () =>
    eachWrite(dialect, async (operation) => {
      const request = validRequest(operation, await makeWorld(tenantry()))
      const before = await databaseDigest(tenantry())
      for (const key of ['', ' ', 'a b', 'tab\there', 'x'.repeat(256), 'schlüssel', 'a\u00a0b']) {
        const label = `${operation.label} with ${JSON.stringify(key.slice(0, 20))}`
        const answer = await send(tenantry(), request, withKey(key))
        expect(answer.status, `${label}: ${answer.text}`).toBe(400)
        expect(refusalMessage(dialect, answer, label)).toMatch(/^idempotency-key /i)
      }
      expect(await databaseDigest(tenantry())).toEqual(before)
    }))

  it('takes every key of 1 to 255 printable characters', () =>
    eachWrite(dialect, async (operation, at) => {
      // Each dialect's first write takes all of them, each other write one or the other.
      for (const key of at === 0 ? KEYS : KEYS.slice(at % KEYS.length).slice(0, 1)) {
        const request = validRequest(operation, await makeWorld(tenantry()))
        const answer = await send(tenantry(), request, withKey(key))
        expect(answer.status, `${operation.label} with ${key}: ${answer.text}`).toBeLessThan(300)
      }
    }))

  it('is another write under another key', () =>
    eachWrite(dialect, async (operation) => {
      const request = validRequest(operation, await makeWorld(tenantry()))
      const first = await send(tenantry(), request, withKey('one'))
      const after = await databaseDigest(tenantry())
      const other = await send(tenantry(), retried(operation, request, first), withKey('other'))
      expect(other.headers, operation.label).not.toHaveProperty('idempotent-replayed')
      // At the least its own answer is stored now.
      expect(await databaseDigest(tenantry()), operation.label).not.toEqual(after)
    }))

  it('is no replay after 24 hours', () =>
    eachWrite(dialect, async (operation) => {
      const request = validRequest(operation, await makeWorld(tenantry()))
      const first = await send(tenantry(), request, withKey('day'))
      const again = retried(operation, request, first)
      const { clock } = tenantry()
      const started = clock.now.getTime()
      clock.now = new Date(started + DAY_MS - 1)
      const late = await send(tenantry(), again, withKey('day'))
      expect(late.text, operation.label).toBe(first.text)
      expect(late.headers['idempotent-replayed'], operation.label).toBe('true')
      clock.now = new Date(started + DAY_MS)
      const over = await send(tenantry(), again, withKey('day'))
      expect(over.headers, `${operation.label}: ${over.text}`).not.toHaveProperty('idempotent-replayed')
      expect(over.status, `${operation.label}: ${over.text}`).not.toBe(422)
    }))
})

it('a key with a body that is spelled differently is a key with another body', async () => {
  const { partner } = await makeWorld(tenantry())
  const post = (raw: string) => partner.broker('POST', '/v1/partner/orgs', { raw, ...withKey('spelled') })
  expect((await post('{"name":"x"}')).status).toBe(201)
  expect((await post('{ "name": "x" }')).status).toBe(422)
  expect((await post('{"name":"x"}')).headers['idempotent-replayed']).toBe('true')
})
