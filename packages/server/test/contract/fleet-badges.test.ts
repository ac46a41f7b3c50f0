import { beforeAll, expect, it } from 'vitest'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { accessSite, bodyOf, NOBODYS } from './access-control.ts'
import { expectFleet, trio } from './fleet-answers.ts'
import { uuidOf } from './wire-ids.ts'

const tenantry = useTenantry()
let partner: TestPartner
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
})

const furnished = async () => {
  const site = await accessSite(tenantry(), partner)
  const person = await site.addPerson()
  const assign = (credentialHexValue: unknown, userUuid = person) =>
    site.call('accesscontrol/assignAccessControlCredential', { credentialHexValue, userUuid })
  const assigned = async (value: string, userUuid = person) =>
    bodyOf<{ credential: { uuid: string } }>(await assign(value, userUuid)).credential
  const find = async (filter?: object, userUuid = person) =>
    bodyOf<{ credentials: object[] }>(
      await site.call('accesscontrol/findAccessControlCredentialByUser', { userUuid, filter }),
    ).credentials
  const change = (verb: string, credentialUuid: string) =>
    site.call(`accesscontrol/${verb}AccessControlCredential`, { credentialUuid })
  return { ...site, person, assign, assigned, find, change }
}

it('a credential is assigned, and its value is kept from everybody', async () => {
  const { org, person, assign, find, changes } = await furnished()
  const answer = await assign('00DEADbeef77')
  const at = tenantry().clock.now.getTime()
  const credential = {
    ...{ uuid: expect.any(String), orgUuid: org, userUuid: person },
    ...{ type: 'STANDARD_CSN', credentialType: 'STANDARD_CSN', workflowStatus: 'ACTIVE' },
    ...{ createdAtMillis: at, updatedAtMillis: at },
  }
  expectFleet(answer, 200, { credential })
  expect(await find()).toEqual([credential])
  expect(JSON.stringify(await changes())).not.toMatch(/deadbeef/i)
  const rows = await tenantry().database.sql('select badges::text as text from badges')
  expect(JSON.stringify(rows)).not.toMatch(/deadbeef/i)
})

it('one value is one person’s, whatever the case of its digits; revoked it may be assigned anew', async () => {
  const { addPerson, assign, assigned, change, find } = await furnished()
  const { uuid } = await assigned('0a0b')
  const another = await addPerson()
  for (const same of ['0A0B', '0a0b'])
    for (const whose of [undefined, another])
      expectFleet(await assign(same, whose), 200, trio(expect.stringContaining('assigned already')))
  // Digits that lead are part of it.
  expect((await assign('000a0b', another)).body).not.toHaveProperty('error')
  await change('revoke', uuid)
  expect((await assign('0A0B', another)).body).not.toHaveProperty('error')
  expect(await find()).toMatchObject([{ uuid, workflowStatus: 'REVOKED' }])
})

it('the same value in another organization is another credential, by another hash', async () => {
  const [one, two] = [await furnished(), await furnished()]
  await one.assigned('c0ffee')
  await two.assigned('c0ffee')
  const hashes = await tenantry().database.sql(
    `select encode(value_hash, 'hex') as hash from badges where org_id in ($1, $2)`,
    [one.orgId, two.orgId],
  )
  expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(2)
})

it('is suspended and given back, revoked for ever, noted and forgotten, each with one event', async () => {
  const { call, assigned, find, change, changes } = await furnished()
  const { uuid } = await assigned('1234')
  const now = async () =>
    bodyOf<{ workflowStatus: string }>({ body: (await find())[0] } as never).workflowStatus
  expect((await change('suspend', uuid)).body).toMatchObject({ credential: { workflowStatus: 'SUSPENDED' } })
  await change('suspend', uuid)
  expect(await now()).toBe('SUSPENDED')
  await change('unsuspend', uuid)
  expect(await now()).toBe('ACTIVE')
  const note = (text: unknown) =>
    call('accesscontrol/updateAccessControlCredentialNote', { credentialUuid: uuid, note: text })
  expect((await note('blue fob')).body).toMatchObject({ credential: { note: 'blue fob' } })
  expect((await note('')).body).not.toMatchObject({ credential: { note: expect.anything() } })
  await change('revoke', uuid)
  for (const verb of ['suspend', 'unsuspend'])
    expectFleet(await change(verb, uuid), 200, trio(expect.stringContaining('revoked')))
  expectFleet(await change('delete', uuid), 200, {})
  expect(await find()).toEqual([])
  expect((await changes()).map(({ type }) => type)).toEqual(
    ['assigned', 'suspended', 'resumed', 'noted', 'noted', 'revoked', 'deleted'].map((one) => `badge.${one}`),
  )
  const { auditEvents } = bodyOf<{ auditEvents: { action: string }[] }>(await call('report/getAuditFeed'))
  const words = auditEvents.map(({ action }) => action).filter((action) => action.startsWith('AC_CRED_'))
  expect(words.reverse()).toEqual([
    ...['ASSIGN', 'SUSPEND', 'UNSUSPEND'].map((word) => `AC_CRED_STANDARD_CSN_${word}`),
    ...['AC_CRED_NOTE_UPDATE', 'AC_CRED_NOTE_UPDATE'],
    ...['REVOKED', 'DELETE'].map((word) => `AC_CRED_STANDARD_CSN_${word}`),
  ])
})

