import { describe, expect, it } from 'vitest'
import { createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

describe('POST /partner/v1/orgs (embed guide, "Create Org")', () => {
  it('answers 201 with id, name, widget token and external id', async () => {
    const partner = await createTestPartner(tenantry())
    const { status, body } = await partner.embed('POST', '/orgs', {
      body: { name: 'Acme Tours', external_id: 'customer-12345' },
    })
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.stringMatching(UUID),
      name: 'Acme Tours',
      widget_token: expect.stringMatching(/^[0-9a-f]{64}$/),
      external_id: 'customer-12345',
    })
  })

  it('refuses a second org with the same external id, in the guide’s words, and writes nothing', async () => {
    const partner = await createTestPartner(tenantry())
    const body = { name: 'Acme Tours', external_id: 'customer-12345' }
    await partner.embed('POST', '/orgs', { body })
    const again = await partner.embed('POST', '/orgs', { body })
    expect(again.status).toBe(409)
    expect(again.body).toEqual({
      statusCode: 409,
      message: 'Org with external_id "customer-12345" already exists',
    })
    const list = await partner.embed('GET', '/orgs')
    expect(list.body).toMatchObject({ total: 1 })
  })
})
