import { expect, it } from 'vitest'
import { databaseDigest } from '../property/support/database-digest.ts'
import { makeWorld, sharedWorld, type World } from '../property/support/valid-requests.ts'
import type { Answer } from '../support/openapi.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

/** Calls with one wrong field against a digest of the database. */
const refuse = async (
  call: (world: World) => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly world: World }> => {
  const world = await sharedWorld(tenantry())
  const before = await databaseDigest(tenantry())
  const answer = await call(world)
  expect(await databaseDigest(tenantry()), 'nothing was written').toEqual(before)
  return { answer, world }
}

/** Fleet: right types that a rule refuses are a 200 with the trio. */
const expectTrio = ({ status, body, text }: Answer, field: string): void => {
  expect(status, text).toBe(200)
  expect(body, text).toMatchObject({ error: true, errorMsg: expect.stringMatching(new RegExp(`^${field} `)) })
}

const over = (charactersMax: number): string => '😀'.repeat(charactersMax + 1)

const NEW_CLIENT: readonly (readonly [field: string, body: Record<string, unknown>])[] = [
  ['clientOrgName', {}],
  ['clientOrgName', { clientOrgName: null }],
  ['clientOrgName', { clientOrgName: '' }],
  ['clientOrgName', { clientOrgName: ' \t\u3000' }],
  ['clientOrgName', { clientOrgName: over(255) }],
  ['clientContactName', { clientOrgName: 'x', clientContactName: ' ' }],
  ['clientContactName', { clientOrgName: 'x', clientContactName: over(255) }],
  ...[
    'nobody',
    '@example.com',
    'a@b',
    'a b@example.com',
    'a@example.com, b@example.com',
    `${over(63)}@a.bc`,
  ].map((clientContactEmail) => ['clientContactEmail', { clientOrgName: 'x', clientContactEmail }] as const),
]

it.each(NEW_CLIENT)(
  'createPartnerClient refuses %s with the trio and responseStatus: %j',
  async (field, body) => {
    const { answer } = await refuse(({ partner }) => partner.fleet('partner/createPartnerClient', body))
    expectTrio(answer, field)
    expect(answer.body).toEqual({ error: true, errorMsg: expect.any(String), responseStatus: 'BAD_INPUT' })
  },
)

const DETAILS: readonly (readonly [field: string, details: Record<string, unknown>])[] = [
  ['name', { name: ' ' }],
  ['name', { name: over(255) }],
  ['address1', { address1: over(500) }],
  ['address2', { address2: over(500) }],
  ['postalCode', { postalCode: over(500) }],
  ['countryCode', { countryCode: over(64) }],
  ['latitude', { latitude: 90.000001 }],
  ['latitude', { latitude: -9_007_199_254_740_992 }],
  ['longitude', { longitude: -180.5 }],
  ['longitude', { longitude: 1e308 }],
  ['tz', { tz: 'Middle-earth/Shire' }],
  ['tz', { tz: '' }],
  ['policyUuid', { policyUuid: 'not-an-id' }],
  ['policyUuid', { policyUuid: '0190a000-0000-7000-8000-000000000000' }],
  ['labels\\[1\\]', { labels: ['good', ' '] }],
  ['labels\\[0\\]', { labels: [over(100)] }],
  ['labels', { labels: Array.from({ length: 101 }, (_, at) => `label ${at}`) }],
  ['floorPlans', { floorPlans: Array.from({ length: 201 }, () => ({})) }],
]

it.each(DETAILS)(
  'createLocation and selectiveUpdateLocation refuse %s with the trio: %j',
  async (field, details) => {
    const created = await refuse(({ partner, orgRuuid }) =>
      partner.fleet('location/createLocation', { location: { name: 'x', ...details } }, { org: orgRuuid }),
    )
    expectTrio(created.answer, field)
    const changed = await refuse(({ partner, orgRuuid, locationRuuid }) =>
      partner.fleet(
        'location/selectiveUpdateLocation',
        { locationUuid: locationRuuid, ...details },
        { org: orgRuuid },
      ),
    )
    expectTrio(changed.answer, field)
  },
)

