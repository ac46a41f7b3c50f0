import { describe, expect, it } from 'vitest'
import { newId, type OrgId, type PartnerId } from '../../src/kernel/ids.ts'
import { partners } from '../../src/store/schema/partners.ts'
import { admin, bearer, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const PATH = '/v1/partner'
const read = async (partner: TestPartner) => (await partner.broker('GET', PATH)).body
const patch = (partner: TestPartner, body: unknown, from?: string) =>
  partner.broker('PATCH', PATH, { body, ...(from !== undefined && { from }) })
const noBranding = { displayName: null, logoUrl: null, color: null, supportUrl: null, supportEmail: null }

describe('GET /v1/partner', () => {
  it('shows a partner its settings, defaults and branding', async () => {
    const partner = await createTestPartner(tenantry(), { rateLimitPerMinute: 1_000, ipAllowList: [] })
    expect(await read(partner)).toEqual({
      id: partner.id,
      name: partner.name,
      ownerEmail: 'owner@example.com',
      active: true,
      ipAllowList: [],
      rateLimitPerMinute: 1_000,
      defaults: { aiInstructions: null, partnerAccess: { allowed: true, untilDays: null } },
      branding: noBranding,
      createdAt: '2026-03-15T10:30:00.000Z',
      updatedAt: '2026-03-15T10:30:00.000Z',
    })
  })

  it('serves partner keys alone, and only those with the scope', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey } = await createTestOrg(partner)
    const issued = await partner.broker('POST', '/v1/partner/keys', {
      body: { name: 'x', scopes: ['orgs:read'] },
    })
    const { apiKey } = issued.body as { apiKey: string }
    const call = (method: string, key?: string) =>
      tenantry().call(method, PATH, {
        ...(key !== undefined && { headers: bearer(key) }),
        ...(method === 'PATCH' && { body: {} }),
      })
    for (const method of ['GET', 'PATCH']) {
      expect((await call(method)).status).toBe(401)
      expect((await call(method, orgApiKey)).status).toBe(403)
      const { status, body } = await call(method, apiKey)
      const message = `This credential lacks the scope partner:${method === 'GET' ? 'read' : 'write'}`
      expect([status, body]).toEqual([403, { error: { message, type: 'permission_error' } }])
    }
  })
})

