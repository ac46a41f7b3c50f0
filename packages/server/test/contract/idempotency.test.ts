import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
import { withFareHarbor } from '../support/fareharbor.ts'
import { png } from '../support/images.ts'
import { type Answer, DIALECTS } from '../support/openapi.ts'
import { openTenantry } from '../support/tenantry.ts'
import { ourSample } from '../support/turns.ts'

// Opened before the tests are named, since the documents that the server serves name them.
const tenantry = await openTenantry({}, await withFareHarbor())
afterAll(() => tenantry.close())

const DAY_MS = 86_400_000
const KEYS = ['x', '!~', '"quoted"', 'x'.repeat(255), 'a,b;c=d', '__proto__', "'or'1'='1'--"]
const MALFORMED = ['', ' ', 'a b', 'tab\there', 'x'.repeat(256), 'schlüssel', 'a\u00a0b']

/** The operator API takes no unknown keys: its other body has another name, or is spelled differently where it has none. */
const otherBody = ({ dialect, body: schema, takesImage }: DocumentedOperation, { body }: ValidRequest) => {
  if (takesImage) return { raw: png() }
  if (dialect !== 'admin') return { body: { ...body, other: 1 } }
  if (schema?.properties?.['name'] !== undefined) return { body: { ...body, name: 'Another' } }
  return { raw: ` ${JSON.stringify(body ?? {})}` }
}

const withKey = (key: string) => ({ headers: { 'idempotency-key': key } })
const digest = () => databaseDigest(tenantry)
const isReplay = ({ headers }: Answer): boolean => headers['idempotent-replayed'] === 'true'

const writes = (await documentedOperations(tenantry.http)).filter(({ writes: does }) => does)

describe.each(ourSample(writes, 8).map((operation, at) => [operation.label, operation, at] as const))(
  '%s with an Idempotency-Key',
  (_label, operation, at) => {
    // Every write takes one of the keys that are allowed.
    const key = KEYS[at % KEYS.length] ?? ''
    let request: ValidRequest
    let first: Answer
    /** As its caller sends it again: each answer may have put a new key in the place of the one that called. */
    let again: ValidRequest

    beforeAll(async () => {
      request = validRequest(operation, await makeWorld(tenantry))
    })
    // Each look at the whole database costs the more the more there is in it.
    afterAll(() => tenantry.database.sql('truncate partners cascade'))

    it('is refused with 400 for a malformed key, which it names, and nothing is written', async () => {
      const before = await digest()
      for (const malformed of MALFORMED) {
        const label = JSON.stringify(malformed.slice(0, 20))
        const answer = await send(tenantry, request, withKey(malformed))
        expect(answer.status, `${label}: ${answer.text}`).toBe(400)
        expect(refusalMessage(operation.dialect, answer, label)).toMatch(/^idempotency-key /i)
      }
      expect(await digest()).toEqual(before)
    })

    it('happens once and is answered alike again, byte for byte, and the second answer says so', async () => {
      first = await send(tenantry, request, withKey(key))
      expect(first.status, first.text).toBeLessThan(300)
      expect(first.headers).not.toHaveProperty('idempotent-replayed')
      again = retried(operation, request, first)
      const after = await digest()
      for (let time = 0; time < 2; time++) {
        const replay = await send(tenantry, again, withKey(key))
        expect({ status: replay.status, text: replay.text }).toEqual({
          status: first.status,
          text: first.text,
        })
        expect(replay.headers['idempotent-replayed']).toBe('true')
        expect(replay.headers['content-type']).toBe(first.headers['content-type'])
        expect(replay.headers['x-request-id']).not.toBe(first.headers['x-request-id'])
      }
      expect(await digest(), 'nothing more was written').toEqual(after)
    })

    it('is refused with 422 for another body, and nothing is written', async () => {
      const before = await digest()
      const other = await send(tenantry, again, { ...withKey(key), ...otherBody(operation, request) })
      expect(other.status, other.text).toBe(422)
      expect(refusalMessage(operation.dialect, other, operation.label)).toContain('Idempotency-Key')
      refuseLeaks(other, operation.label)
      expect(await digest()).toEqual(before)
      const replay = await send(tenantry, again, withKey(key))
      expect(replay.text, 'the stored answer is still there').toBe(first.text)
    })

    it('is no replay after 24 hours', async () => {
      const started = tenantry.clock.now.getTime()
      tenantry.clock.now = new Date(started + DAY_MS - 1)
      const late = await send(tenantry, again, withKey(key))
      expect(late.text).toBe(first.text)
      expect(isReplay(late)).toBe(true)
      tenantry.clock.now = new Date(started + DAY_MS)
      const over = await send(tenantry, again, withKey(key))
      expect(isReplay(over), over.text).toBe(false)
      expect(over.status, over.text).not.toBe(422)
      again = retried(operation, again, over)
    })

    it('is another write under another key', async () => {
      const before = await digest()
      const other = await send(tenantry, again, withKey('other'))
      expect(isReplay(other), other.text).toBe(false)
      // At the least its own answer is stored now.
      expect(await digest()).not.toEqual(before)
    })
  },
)

describe.each(DIALECTS)('%s', (dialect) => {
  it('takes every key of 1 to 255 printable characters', async () => {
    const operation = writes.find((write) => write.dialect === dialect)
    if (operation === undefined) throw new Error('The dialect documents no write.')
    for (const key of KEYS) {
      const answer = await send(tenantry, validRequest(operation, await makeWorld(tenantry)), withKey(key))
      expect(answer.status, `${key}: ${answer.text}`).toBeLessThan(300)
    }
  })
})

it('a key with a body that is spelled differently is a key with another body', async () => {
  const { partner } = await makeWorld(tenantry)
  const post = (raw: string) => partner.broker('POST', '/v1/partner/orgs', { raw, ...withKey('spelled') })
  expect((await post('{"name":"x"}')).status).toBe(201)
  expect((await post('{ "name": "x" }')).status).toBe(422)
  expect((await post('{"name":"x"}')).headers['idempotent-replayed']).toBe('true')
})
