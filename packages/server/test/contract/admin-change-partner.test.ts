import { afterEach, describe, expect, it } from 'vitest'
import { admin, bearer, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID } from './wire-ids.ts'
import { byOperator, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const START = new Date('2026-03-15T10:30:00.000Z')
afterEach(() => {
  tenantry().clock.now = START
})

const patch = ({ id }: { readonly id: string }, body: unknown) =>
  admin(tenantry(), 'PATCH', `/partners/${id}`, { body })
const read = async ({ id }: TestPartner) => (await admin(tenantry(), 'GET', `/partners/${id}`)).body as object

const CHANGES = [
  ['name', 'New Name'],
  ['active', false],
  ['ipAllowList', ['203.0.113.0/24', '2001:db8::1']],
  ['rateLimitPerMinute', 7],
  ['defaultAiInstructions', 'Be brief.'],
] as const

describe('PATCH /admin/v1/partners/{id}', () => {
  it.each(CHANGES)('changes %s, keeps the rest and writes one event', async (setting, value) => {
    const partner = await createTestPartner(tenantry())
    const before = await read(partner)
    tenantry().clock.now = new Date('2026-03-15T10:31:00.000Z')
    const answer = await patch(partner, { [setting]: value })
    const after = { ...before, [setting]: value, updatedAt: '2026-03-15T10:31:00.000Z' }
    expect([answer.status, answer.body]).toEqual([200, after])
    expect(await read(partner)).toEqual(after)
    expect(await eventsOf(tenantry(), partner)).toEqual([
      {
        ...byOperator(tenantry(), answer),
        type: 'partner.changed',
        orgId: null,
        subject: partner.id,
        data: { changed: { [setting]: value } },
      },
    ])
  })

  it('changes several at once in one event that names only what changed', async () => {
    const partner = await createTestPartner(tenantry())
    await patch(partner, { name: partner.name, active: true, rateLimitPerMinute: 5, ipAllowList: [] })
    const events = await eventsOf(tenantry(), partner)
    expect(events.map(({ data }) => data)).toEqual([{ changed: { rateLimitPerMinute: 5 } }])
  })

  it('writes no event and keeps updatedAt where nothing changes', async () => {
    const partner = await createTestPartner(tenantry())
    const settings = Object.fromEntries(CHANGES)
    const { body: before } = await patch(partner, settings)
    tenantry().clock.now = new Date('2026-03-16T00:00:00.000Z')
    const again = await patch(partner, settings)
    expect([again.status, again.body]).toEqual([200, before])
    expect(await eventsOf(tenantry(), partner)).toHaveLength(1)
  })

  it('resets to the default with null', async () => {
    const partner = await createTestPartner(tenantry(), {
      rateLimitPerMinute: 5,
      defaultAiInstructions: 'Be brief.',
    })
    const { body } = await patch(partner, { rateLimitPerMinute: null, defaultAiInstructions: null })
    expect(body).toMatchObject({ rateLimitPerMinute: null, defaultAiInstructions: null })
    const { headers } = await partner.embed('GET', '/orgs')
    expect(headers['ratelimit-policy']).not.toContain('q=5;')
  })

  it.each([
    ['nothing', {}, 'body'],
    ['a key that is not known', { plan: 'gold' }, 'plan'],
    ['a known key beside an unknown one', { name: 'New', ipAllowlist: [] }, 'ipAllowlist'],
    ['the owner’s address, which is not changed here', { ownerEmail: 'b@example.com' }, 'ownerEmail'],
    ['the id', { id: MISSING_UUID }, 'id'],
    ['a name that is null', { name: null }, 'name'],
    ['an empty name', { name: '' }, 'name'],
    ['a blank name', { name: ' ' }, 'name'],
    ['a switch that is a number', { active: 1 }, 'active'],
    ['a list that is null', { ipAllowList: null }, 'ipAllowList'],
    ['a host name', { ipAllowList: ['203.0.113.0/24', 'example.com'] }, 'ipAllowList[1]'],
    ['a range of too many bits', { ipAllowList: ['::/129'] }, 'ipAllowList[0]'],
    ['a range of no bits', { ipAllowList: ['10.0.0.0/'] }, 'ipAllowList[0]'],
    ['half an address', { ipAllowList: ['::1', '10.0.0.1', '10.0'] }, 'ipAllowList[2]'],
    ['a limit of 0', { rateLimitPerMinute: 0 }, 'rateLimitPerMinute'],
    ['a limit of a half', { rateLimitPerMinute: 0.5 }, 'rateLimitPerMinute'],
    ['a limit beyond reason', { rateLimitPerMinute: 1e12 }, 'rateLimitPerMinute'],
    ['instructions that are a number', { defaultAiInstructions: 5 }, 'defaultAiInstructions'],
    [
      'instructions that are too long',
      { defaultAiInstructions: 'x'.repeat(100_001) },
      'defaultAiInstructions',
    ],
  ])('refuses %s with 400, names the field and changes nothing', async (_what, body, field) => {
    const partner = await createTestPartner(tenantry())
    const before = await read(partner)
    const answer = await patch(partner, body)
    expect(answer.status).toBe(400)
    const { error } = answer.body as { error: { code: string; message: string; field: string } }
    expect([error.field, error.message.startsWith(`${field} `)]).toEqual([field, true])
    expect(await read(partner)).toEqual(before)
    expect(await eventsOf(tenantry(), partner)).toEqual([])
  })

  it('answers 404 to a partner that does not exist', async () => {
    for (const id of [MISSING_UUID, 'nope']) {
      const { status, body } = await patch({ id }, { name: 'New' })
      expect([status, body]).toEqual([
        404,
        { error: { code: 'partner.not_found', message: 'Partner not found' } },
      ])
    }
  })
})

describe('a change holds from its own answer on', () => {
  it('refuses every credential of a partner made inactive, and takes them again later', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey, agentToken } = await createTestOrg(partner)
    const statuses = async () => {
      const keys = [partner.key, orgApiKey, agentToken]
      const answers = keys.map((key) => tenantry().call('GET', '/v1/whoami', { headers: bearer(key) }))
      return (await Promise.all(answers)).map(({ status }) => status)
    }
    expect(await statuses()).toEqual([200, 200, 200])
    await patch(partner, { active: false })
    expect(await statuses()).toEqual([401, 401, 401])
    await patch(partner, { active: true })
    expect(await statuses()).toEqual([200, 200, 200])
  })

  it('binds the partner to its allow list in every dialect, and frees it with an empty one', async () => {
    const partner = await createTestPartner(tenantry())
    const from = '198.51.100.7'
    const statuses = async () => [
      (await partner.fleet('partner/getClients', {}, { from })).status,
      (await partner.embed('GET', '/orgs', { from })).status,
      (await partner.broker('GET', '/v1/partner/orgs', { from })).status,
    ]
    expect(await statuses()).toEqual([200, 200, 200])
    await patch(partner, { ipAllowList: ['203.0.113.0/24'] })
    expect(await statuses()).toEqual([403, 403, 403])
    await patch(partner, { ipAllowList: ['203.0.113.0/24', '198.51.100.0/24'] })
    expect(await statuses()).toEqual([200, 200, 200])
    await patch(partner, { ipAllowList: [] })
    expect(await statuses()).toEqual([200, 200, 200])
  })

  it('counts each dialect in a bucket of its own against the partner’s limit', async () => {
    const partner = await createTestPartner(tenantry())
    await patch(partner, { rateLimitPerMinute: 1 })
    const statuses = async () => [
      (await partner.fleet('partner/getClients')).status,
      (await partner.embed('GET', '/orgs')).status,
      (await partner.broker('GET', '/v1/partner/orgs')).status,
    ]
    expect(await statuses()).toEqual([200, 200, 200])
    expect(await statuses()).toEqual([429, 429, 429])
  })
})