it('is found by what it is narrowed to', async () => {
  const { assigned, find, change, person } = await furnished()
  const [first, second] = [await assigned('01'), await assigned('02')]
  await change('suspend', second.uuid)
  await tenantry().database.sql(
    'update badges set last_used_at = $1, last_used_door_id = $2, last_used_location_id = $2 where id = $2',
    ['2026-01-02T00:00:00Z', uuidOf(first.uuid)],
  )
  const ids = async (filter: object) =>
    bodyOf<{ uuid: string }[]>({ body: await find(filter, person) } as never).map(({ uuid }) => uuid)
  expect(await ids({ workflowStatusFilter: ['SUSPENDED', 'UNASSIGNED'] })).toEqual([second.uuid])
  expect(await ids({ workflowStatusFilter: ['UNASSIGNED'] })).toEqual([])
  expect(await ids({ credTypeFilter: ['PIN_CODE'] })).toEqual([])
  expect(await ids({ credTypeFilter: ['STANDARD_CSN'] })).toEqual([first.uuid, second.uuid])
  const used = Date.parse('2026-01-02T00:00:00Z')
  expect(await ids({ lastUsedAfterFilter: used - 1, lastUsedBeforeFilter: used + 1 })).toEqual([first.uuid])
  expect(await ids({ lastUsedAfterFilter: used })).toEqual([])
  expect(await ids({ lastUsedAccessControlledDoorUuidFilter: [first.uuid] })).toEqual([first.uuid])
  expect(await ids({ lastUsedLocationUuidFilter: [second.uuid] })).toEqual([])
})

it('refuses what is not there, a stranger’s and a missing one alike, and what is no value', async () => {
  const [site, stranger] = [await furnished(), await furnished()]
  const theirs = await stranger.assigned('aa')
  for (const userUuid of [stranger.person, NOBODYS, 'garbage']) {
    expectFleet(await site.assign('bb', userUuid), 200, trio('Member not found'))
    const query = { userUuid }
    expectFleet(
      await site.call('accesscontrol/findAccessControlCredentialByUser', query),
      200,
      trio('Member not found'),
    )
  }
  for (const credentialUuid of [theirs.uuid, NOBODYS, 'garbage'])
    for (const verb of ['revoke', 'suspend', 'unsuspend', 'delete'])
      expectFleet(await site.change(verb, credentialUuid), 200, trio('Credential not found'))
  for (const value of ['', 'f', 'xyz', '0x12', 'a'.repeat(129), null])
    expectFleet(await site.assign(value), 200, trio(expect.stringMatching(/^credentialHexValue /)))
  expect(await site.changes()).toEqual([])
})

it('dies with the place of the person who has it', async () => {
  const { assign, assigned, addPerson, person } = await furnished()
  await assigned('beef')
  await tenantry().database.sql('delete from memberships where id = $1', [uuidOf(person)])
  expect((await assign('beef', await addPerson())).body).not.toHaveProperty('error')
})

it('a person has a hundred at most', async () => {
  const { orgId, person, assigned, assign } = await furnished()
  await assigned('ff')
  await tenantry().database.sql(
    `insert into badges (partner_id, org_id, id, membership_id, value_hash, status, created_at, updated_at)
     select partner_id, org_id, gen_random_uuid(), membership_id, sha256(convert_to(n::text, 'UTF8')), 'revoked', now(), now()
     from badges, generate_series(1, 99) n where org_id = $1`,
    [orgId],
  )
  expectFleet(await assign('abcd', person), 200, trio('A person has at most 100 credentials'))
})