describe('PATCH /v1/partner', () => {
  const branding = {
    displayName: 'Acme',
    logoUrl: 'https://acme.example/logo.svg',
    color: '#1a2b3c',
    supportUrl: 'https://acme.example/help',
    supportEmail: 'help@acme.example',
  }

  it('changes what is given and leaves the rest', async () => {
    const partner = await createTestPartner(tenantry())
    const before = (await read(partner)) as object
    const first = await patch(partner, {
      name: 'Renamed',
      defaults: { aiInstructions: 'Be brief.', partnerAccess: { untilDays: 30 } },
      branding,
    })
    const changed = {
      ...before,
      name: 'Renamed',
      defaults: { aiInstructions: 'Be brief.', partnerAccess: { allowed: true, untilDays: 30 } },
      branding,
    }
    expect([first.status, first.body]).toEqual([200, changed])
    await patch(partner, {
      defaults: { aiInstructions: null, partnerAccess: { allowed: false } },
      branding: { color: null },
    })
    expect(await read(partner)).toEqual({
      ...changed,
      defaults: { aiInstructions: null, partnerAccess: { allowed: false, untilDays: 30 } },
      branding: { ...branding, color: null },
    })
  })

  it('does not let a partner decide what its operator decides, and changes nothing when nothing is given', async () => {
    const partner = await createTestPartner(tenantry())
    const before = await read(partner)
    for (const body of [{}, { active: false, rateLimitPerMinute: 1e9, ownerEmail: 'x@y.example', id: 'x' }])
      expect((await patch(partner, body)).body).toEqual(before)
    const rows = await tenantry().database.sql(
      `select type from events where partner_id = $1 and type = 'partner.changed'`,
      [partner.id],
    )
    expect(rows).toEqual([])
  })

  it.each([
    [{ name: 'two\nlines' }, 'name'],
    [{ name: ' ' }, 'name'],
    [{ ipAllowList: ['nowhere'] }, 'ipAllowList[0]'],
    [{ defaults: { partnerAccess: { untilDays: 0 } } }, 'defaults.partnerAccess.untilDays'],
    [{ defaults: { partnerAccess: { untilDays: 1.5 } } }, 'defaults.partnerAccess.untilDays'],
    [{ branding: { logoUrl: 'http://acme.example/logo.svg' } }, 'branding.logoUrl'],
    [{ branding: { logoUrl: 'javascript:alert(1)' } }, 'branding.logoUrl'],
    [{ branding: { logoUrl: 'https://acme.example/a\nb' } }, 'branding.logoUrl'],
    [{ branding: { supportUrl: 'https://user:pass@acme.example/' } }, 'branding.supportUrl'],
    [{ branding: { color: 'red' } }, 'branding.color'],
    [{ branding: { color: '#1a2b3' } }, 'branding.color'],
    [{ branding: { supportEmail: 'nobody' } }, 'branding.supportEmail'],
    [{ branding: { displayName: 'a\u202Eb' } }, 'branding.displayName'],
  ])('refuses %j with 400 and names the field', async (body, field) => {
    const partner = await createTestPartner(tenantry())
    const before = await read(partner)
    const { status, text } = await patch(partner, body)
    expect([status, text]).toEqual([400, expect.stringContaining(field)])
    expect(await read(partner)).toEqual(before)
  })

  it('refuses an allow list that would lock its sender out, unless that is meant', async () => {
    const partner = await createTestPartner(tenantry())
    const list = { ipAllowList: ['203.0.113.0/24', '2001:db8::/32'] }
    const { status, body } = await patch(partner, list, '198.51.100.7')
    const message = expect.stringMatching(/^ipAllowList would refuse .*198\.51\.100\.7.*confirmLockout/)
    expect([status, body]).toEqual([400, { error: { message, type: 'invalid_request_error' } }])
    expect((await patch(partner, list, '203.0.113.9')).status).toBe(200)
    expect((await partner.broker('GET', PATH, { from: '203.0.113.9' })).status).toBe(200)
    expect((await partner.broker('GET', PATH, { from: '198.51.100.7' })).status).toBe(403)
    const elsewhere = { ipAllowList: ['192.0.2.1'], confirmLockout: true }
    expect((await patch(partner, elsewhere, '203.0.113.9')).status).toBe(200)
    expect((await partner.broker('GET', PATH, { from: '203.0.113.9' })).status).toBe(403)
    const freed = await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { ipAllowList: [] } })
    expect(freed.status).toBe(200)
    expect((await partner.broker('GET', PATH, { from: '198.51.100.7' })).status).toBe(200)
  })

  it('is shown to the operator, whose changes the partner sees', async () => {
    const partner = await createTestPartner(tenantry())
    await patch(partner, { name: 'By itself' })
    const { body } = await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, {
      body: { rateLimitPerMinute: 7_000 },
    })
    expect(body).toMatchObject({ name: 'By itself', rateLimitPerMinute: 7_000 })
    expect(await read(partner)).toMatchObject({ name: 'By itself', rateLimitPerMinute: 7_000 })
  })

  it('is closed in the database to a principal that is confined to one organization', async () => {
    const partner = await createTestPartner(tenantry())
    const reach = { partnerId: partner.id as PartnerId, orgId: newId<OrgId>() }
    const rows = await tenantry().domain.store.asTenant(reach, (tx) =>
      tx.update(partners).set({ name: 'Taken' }).returning({ id: partners.id }),
    )
    expect(rows).toEqual([])
  })
})
