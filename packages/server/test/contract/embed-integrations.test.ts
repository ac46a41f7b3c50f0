import { describe, expect, it } from 'vitest'
import { withFareHarbor } from '../support/fareharbor.ts'
import { createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { spellingsOf, storedText } from './stored-text.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry({}, await withFareHarbor())
const KEYS = { app_key: 'app-key-never-readable-1', user_key: 'user-key-never-readable-2' }

const create = (partner: TestPartner, integrations: unknown) =>
  partner.embed('POST', '/orgs', { body: { name: 'Acme Tours', integrations } })

const connectionsOf = async (partner: TestPartner) =>
  tenantry().database.sql(
    'select provider, name from org_connections where partner_id = $1 order by name, id',
    [partner.id],
  )

describe('integrations (embed guide, "Integrations")', () => {
  it('takes one connection as an object', async () => {
    const partner = await createTestPartner(tenantry())
    const { status, body } = await create(partner, {
      fareharbor: { name: 'Primary', ...KEYS, default_company_shortname: 'acme-tours' },
    })
    expect(status).toBe(201)
    expect(Object.keys(body as object)).toEqual(['id', 'name', 'widget_token', 'external_id'])
    expect(await connectionsOf(partner)).toEqual([{ provider: 'fareharbor', name: 'Primary' }])
  })

  it('takes several connections as a list', async () => {
    const partner = await createTestPartner(tenantry())
    const { status } = await create(partner, {
      fareharbor: [
        { name: 'Account A', ...KEYS, default_company_shortname: 'acme-tours' },
        { name: 'Account B', ...KEYS, default_company_shortname: 'acme-adventures' },
      ],
    })
    expect(status).toBe(201)
    expect(await connectionsOf(partner)).toEqual([
      { provider: 'fareharbor', name: 'Account A' },
      { provider: 'fareharbor', name: 'Account B' },
    ])
  })

  it.each([
    ['as an object', KEYS],
    ['in a list', [KEYS]],
  ])('calls a connection without a name "Default" (%s)', async (_how, fareharbor) => {
    const partner = await createTestPartner(tenantry())
    expect((await create(partner, { fareharbor })).status).toBe(201)
    expect(await connectionsOf(partner)).toEqual([{ provider: 'fareharbor', name: 'Default' }])
  })

  it('connects nothing where there are no integrations', async () => {
    const partner = await createTestPartner(tenantry())
    expect((await create(partner, {})).status).toBe(201)
    expect(await connectionsOf(partner)).toEqual([])
  })

  it('seals the credentials: neither database, event, answer nor log shows them', async () => {
    const partner = await createTestPartner(tenantry())
    const keys = { app_key: 'sealed-app-key-31415926', user_key: 'sealed-user-key-27182818' }
    const { text } = await create(partner, {
      fareharbor: { ...keys, default_company_shortname: 'sealed-shortname-161803' },
    })
    const places = [await storedText(tenantry()), text, tenantry().log()]
    for (const secret of [...Object.values(keys), 'sealed-shortname-161803'])
      for (const spelling of spellingsOf(secret))
        for (const place of places) expect(place).not.toContain(spelling)
  })

  it('names them in the event, without their keys', async () => {
    const partner = await createTestPartner(tenantry())
    await create(partner, {
      fareharbor: [
        { ...KEYS, name: 'A' },
        { ...KEYS, name: 'B' },
      ],
    })
    const [event] = await eventsOf(tenantry(), partner)
    const named = (name: string) => ({ id: expect.any(String), provider: 'fareharbor', name })
    expect(event?.data).toMatchObject({ connections: [named('A'), named('B')] })
    expect(JSON.stringify(event)).not.toContain(KEYS.app_key)
  })

  it('opens what it sealed for its own row and for no other', async () => {
    const partner = await createTestPartner(tenantry())
    await create(partner, { fareharbor: { ...KEYS, default_company_shortname: 'acme-tours' } })
    const [row] = await tenantry().database.sql(
      'select id, sealed from org_connections where partner_id = $1',
      [partner.id],
    )
    const { id, sealed } = row as { id: string; sealed: Uint8Array }
    const { keyRing } = tenantry().domain
    const opened = keyRing.open(sealed, { tenant: partner.id, row: `org_connections/${id}` })
    expect(JSON.parse(opened.reveal())).toEqual({ ...KEYS, default_company_shortname: 'acme-tours' })
    expect(() => keyRing.open(sealed, { tenant: partner.id, row: `org_connections/${partner.id}` })).toThrow()
  })

  it.each([
    ['an integration that is not known', { stripe: { key: '1' } }, 'integrations.stripe'],
    ['no app key', { fareharbor: { user_key: 'u' } }, 'integrations.fareharbor.app_key'],
    ['no user key', { fareharbor: { app_key: 'a' } }, 'integrations.fareharbor.user_key'],
    ['an empty app key', { fareharbor: { ...KEYS, app_key: '' } }, 'integrations.fareharbor.app_key'],
    ['a key that is a number', { fareharbor: { ...KEYS, user_key: 7 } }, 'integrations.fareharbor.user_key'],
    ['an empty name', { fareharbor: { ...KEYS, name: '' } }, 'integrations.fareharbor.name'],
    ['a name that shows nothing', { fareharbor: { ...KEYS, name: ' ' } }, 'integrations.fareharbor.name'],
    ['a name of two lines', { fareharbor: { ...KEYS, name: 'a\nb' } }, 'integrations.fareharbor.name'],
    ['a field that is not known', { fareharbor: { ...KEYS, secret: 's' } }, 'integrations.fareharbor.secret'],
    ['a text', { fareharbor: 'key' }, 'integrations.fareharbor'],
    [
      'two connections of one name',
      {
        fareharbor: [
          { ...KEYS, name: 'A' },
          { ...KEYS, name: 'A' },
        ],
      },
      'integrations.fareharbor',
    ],
    ['a second "Default"', { fareharbor: [KEYS, { ...KEYS, name: 'Default' }] }, 'integrations.fareharbor'],
  ])('refuses %s with 400, names it and makes no org', async (_what, integrations, field) => {
    const partner = await createTestPartner(tenantry())
    const { status, body, text } = await create(partner, integrations)
    expect(status).toBe(400)
    expect(body).toEqual({ statusCode: 400, message: expect.stringContaining(`${field} `) })
    for (const key of Object.values(KEYS)) expect(text).not.toContain(key)
    expect(await eventsOf(tenantry(), partner)).toEqual([])
    expect((await partner.embed('GET', '/orgs')).body).toEqual({ data: [], total: 0 })
  })

  it.each([
    ['without a key', { app_key: 'a' }, 'user_key'],
    ['with a field that is not known', { ...KEYS, secret: 's' }, 'secret'],
  ])('names the entry of a list and its field that is at fault (%s)', async (_what, wrong, field) => {
    const partner = await createTestPartner(tenantry())
    const { status, body } = await create(partner, { fareharbor: [{ ...KEYS, name: 'A' }, wrong] })
    expect(status).toBe(400)
    const { message } = body as { message: string }
    expect(message.startsWith(`integrations.fareharbor[1].${field} `)).toBe(true)
  })
})
