import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { takesIdempotencyKey } from '../support/openapi.ts'
import { openTenantry } from '../support/tenantry.ts'
import { ourSample } from '../support/turns.ts'
import { aimedSlots } from './aims.ts'
import { CREDENTIALS, FLEET_ONLY } from './credential-kinds.ts'
import { present, shut } from './credentials.ts'
import { type DocumentedOperation, readOperations } from './documented-operations.ts'
import { leaksIn } from './examine.ts'
import { refusalAtTheDoor } from './expected.ts'
import { slotsOf } from './id-slots.ts'
import { placeOf } from './places.ts'
import { requestFor, send } from './request.ts'
import { activate, addPartnerMember, createHousehold, issueKey } from './tenants.ts'
import { buildWorld } from './world.ts'

const tenantry = await openTenantry()
const world = await buildWorld(tenantry)
const operations = await readOperations(tenantry.http)
afterAll(() => tenantry.close())

/** Whose callers present a credential; others prove themselves by the very body that an answer is stored for. */
const hasDoor = ({ operation }: DocumentedOperation): boolean => operation.security?.length !== 0

/** Frames travel as images, whose stored answers are a device's like any other's. */
const takesJson = ({ operation: { requestBody } }: DocumentedOperation): boolean =>
  requestBody === undefined || 'application/json' in requestBody.content

const writes = operations.filter(
  (operation) =>
    operation.dialect !== 'admin' &&
    hasDoor(operation) &&
    takesJson(operation) &&
    takesIdempotencyKey(operation.operation),
)

it('finds the writes of every dialect that takes any', () => {
  expect([...new Set(writes.map(({ dialect }) => dialect))]).toEqual(['fleet', 'embed', 'broker', 'device'])
})

const OF_THE_PARTNER = ['a partner key', 'a partner key that is a JWT']
/** See what the partner sees, and are somebody else all the same. */
const FOR_THE_PARTNER = ['what acts for a partner’s admin', 'a partner’s admin under the session scheme']

describe.each(ourSample(writes, 8).map((operation) => [operation.label, operation] as const))(
  '%s',
  (_label, operation) => {
    it('never presents its stored answer to anybody but the one who got it', async () => {
      const household = await createHousehold(tenantry, world.ours.partner)
      const partnerMemberId = await addPartnerMember(tenantry, world.ours.partner)
      const keyId = (await issueKey(tenantry, world.ours)).id
      const place = placeOf(household, { keyId, partnerMemberId })
      // Else one operation would end the very key that calls it: a stored answer is for a key that still works.
      await tenantry.database.sql(
        `update credentials set seen_by_partner = false where org_id = $1 and kind = 'org_key'`,
        [household.orgId],
      )
      const slots = aimedSlots(slotsOf(operation))
      // Whoever the door of this operation is open to: the partner, or else its client, or else a device.
      const partner = shut('partner', present(world.ours.partner.key, 'partner-api-token'))
      const client = shut('org', present(household.orgKey))
      const device = shut('device', present(await activate(tenantry, household)))
      const [ours] = (await Promise.all([partner(world), client(world), device(world)])).filter(
        (credential) => refusalAtTheDoor(operation, credential) === undefined,
      )
      if (ours === undefined) throw new Error('Neither a partner nor a client nor its device may call this.')
      const request = requestFor(operation, slots, { first: place, second: place }, ours)
      const key = { 'idempotency-key': `once-${randomBytes(6).toString('hex')}` }
      const first = await send(world, { ...request, headers: { ...request.headers, ...key } })
      const again = await send(world, { ...request, headers: { ...request.headers, ...key } })
      expect(again.headers['idempotent-replayed']).toBe('true')
      expect(again.text).toBe(first.text)
      for (const [kind, make] of Object.entries(CREDENTIALS)) {
        const isTheSamePartner = ours.standing === 'partner' && OF_THE_PARTNER.includes(kind)
        if (isTheSamePartner || (operation.dialect !== 'fleet' && FLEET_ONLY.test(kind))) continue
        const other = await make(world)
        const { authorization: _ours, 'x-auth-apikey': _ourKey, ...aimed } = request.headers ?? {}
        const headers = { ...aimed, ...key, ...other.headers(operation.dialect) }
        const answer = await send(world, { ...request, headers })
        expect(answer.headers['idempotent-replayed'], kind).toBeUndefined()
        const seesTheSame = ours.standing === 'partner' && FOR_THE_PARTNER.includes(kind)
        if (!seesTheSame) expect(leaksIn(answer, household.strings), kind).toEqual([])
        const door = refusalAtTheDoor(operation, other)
        if (door !== undefined) expect(answer.status, kind).toBe(door)
      }
    })
  },
)
