import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { openTenantry } from '../support/tenantry.ts'
import { aimedSlots } from './aims.ts'
import { CREDENTIALS, FLEET_ONLY } from './credential-kinds.ts'
import type { Credential } from './credentials.ts'
import { type DocumentedOperation, readOperations } from './documented-operations.ts'
import { leaksIn } from './examine.ts'
import { refusalAtTheDoor } from './expected.ts'
import { slotsOf } from './id-slots.ts'
import { placeOf } from './places.ts'
import { requestFor, send } from './request.ts'
import { createHousehold, issueKey } from './tenants.ts'
import { buildWorld } from './world.ts'

const tenantry = await openTenantry()
const world = await buildWorld(tenantry)
const operations = await readOperations(tenantry.http)
afterAll(() => tenantry.close())

const takesIdempotencyKeys = ({ operation }: DocumentedOperation): boolean =>
  operation.parameters?.some(({ name }) => name === 'idempotency-key') ?? false

const writes = operations.filter(
  (operation) => operation.dialect !== 'admin' && takesIdempotencyKeys(operation),
)

it('finds the writes of every dialect that takes any', () => {
  expect([...new Set(writes.map(({ dialect }) => dialect))]).toEqual(['fleet', 'embed', 'broker'])
})

/** Somebody whom an operation serves: a partner, by any of its keys, or else an organization. */
const whoGetsIt = async (operation: DocumentedOperation): Promise<readonly [string, Credential]> => {
  for (const kind of ['a partner key', 'an organization key']) {
    const credential = await CREDENTIALS[kind]?.(world)
    if (credential !== undefined && refusalAtTheDoor(operation, credential) === undefined)
      return [kind, credential]
  }
  throw new Error(`Nobody gets an answer of ${operation.label}.`)
}

describe.each(writes.map((operation) => [operation.label, operation] as const))('%s', (_label, operation) => {
  it('never presents its stored answer to anybody but the one who got it', async () => {
    const household = await createHousehold(tenantry, world.ours.partner)
    const place = placeOf(household, (await issueKey(tenantry, world.ours)).id)
    const slots = aimedSlots(slotsOf(operation))
    const [whose, ours] = await whoGetsIt(operation)
    const request = requestFor(operation, slots, { first: place, second: place }, ours)
    const key = { 'idempotency-key': `once-${randomBytes(6).toString('hex')}` }
    const first = await send(world, { ...request, headers: { ...request.headers, ...key } })
    const again = await send(world, { ...request, headers: { ...request.headers, ...key } })
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(again.text).toBe(first.text)
    for (const [kind, make] of Object.entries(CREDENTIALS)) {
      if (kind.startsWith(whose) || (operation.dialect !== 'fleet' && FLEET_ONLY.test(kind))) continue
      const other = await make(world)
      const { authorization: _ours, 'x-auth-apikey': _ourKey, ...aimed } = request.headers ?? {}
      const headers = { ...aimed, ...key, ...other.headers(operation.dialect) }
      const answer = await send(world, { ...request, headers })
      expect(answer.headers['idempotent-replayed'], kind).toBeUndefined()
      expect(leaksIn(answer, household.strings), kind).toEqual([])
      const door = refusalAtTheDoor(operation, other)
      if (door !== undefined) expect(answer.status, kind).toBe(door)
    }
  })
})