it.each([
  ['createLocation', 'address', { name: 'x', address: over(500) }],
  ['selectiveUpdateLocation', 'timezoneId', { timezoneId: 'Middle-earth/Shire' }],
] as const)('%s names %s as the caller spelled it', async (path, field, body) => {
  const { answer } = await refuse(({ partner, orgRuuid, locationRuuid }) =>
    partner.fleet(
      `location/${path}`,
      path === 'createLocation' ? body : { ...body, locationUuid: locationRuuid },
      { org: orgRuuid },
    ),
  )
  expectTrio(answer, field)
})

it.each([
  ['a key of a floor plan', '{"location":{"name":"x","floorPlans":[{"a\\u0000b":1}]}}'],
  [
    'half of a surrogate pair in a key of a floor plan',
    '{"location":{"name":"x","floorPlans":[{"\\ud800":1}]}}',
  ],
])('createLocation does not break on NUL or surrogates in %s', async (_, raw) => {
  const { partner, orgRuuid } = await sharedWorld(tenantry())
  const answer = await partner.fleet('location/createLocation', undefined, { raw, org: orgRuuid })
  expect(answer.status, answer.text).toBeLessThan(500)
})

it.each([
  [{}],
  [{ customizations: { inactivityTimeout: -1 } }],
  [{ customizations: { inactivityTimeout: 525_601 } }],
  [{ customizations: { inactivityTimeout: 9_007_199_254_740_992 } }],
])('customizeClient refuses %j with the trio', async (wrong) => {
  const { answer } = await refuse(({ partner, orgRuuid }) =>
    partner.fleet(
      'partner/customizeClient',
      'customizations' in wrong ? { clientOrgUuid: orgRuuid, ...wrong } : wrong,
    ),
  )
  expectTrio(answer, 'customizations' in wrong ? 'inactivityTimeout' : 'clientOrgUuid')
})

it.each([
  ['location/selectiveUpdateLocation', 'locationUuid'],
  ['location/deleteLocation', 'uuid'],
  ['partner/getClientSummaryInfo', 'clientOrgUuid'],
])('%s without %s answers with the trio', async (path, field) => {
  const { answer } = await refuse(({ partner }) => partner.fleet(path, {}))
  expectTrio(answer, field)
  expect(answer.body).toEqual({ error: true, errorMsg: `${field} is required` })
})

it('deleteClient has no trio: it answers 400', async () => {
  const { answer } = await refuse(({ partner }) => partner.fleet('partner/deleteClient', {}))
  expect(answer.status).toBe(400)
  expect(answer.body).toEqual({ error: 'clientOrgUuid is required', msg: 'clientOrgUuid is required' })
})

it('texts of exactly the longest length are taken, counted in characters', async () => {
  const { partner, orgRuuid, locationRuuid } = await makeWorld(tenantry())
  const full = (characters: number): string => '😀'.repeat(characters)
  const client = { clientOrgName: full(255), clientContactName: full(255) }
  expect((await partner.fleet('partner/createPartnerClient', client)).body).toMatchObject({
    responseStatus: 'SUCCESS',
  })
  const location = {
    name: full(255),
    address1: full(500),
    address2: full(500),
    postalCode: full(500),
    countryCode: full(64),
    labels: Array.from({ length: 100 }, (_, at) => `${full(97)}${String(at).padStart(3, '0')}`),
  }
  const changed = await partner.fleet(
    'location/selectiveUpdateLocation',
    { locationUuid: locationRuuid, ...location },
    { org: orgRuuid },
  )
  expect(changed.body).toEqual({})
  const { body } = await partner.fleet('location/getLocations', {}, { org: orgRuuid })
  expect(body).toMatchObject({
    locations: expect.arrayContaining([expect.objectContaining({ uuid: locationRuuid, ...location })]),
  })
})
