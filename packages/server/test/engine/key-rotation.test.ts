import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { KeyRing } from '../../src/crypto/key-ring.ts'
import { rotateMasterKey } from '../../src/domain/master-key/index.ts'
import { PROBE_COLUMN, SEALED_COLUMNS } from '../../src/store/sealed-columns.ts'
import { addHardware } from '../contract/hardware.ts'
import { holdRequest } from '../contract/held-requests.ts'
import { ruuidOf } from '../contract/wire-ids.ts'
import { contextFor, operator } from '../domain/callers.ts'
import { withFareHarbor } from '../support/fareharbor.ts'
import { admin, bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { OPERATOR_KEY, openTenantry, type TestTenantry } from '../support/tenantry.ts'

const ALL = [...SEALED_COLUMNS, PROBE_COLUMN]

/** A server whose ring keeps its keys here instead of in a file. */
const openWithKeys = async () => {
  const kept: { keys: readonly Buffer[] } = { keys: [randomBytes(32)] }
  const ringOf = ([current, ...older]: readonly Buffer[]) => {
    if (current === undefined) throw new Error('There is no key.')
    return new KeyRing(current, ...older).keptBy((keys) => {
      kept.keys = keys
    })
  }
  const tenantry = await openTenantry({ keyRing: ringOf(kept.keys) }, await withFareHarbor())
  return { tenantry, kept, ringOf }
}

/** Opens every sealed value with one key alone; answers how many there are. */
const openAll = async ({ database }: TestTenantry, keys: readonly Buffer[]): Promise<number> => {
  const [key = randomBytes(32)] = keys
  const ring = new KeyRing(key)
  let opened = 0
  for (const { table, column, placeOf } of ALL)
    for (const row of await database.sql(`select * from ${table} where ${column} is not null`)) {
      ring.open(row[column] as Uint8Array, placeOf(row))
      opened++
    }
  return opened
}

/** Something sealed in every column there is. */
const fill = async (tenantry: TestTenantry): Promise<void> => {
  const partner = await createTestPartner(tenantry)
  const integrations = { fareharbor: { app_key: 'a', user_key: 'b' } }
  await partner.embed('POST', '/orgs', { body: { name: 'Connected', integrations } })
  const mailed = { clientOrgName: 'Mailed', clientContactName: 'Ann', clientContactEmail: 'ann@example.com' }
  await partner.fleet('partner/createPartnerClient', mailed)
  const body = { name: 'Key', type: 'openai', value: 'sk-1', hostPattern: 'api.openai.com' }
  await partner.broker('POST', '/v1/partner/secrets', { body, headers: { 'idempotency-key': 'a' } })
  const operators = { body: { name: 'By the operator' }, headers: { 'idempotency-key': partner.id } }
  await admin(tenantry, 'PATCH', `/partners/${partner.id}`, operators)
  const { orgApiKey, projectApiKey, organizationId: orgId, projectId } = await createTestOrg(partner)
  const headers = { ...bearer(orgApiKey), 'idempotency-key': 'a' }
  await tenantry.call('POST', '/v1/org/secrets', { body, headers })
  await tenantry.call('POST', '/v1/team/provisions', { headers: bearer(orgApiKey) })
  await tenantry.call('GET', '/v1/gateway/ca')
  await tenantry.domain.clientAuthority.open()
  const member = await tenantry.call('POST', '/v1/org/members', {
    headers: bearer(orgApiKey),
    body: { email: 'holder@example.com', role: 'member' },
  })
  const { memberId } = member.body as { memberId: string }
  const badge = { userUuid: ruuidOf(memberId), credentialHexValue: 'c0ffee' }
  await partner.fleet('accesscontrol/assignAccessControlCredential', badge, { org: ruuidOf(orgId) })
  const agent = await tenantry.call('GET', '/v1/agents/default', { headers: bearer(projectApiKey) })
  const { id: agentId } = agent.body as { id: string }
  await holdRequest(tenantry, { partnerId: partner.id, orgId, projectId, agentId })
  const serialNumber = `SN-${partner.id}`
  await addHardware(tenantry, { partnerId: partner.id, serialNumber })
  const registration = { orgUuid: ruuidOf(orgId), serialNumber, wifiSsid: 'Lobby' }
  await partner.fleet('partner/registerCameraToClient', registration)
}

const rotate = (tenantry: TestTenantry, options?: Parameters<typeof rotateMasterKey>[1]) =>
  rotateMasterKey(contextFor(tenantry, operator), options)

/** The same server, which gives what is under way time to arrive before it lets go of a key. */
const settlingFor = (tenantry: TestTenantry, keySettleMs: number): TestTenantry => {
  const { domain } = tenantry
  return { ...tenantry, domain: { ...domain, policy: { ...domain.policy, keySettleMs } } }
}

let server: Awaited<ReturnType<typeof openWithKeys>>
beforeAll(async () => {
  server = await openWithKeys()
  await fill(server.tenantry)
})
afterAll(() => server.tenantry.close())

it('knows every sealed column of the schema', () => {
  const schema = readFileSync(new URL('../../migrations/schema.sql', import.meta.url), 'utf8')
  const columns: string[] = []
  let table = ''
  for (const line of schema.split('\n')) {
    table = /^create table (\w+)/.exec(line)?.[1] ?? table
    const [, column] = /^\s+(\w*sealed\w*) bytea/.exec(line) ?? []
    if (column !== undefined) columns.push(`${table}.${column}`)
  }
  expect(columns.length).toBeGreaterThan(7)
  expect(ALL.map(({ table: name, column }) => `${name}.${column}`).sort()).toEqual(columns.sort())
})

describe('a rotation', () => {
  it('is tried on something in every sealed column', async () => {
    for (const { table, column } of ALL)
      expect(
        await server.tenantry.database.sql(`select 1 from ${table} where ${column} is not null limit 1`),
        table,
      ).toHaveLength(1)
  })

  it('seals everything by a new key, which then opens it alone', async () => {
    const { tenantry, kept } = server
    const before = kept.keys
    const count = await openAll(tenantry, before)
    const answer = await admin(tenantry, 'POST', '/keys/rotate')
    expect([answer.status, answer.body]).toEqual([200, { resealed: count, remaining: 0 }])
    expect(kept.keys).toHaveLength(1)
    expect(kept.keys).not.toEqual(before)
    expect(await openAll(tenantry, kept.keys)).toBe(count)
    await expect(openAll(tenantry, before)).rejects.toThrow('not on the ring')
  })

  it('goes on while others write, and none of their values is left behind', async () => {
    const { tenantry, kept } = server
    const partner = await createTestPartner(tenantry)
    let going = true
    let written = 0
    const write = async (): Promise<void> => {
      while (going) {
        const { agentToken, orgApiKey, projectId } = await createTestOrg(partner)
        const headers = { ...bearer(orgApiKey), 'x-project-id': projectId }
        const { text, status } = await tenantry.call('GET', '/v1/agents', { headers })
        expect([status, text.includes(agentToken)]).toEqual([200, true])
        written++
      }
    }
    const writers = [write(), write(), write()]
    const patient = settlingFor(tenantry, 2_000)
    for (let round = 0; round < 50 && written < 9; round++) {
      let answer = await rotate(patient)
      while (answer.remaining > 0) answer = await rotate(patient)
    }
    going = false
    await Promise.all(writers)
    expect(kept.keys).toHaveLength(1)
    await openAll(tenantry, kept.keys)
  })

  it('loses nothing that was sealed before it began and stored while it ended', async () => {
    const { tenantry, kept } = server
    const [row] = await tenantry.database.sql('select partner_id, id, sealed from secrets limit 1')
    const before = row?.['sealed']
    const patient = settlingFor(tenantry, 1_000)
    const [installed] = await tenantry.database.sql(
      `select sealed from installation where name like '%probe'`,
    )
    const old = Buffer.from(installed?.['sealed'] as Uint8Array).toString('hex')
    const rotating = rotate(patient)
    // The probe is the last to be sealed anew.
    const probe = async (): Promise<string> => {
      const rows = await tenantry.database.sql(`select sealed from installation where name like '%probe'`)
      return Buffer.from(rows[0]?.['sealed'] as Uint8Array).toString('hex')
    }
    await vi.waitFor(async () => expect(await probe()).not.toBe(old))
    await tenantry.database.sql('update secrets set sealed = $1 where id = $2', [before, row?.['id']])
    const { remaining } = await rotating
    expect(remaining).toBe(1)
    expect(kept.keys).toHaveLength(2)
    expect(await rotate(tenantry)).toEqual({ resealed: 1, remaining: 0 })
    await openAll(tenantry, kept.keys)
  })

  it('that was cut off goes on after a restart, with the same new key, until the old one is let go', async () => {
    const { tenantry, kept, ringOf } = server
    const before = kept.keys
    const partner = await createTestPartner(tenantry)
    for (let at = 0; at < 20; at++) await createTestOrg(partner)
    const cut = await rotate(tenantry, { callMsMax: 0, rowsMax: 5 })
    expect(cut.resealed).toBeGreaterThan(0)
    expect(cut.remaining).toBeGreaterThan(0)
    expect(kept.keys).toHaveLength(2)
    expect(kept.keys[1]).toEqual(before[0])
    const half = kept.keys
    // What a new process would read: both keys, in their order.
    const restarted = { ...tenantry, domain: { ...tenantry.domain, keyRing: ringOf(half) } }
    const rest = await rotate(restarted)
    expect(rest).toEqual({ resealed: cut.remaining, remaining: 0 })
    expect(kept.keys).toEqual([half[0]])
    await openAll(tenantry, kept.keys)
    // The first process stands for one that is gone.
    await tenantry.close()
    server = await openWithKeys()
    await fill(server.tenantry)
  })

  it('leaves the probe for the last, so that no server starts without a key that is still needed', async () => {
    const { tenantry, kept } = server
    await tenantry.database.sql(`update signing_keys set sealed = '\\x00'`)
    const { remaining } = await rotate(tenantry)
    // That key, the probe, and the sessions' secret beside it.
    expect(remaining).toBe(3)
    expect(kept.keys).toHaveLength(2)
    const [probe] = await tenantry.database.sql(
      `select name, sealed from installation where name like '%probe'`,
    )
    const [, old = randomBytes(32)] = kept.keys
    const place = PROBE_COLUMN.placeOf(probe ?? {})
    expect(new KeyRing(old).open(probe?.['sealed'] as Uint8Array, place).reveal()).toBe('probe')
  })

  it('does not take over what was moved to another row: it opens nowhere and stays counted', async () => {
    const { tenantry } = await openWithKeys()
    await fill(tenantry)
    await tenantry.database.sql(
      `update secrets set sealed = (select sealed from claim_links limit 1) where id = (select id from secrets limit 1)`,
    )
    // What was moved, the probe, and the sessions' secret beside it.
    expect((await rotate(tenantry)).remaining).toBe(3)
    await tenantry.close()
  })
})

describe('keys that are given from outside', () => {
  it('are never changed: what the older one sealed is sealed anew by the first', async () => {
    const [old, fresh] = [randomBytes(32), randomBytes(32)]
    const tenantry = await openTenantry({ keyRing: new KeyRing(old) }, await withFareHarbor())
    await fill(tenantry)
    const count = await openAll(tenantry, [old])
    expect(await rotate(tenantry)).toEqual({ resealed: 0, remaining: 0 })
    const both = { ...tenantry, domain: { ...tenantry.domain, keyRing: new KeyRing(fresh, old) } }
    expect(await rotate(both)).toEqual({ resealed: count, remaining: 0 })
    expect(await openAll(tenantry, [fresh])).toBe(count)
    await tenantry.close()
  })
})

describe('POST /admin/v1/keys/rotate', () => {
  it('answers 401 without the operator key, and 409 while a rotation is under way', async () => {
    const { tenantry } = server
    const partner = await createTestPartner(tenantry)
    for (const headers of [{}, bearer(partner.key), bearer(`${OPERATOR_KEY}x`)])
      expect((await tenantry.call('POST', '/admin/v1/keys/rotate', { headers })).status).toBe(401)
    const calls = Array.from({ length: 4 }, () => admin(tenantry, 'POST', '/keys/rotate'))
    const answers = await Promise.all(calls)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    const busy = answers.find(({ status }) => status === 409)
    expect(busy?.body).toMatchObject({ error: { code: 'master_key.rotating' } })
  })
})
