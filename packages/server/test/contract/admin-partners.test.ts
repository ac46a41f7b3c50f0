import { describe, expect, it } from 'vitest'
import { admin, bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { spellingsOf, storedText } from './stored-text.ts'
import { MISSING_UUID, UUID } from './wire-ids.ts'
import { byOperator, everyEventOf } from './written-events.ts'

const tenantry = useTenantry()
const createdAt = '2026-03-15T10:30:00.000Z'

const create = (body: unknown) => admin(tenantry(), 'POST', '/partners', { body })
const partnersWritten = async () => (await tenantry().database.sql('select id from partners')).length

describe('POST /admin/v1/partners', () => {
  it('answers 201 with the partner, its own org and its first key', async () => {
    const { status, body, headers } = await create({ name: 'Acme MSP', ownerEmail: 'a@example.com' })
    expect(status).toBe(201)
    expect(headers['x-request-id']).toMatch(UUID)
    expect(body).toEqual({
      id: expect.stringMatching(UUID),
      ownOrgId: expect.stringMatching(UUID),
      name: 'Acme MSP',
      ownerEmail: 'a@example.com',
      active: true,
      ipAllowList: [],
      rateLimitPerMinute: null,
      defaultAiInstructions: null,
      createdAt,
      updatedAt: createdAt,
      keyId: expect.stringMatching(UUID),
      apiKey: expect.stringMatching(/^oc_partner_[0-9A-Za-z]{38}$/),
    })
  })

  it('takes every setting', async () => {
    const settings = {
      name: '  Äcme “MSP” 🚐 ',
      ownerEmail: 'a@example.com',
      active: false,
      ipAllowList: ['203.0.113.7', '203.0.113.0/24', '2001:db8::/32', '::1'],
      rateLimitPerMinute: 1_000_000,
      defaultAiInstructions: 'Be brief.',
    }
    const { status, body } = await create(settings)
    expect(status).toBe(201)
    expect(body).toMatchObject(settings)
    const { id } = body as { id: string }
    expect((await admin(tenantry(), 'GET', `/partners/${id}`)).body).toMatchObject(settings)
  })

  it('gives a key that works at once, and refuses the keys of a partner made inactive', async () => {
    const works = await create({ name: 'A', ownerEmail: 'a@example.com' })
    const waits = await create({ name: 'B', ownerEmail: 'b@example.com', active: false })
    const statusWith = async (answer: typeof works) => {
      const { apiKey } = answer.body as { apiKey: string }
      return (await tenantry().call('GET', '/partner/v1/orgs', { headers: bearer(apiKey) })).status
    }
    expect([await statusWith(works), await statusWith(waits)]).toEqual([200, 401])
  })

  it('writes one event that names what was made, and the key nowhere', async () => {
    const answer = await create({ name: 'Acme MSP', ownerEmail: 'a@example.com' })
    const { id, ownOrgId, keyId, apiKey } = answer.body as Record<
      'id' | 'ownOrgId' | 'keyId' | 'apiKey',
      string
    >
    const events = await everyEventOf(tenantry(), { id })
    expect(events).toEqual([
      {
        ...byOperator(tenantry(), answer),
        type: 'partner.created',
        orgId: null,
        subject: id,
        data: { name: 'Acme MSP', ownOrgId, keyId },
      },
    ])
    const places = [await storedText(tenantry()), tenantry().log()]
    for (const secret of [apiKey, OPERATOR_KEY])
      for (const spelling of spellingsOf(secret))
        for (const place of places) expect(place).not.toContain(spelling)
  })

  it.each([
    ['no name', { ownerEmail: 'a@example.com' }, 'name', 'request.malformed'],
    ['an empty name', { name: '', ownerEmail: 'a@example.com' }, 'name', 'request.malformed'],
    ['a blank name', { name: ' ', ownerEmail: 'a@example.com' }, 'name', 'request.invalid'],
    [
      'a name of 256 characters',
      { name: 'x'.repeat(256), ownerEmail: 'a@b.example' },
      'name',
      'request.malformed',
    ],
    ['no owner', { name: 'A' }, 'ownerEmail', 'request.malformed'],
    ['an owner that is no mail address', { name: 'A', ownerEmail: 'a' }, 'ownerEmail', 'request.invalid'],
    [
      'a key that is not known',
      { name: 'A', ownerEmail: 'a@b.example', plan: 'gold' },
      'plan',
      'request.malformed',
    ],
    [
      'a bad range',
      { name: 'A', ownerEmail: 'a@b.example', ipAllowList: ['::1', '10.0.0.0/33'] },
      'ipAllowList[1]',
      'request.invalid',
    ],
    [
      'a range that is a number',
      { name: 'A', ownerEmail: 'a@b.example', ipAllowList: [10] },
      'ipAllowList[0]',
      'request.malformed',
    ],
    [
      'a limit of none',
      { name: 'A', ownerEmail: 'a@b.example', rateLimitPerMinute: 0 },
      'rateLimitPerMinute',
      'request.malformed',
    ],
    [
      'a limit that is a text',
      { name: 'A', ownerEmail: 'a@b.example', rateLimitPerMinute: '5' },
      'rateLimitPerMinute',
      'request.malformed',
    ],
    [
      'a switch that is a text',
      { name: 'A', ownerEmail: 'a@b.example', active: 'yes' },
      'active',
      'request.malformed',
    ],
    ['a list', [], 'body', 'request.malformed'],
  ])('refuses %s with 400, names the field and writes nothing', async (_what, body, field, code) => {
    const before = await partnersWritten()
    const answer = await create(body)
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({ error: { code, message: expect.any(String), field } })
    const { message } = (answer.body as { error: { message: string } }).error
    expect(message.startsWith(`${field} `)).toBe(true)
    expect(await partnersWritten()).toBe(before)
  })
})

describe('GET /admin/v1/partners', () => {
  interface Listed {
    readonly data: readonly { readonly id: string }[]
    readonly next?: string
  }
  const list = async (query: string) => (await admin(tenantry(), 'GET', `/partners${query}`)).body as Listed

  it('pages through all partners with a cursor, oldest first, each exactly once', async () => {
    const made: string[] = []
    for (let i = 0; i < 5; i++) made.push((await createTestPartner(tenantry())).id)
    for (const limit of [1, 2, 3, 200]) {
      const seen: string[] = []
      let page = await list(`?limit=${limit}`)
      for (;;) {
        expect(page.data.length).toBeLessThanOrEqual(limit)
        seen.push(...page.data.map(({ id }) => id))
        if (page.next === undefined) break
        page = await list(`?limit=${limit}&cursor=${page.next}`)
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.length).toBe(await partnersWritten())
      expect(seen.slice(-5)).toEqual(made)
    }
  })

  it('shows each as GET of one does, without a key', async () => {
    const partner = await createTestPartner(tenantry())
    const { body, text } = await admin(tenantry(), 'GET', '/partners?limit=200')
    const one = await admin(tenantry(), 'GET', `/partners/${partner.id}`)
    expect((body as Listed).data).toContainEqual(one.body)
    expect(text + one.text).not.toContain('apiKey')
    expect(text + one.text).not.toContain(partner.key)
  })

  it('goes on after the cursor while new partners are made', async () => {
    const first = await list('?limit=1')
    const later = await createTestPartner(tenantry())
    const rest = await list(`?limit=200&cursor=${first.next}`)
    expect(rest.data.map(({ id }) => id)).not.toContain(first.data[0]?.id)
    expect(rest.data.at(-1)?.id).toBe(later.id)
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=all', 'limit'],
    ['cursor=nope', 'cursor'],
    ['cursor=', 'cursor'],
  ])('refuses ?%s with 400', async (query, field) => {
    const { status, body } = await admin(tenantry(), 'GET', `/partners?${query}`)
    expect(status).toBe(400)
    expect(body).toEqual({
      error: { code: 'request.malformed', message: expect.stringMatching(`^${field}\\b`), field },
    })
  })
})

describe('GET /admin/v1/partners/{id}', () => {
  it('answers 404 to a missing, a malformed and an org’s id', async () => {
    const partner = await createTestPartner(tenantry())
    const { organizationId } = await createTestOrg(partner)
    for (const id of [MISSING_UUID, organizationId, partner.id.toUpperCase(), 'nope', '%00']) {
      const { status, body } = await admin(tenantry(), 'GET', `/partners/${id}`)
      const error = { code: 'partner.not_found', message: 'Partner not found' }
      expect([id, status, body]).toEqual([id, 404, { error }])
    }
  })
})
