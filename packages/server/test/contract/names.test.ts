import { describe, expect, it } from 'vitest'
import { admin, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

const WRONG = [
  ['a line break', 'Acme\r\nBcc: everyone', 'must be one line without control characters'],
  ['a control character', 'Acme\u0007', 'must be one line without control characters'],
  ['a sign that turns the direction', '\u202Eevil', 'must be one line without control characters'],
  ['nothing visible', '\u200B\u2060', 'must not be blank'],
] as const

describe.each(WRONG)('a name with %s', (_what, name, problem) => {
  it('is refused in each dialect, and nothing is made', async () => {
    const partner = await createTestPartner(tenantry())
    const fleet = await partner.fleet('partner/createPartnerClient', { clientOrgName: name })
    expect(fleet.body).toMatchObject({ error: true, errorMsg: `clientOrgName ${problem}` })
    const embed = await partner.embed('POST', '/orgs', { body: { name } })
    expect(embed.body).toEqual({ statusCode: 400, message: `name ${problem}` })
    const broker = await partner.broker('POST', '/v1/partner/orgs', { body: { name } })
    expect(broker.body).toMatchObject({ error: { message: `name ${problem}` } })
    expect((await partner.embed('GET', '/orgs')).body).toEqual({ data: [], total: 0 })
  })
})

it.each(['Ñandú & Söhne', '北京 办公室', 'Team 👩‍👩‍👧', 'שלום עולם'])(
  'the name %s is taken as it is',
  async (name) => {
    const partner = await createTestPartner(tenantry())
    expect((await partner.embed('POST', '/orgs', { body: { name } })).body).toMatchObject({ name })
  },
)

it('a renamed partner’s own organization goes by the new name', async () => {
  const partner = await createTestPartner(tenantry())
  await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { name: 'Renamed' } })
  expect((await partner.fleet('org/getOrgV2')).body).toMatchObject({
    org: { name: 'Renamed', type: 'PARTNER' },
  })
})

it('an empty list of integrations is told that it is empty, not that it is no object', async () => {
  const partner = await createTestPartner(tenantry())
  const body = { name: 'Acme', integrations: { fareharbor: [] } }
  const answer = await partner.embed('POST', '/orgs', { body })
  expect(answer.body).toEqual({
    statusCode: 400,
    message: 'integrations.fareharbor must NOT have fewer than 1 items',
  })
})
