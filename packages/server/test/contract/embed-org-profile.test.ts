import { describe, expect, it } from 'vitest'
import { claimAs } from '../support/browser.ts'
import { admin, bearer, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID } from './wire-ids.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()

const create = async (partner: TestPartner, body: object = {}) => {
  const answer = await partner.embed('POST', '/orgs', { body: { name: 'Acme Tours', ...body } })
  return answer.body as { readonly id: string; readonly widget_token: string }
}
const read = (partner: TestPartner, id: string) => partner.embed('GET', `/orgs/${id}`)
const change = (partner: TestPartner, id: string, body: unknown) =>
  partner.embed('PATCH', `/orgs/${id}`, { body })
const setDefault = (partner: TestPartner, defaultAiInstructions: string | null) =>
  admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { defaultAiInstructions } })
const instructionsOf = async (partner: TestPartner, id: string) =>
  ((await read(partner, id)).body as { ai_instructions: string | null }).ai_instructions

describe('GET /partner/v1/orgs/:orgId', () => {
  it('answers all that the organization was created with, and says that it was acted in', async () => {
    const partner = await createTestPartner(tenantry())
    const fields = {
      external_id: 'customer-12345',
      website: 'https://acme.example/tours',
      language: 'pt-BR',
      ai_instructions: 'You are a support agent.',
    }
    const { id, widget_token } = await create(partner, fields)
    const { status, body, headers } = await read(partner, id)
    const created_at = '2026-03-15T10:30:00.000Z'
    expect([status, body]).toEqual([200, { id, name: 'Acme Tours', widget_token, created_at, ...fields }])
    expect(headers['x-acted-on-org']).toBe(id)
  })

  it('answers alike, 403, about a stranger’s organization, a missing one, its own and what is no id', async () => {
    const partner = await createTestPartner(tenantry())
    const stranger = await createTestPartner(tenantry())
    const { id } = await create(stranger)
    const ids = [id, MISSING_UUID, partner.ownOrgId, 'no-id', 'by-external-id']
    for (const call of [read, (of: TestPartner, org: string) => change(of, org, { name: 'Mine' })]) {
      const answers = await Promise.all(ids.map((org) => call(partner, org)))
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
      for (const { status, body } of answers)
        expect([status, body]).toEqual([
          403,
          { statusCode: 403, message: 'Org does not belong to this partner' },
        ])
    }
    expect((await read(stranger, id)).body).toMatchObject({ name: 'Acme Tours' })
  })

  it('is acting inside: 403 once the customer does not let the partner in', async () => {
    const partner = await createTestPartner(tenantry())
    const org = await createTestOrg(partner)
    await claimAs(tenantry(), org.claimUrl, someone(), { access: 'no' })
    const refused = { statusCode: 403, message: 'Access to this organization is not allowed' }
    expect((await read(partner, org.organizationId)).body).toEqual(refused)
    expect((await change(partner, org.organizationId, { name: 'Mine' })).body).toEqual(refused)
  })
})

describe('the AI instructions of an organization (embed guide, "Create Org")', () => {
  it('are its partner’s default where it has none of its own, whenever that is set', async () => {
    const partner = await createTestPartner(tenantry())
    const { id } = await create(partner)
    expect(await instructionsOf(partner, id)).toBeNull()
    await setDefault(partner, 'The partner’s.')
    expect(await instructionsOf(partner, id)).toBe('The partner’s.')
    await setDefault(partner, null)
    expect(await instructionsOf(partner, id)).toBeNull()
  })

  it('override the default, empty ones too, until they are taken back', async () => {
    const partner = await createTestPartner(tenantry(), { defaultAiInstructions: 'The partner’s.' })
    const { id } = await create(partner, { ai_instructions: 'Its own.' })
    expect(await instructionsOf(partner, id)).toBe('Its own.')
    expect((await change(partner, id, { ai_instructions: '' })).body).toMatchObject({ ai_instructions: '' })
    expect((await change(partner, id, { ai_instructions: null })).body).toMatchObject({
      ai_instructions: 'The partner’s.',
    })
    expect(await instructionsOf(partner, id)).toBe('The partner’s.')
  })

  it('are never another partner’s', async () => {
    await createTestPartner(tenantry(), { defaultAiInstructions: 'A stranger’s.' })
    const partner = await createTestPartner(tenantry())
    const { id } = await create(partner)
    expect(await instructionsOf(partner, id)).toBeNull()
  })
})

describe('PATCH /partner/v1/orgs/:orgId', () => {
  it('changes what is given, keeps the rest, and writes one event that says what', async () => {
    const partner = await createTestPartner(tenantry())
    const { id } = await create(partner, { website: 'https://acme.example', language: 'de' })
    const changed = await change(partner, id, { name: 'Acme', website: null, unknown: 1 })
    expect([changed.status, changed.body]).toEqual([
      200,
      expect.objectContaining({ id, name: 'Acme', website: null, language: 'de', ai_instructions: null }),
    ])
    expect(changed.headers['x-acted-on-org']).toBe(id)
    expect((await read(partner, id)).body).toEqual(changed.body)
    expect(await change(partner, id, { name: 'Acme' })).toMatchObject({ status: 200, body: changed.body })
    expect(await change(partner, id, {})).toMatchObject({ status: 200, body: changed.body })
    const events = (await eventsOf(tenantry(), partner)).filter(({ orgId }) => orgId === id)
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['org.created', expect.anything()],
      ['org_profile.changed', { changed: { name: 'Acme', website: null } }],
    ])
  })

  it.each([
    [{ name: '' }, 'name'],
    [{ name: null }, 'name'],
    [{ name: 'x'.repeat(256) }, 'name'],
    [{ website: 'acme' }, 'website'],
    [{ website: 'javascript:alert(1)' }, 'website'],
    [{ website: 12 }, 'website'],
    [{ language: 'not a language' }, 'language'],
    [{ language: null }, 'language'],
    [{ ai_instructions: ['no'] }, 'ai_instructions'],
    [{ ai_instructions: 'x'.repeat(100_001) }, 'ai_instructions'],
  ])('refuses %j with 400, names the field, and changes nothing', async (body, field) => {
    const partner = await createTestPartner(tenantry())
    const { id } = await create(partner)
    const before = (await read(partner, id)).body
    const answer = await change(partner, id, { language: 'fr', ...body })
    expect([answer.status, answer.body]).toEqual([
      400,
      { statusCode: 400, message: expect.stringContaining(field) },
    ])
    expect((await read(partner, id)).body).toEqual(before)
  })

  it('asks for the scope to write', async () => {
    const partner = await createTestPartner(tenantry())
    const { id } = await create(partner)
    const issued = await partner.broker('POST', '/v1/partner/keys', {
      body: { name: 'Reads', scopes: ['orgs:read'] },
    })
    const headers = bearer((issued.body as { token?: string; apiKey?: string }).apiKey ?? '')
    const path = `/partner/v1/orgs/${id}`
    expect((await tenantry().call('GET', path, { headers })).status).toBe(200)
    expect((await tenantry().call('PATCH', path, { headers, body: { name: 'B' } })).status).toBe(403)
  })
})
