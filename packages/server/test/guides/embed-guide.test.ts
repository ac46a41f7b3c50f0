import { expect } from 'vitest'
import { toRuuid } from '../../src/kernel/ids.ts'
import { withFareHarbor } from '../support/fareharbor.ts'
import { bearer } from '../support/partners.ts'
import { type Fate, noProgram, proves, type Scene, testBlocks } from './fate.ts'
import { describeGuide, type Guide } from './guide.ts'
import { readTable } from './markdown.ts'
import { shapeOf } from './shape.ts'
import { type StagedPartner, useStage } from './stage.ts'

interface EmbedOrg {
  readonly id: string
  readonly name: string
  readonly external_id: string | null
}

/** What the guide's samples send. */
const NAME = 'Acme Tours'
const EXTERNAL_ID = 'customer-12345'

const documented = (guide: Guide, id: string): { status: number; body: unknown } => {
  const { title, text } = guide.block(id)
  return { status: Number.parseInt(title, 10), body: JSON.parse(text) }
}

const documentedError = (guide: Guide, status: number): Record<string, unknown> => {
  const rows = readTable(guide.text, 'Status', 'Condition', 'Body')
  const body = rows.find(([cell]) => cell === `\`${status}\``)?.[2]
  if (body === undefined) throw new Error(`The guide documents no ${status}.`)
  return JSON.parse(body.replaceAll('`', '')) as Record<string, unknown>
}

const createOrg = async (partner: StagedPartner): Promise<EmbedOrg> => {
  const { status, body, text } = await partner.embed('POST', '/orgs', {
    name: NAME,
    external_id: EXTERNAL_ID,
  })
  if (status !== 201) throw new Error(`The organization was not created: ${text}`)
  return body as EmbedOrg
}

const expectInEveryDialect = async (partner: StagedPartner, { id, name }: EmbedOrg): Promise<void> => {
  const fleet = await partner.fleet('partner/getClientsV2')
  expect(fleet.body).toMatchObject({
    clients: [{ clientOrgUuid: toRuuid(id as never), clientOrgName: name }],
  })
  expect((await partner.broker('GET', '/v1/partner/orgs')).body).toMatchObject([{ id, name }])
  expect((await partner.embed('GET', '/orgs')).body).toMatchObject({ data: [{ id, name }], total: 1 })
}

const createsAnOrg = async ({ guide, stage, perform }: Scene): Promise<void> => {
  const partner = await stage.createPartner()
  const first = await perform(partner)
  const { status, body } = documented(guide, 'Create Org › Response › json 201 Created')
  expect(first.exchange.status).toBe(status)
  expect(shapeOf(first.exchange.body)).toEqual(shapeOf(body))
  const org = first.exchange.body as EmbedOrg
  expect(org).toMatchObject({ name: NAME, external_id: EXTERNAL_ID })
  expect(JSON.parse(first.stdout)).toEqual(org)
  expect(first.exitCode).toBe(0)
  await expectInEveryDialect(partner, org)

  const second = await perform(partner)
  expect(second.exchange.status).toBe(409)
  const conflict = documentedError(guide, 409)
  const message = String(conflict['message']).replace('...', EXTERNAL_ID)
  expect(second.exchange.body).toEqual({ ...conflict, message })
  expect(JSON.parse(second.stdout)).toEqual(second.exchange.body)
  await expectInEveryDialect(partner, org)
}

const listsOrgs = async ({ guide, stage, perform }: Scene): Promise<void> => {
  const partner = await stage.createPartner()
  const org = await createOrg(partner)
  const { exchange, stdout, exitCode } = await perform(partner)
  const { status, body } = documented(guide, 'List Orgs › Response › json 200 OK')
  expect(exchange.status).toBe(status)
  expect(shapeOf(exchange.body)).toEqual(shapeOf(body))
  expect(exchange.body).toMatchObject({ data: [org], total: 1 })
  expect(JSON.parse(stdout)).toEqual(exchange.body)
  expect(exitCode).toBe(0)
}

const findsTheOrg = async ({ guide, stage, perform }: Scene): Promise<void> => {
  const partner = await stage.createPartner()
  const before = await perform(partner)
  expect(before.exchange.status).toBe(404)
  expect(shapeOf(before.exchange.body)).toEqual({ statusCode: 'number', message: 'string' })
  expect(before.exitCode).toBe(0)

  const org = await createOrg(partner)
  await createOrg(await stage.createPartner())
  const { exchange, stdout, exitCode } = await perform(partner)
  const { status, body } = documented(guide, 'Get Org by external\\_id › Response › json 200 OK')
  expect(exchange.status).toBe(status)
  expect(shapeOf(exchange.body)).toEqual(shapeOf(body))
  expect(exchange.body).toMatchObject(org)
  expect(JSON.parse(stdout)).toEqual(exchange.body)
  expect(exitCode).toBe(0)
}

/** The three spellings of the organization's id in the guide: in cURL, JavaScript and Python. */
const spelled = (id: string): Record<string, string> => ({ ORG_ID: id, '${orgId}': id, '{org_id}': id })

const createsAnApiKey = async ({ guide, stage, perform }: Scene): Promise<void> => {
  const partner = await stage.createPartner()
  const foreign = await createOrg(await stage.createPartner())
  const refused = await perform(partner, spelled(foreign.id))
  expect(refused.exchange.status).toBe(403)
  expect(refused.exchange.body).toEqual({ statusCode: 403, message: 'Org does not belong to this partner' })

  const { id } = await createOrg(partner)
  const { exchange, stdout, exitCode } = await perform(partner, spelled(id))
  const { status, body } = documented(guide, 'Create Org API Key › Response › json 201 Created')
  expect(exchange.status).toBe(status)
  expect(shapeOf(exchange.body)).toEqual(shapeOf(body))
  expect(JSON.parse(stdout)).toEqual(exchange.body)
  expect(exitCode).toBe(0)
  const { api_key: key } = exchange.body as { api_key: string }
  const whoami = await stage.call('GET', '/v1/whoami', { headers: bearer(key) })
  expect(whoami.body).toMatchObject({ kind: 'org', organizationId: id })
}

/** The guide, "Security properties": fifteen minutes, once. */
const makesALoginLink = async ({ guide, stage, perform }: Scene): Promise<void> => {
  const partner = await stage.createPartner()
  const { id } = await createOrg(partner)
  const asked = Date.now()
  const { exchange, exitCode } = await perform(partner, spelled(id))
  const { status, body } = documented(guide, 'Create Login Link › Response › json 201 Created')
  expect(exchange.status).toBe(status)
  expect(shapeOf(exchange.body)).toEqual(shapeOf(body))
  expect(exitCode).toBe(0)
  const { url, expires_at } = exchange.body as { url: string; expires_at: string }
  expect(Math.abs(Date.parse(expires_at) - asked - 15 * 60_000)).toBeLessThan(60_000)
  const { pathname, search } = new URL(url)
  const follow = async () =>
    (await stage.call('POST', pathname + search, { headers: { 'sec-fetch-site': 'same-origin' } })).status
  // The first one is sent on, and followed there.
  expect([await follow(), await follow()]).toEqual([200, 410])
}

const endpointOf = (text: string, id: string): [method: string, path: string] => {
  const [method = '', path = ''] = text.trim().split(' ')
  return [method, path.replace(':orgId', id).replace(':externalId', EXTERNAL_ID)]
}

const wantsAKey = async ({ guide, block, stage }: Scene): Promise<void> => {
  const { status, body } = await stage.call(...endpointOf(block.text, 'none'))
  expect(status).toBe(401)
  const refusal = documentedError(guide, 401)
  expect(shapeOf(body)).toEqual(shapeOf(refusal))
  expect(body).toMatchObject({ statusCode: 401 })
}

const integrationsAreAccepted = async ({ block, stage }: Scene): Promise<void> => {
  const partner = await stage.createPartner()
  const content = { name: NAME, ...(JSON.parse(block.text) as object) }
  expect((await partner.embed('POST', '/orgs', content)).status).toBe(201)
}

const CREATE = 'creates an org that every dialect lists, and a second run answers 409 in the guide’s words'
const LIST = 'lists the org made before in the documented shape'
const FIND = 'answers 404 at first, then the partner’s own org in the documented shape'
const API_KEY = 'answers 403 for a stranger’s org, and else a key that speaks for the org'
const LOGIN = 'makes a link of the documented shape that works once, for fifteen minutes'
const KEY = 'is served, and answers 401 as documented without a key'
const RESPONSE = 'a response, which the samples’ answers are compared with'

const FATES: Readonly<Record<string, Fate>> = {
  'Authentication › bash': noProgram('a header'),
  'Create Org › plain': proves(KEY, wantsAKey),
  'Create Org › Integrations › FareHarbor › json': proves('is accepted', integrationsAreAccepted),
  'Create Org › Integrations › FareHarbor › json #2': proves('is accepted', integrationsAreAccepted),
  'Create Org › Response › json 201 Created': noProgram(RESPONSE),
  'Create Org › Examples › bash cURL': proves(CREATE, createsAnOrg),
  'Create Org › Examples › javascript Node.js': proves(CREATE, createsAnOrg, 'org'),
  'Create Org › Examples › python Python': proves(CREATE, createsAnOrg, 'org'),
  'List Orgs › plain': proves(KEY, wantsAKey),
  'List Orgs › Response › json 200 OK': noProgram(RESPONSE),
  'List Orgs › Examples › bash cURL': proves(LIST, listsOrgs),
  'List Orgs › Examples › javascript Node.js': proves(LIST, listsOrgs, '{ data, total }'),
  'List Orgs › Examples › python Python': proves(LIST, listsOrgs, 'result'),
  'Get Org by external\\_id › plain': proves(KEY, wantsAKey),
  'Get Org by external\\_id › Response › json 200 OK': noProgram(RESPONSE),
  'Get Org by external\\_id › Examples › bash cURL': proves(FIND, findsTheOrg),
  'Get Org by external\\_id › Examples › javascript Node.js': proves(FIND, findsTheOrg, 'org'),
  'Get Org by external\\_id › Examples › python Python': proves(FIND, findsTheOrg, 'org'),
  'Create Org API Key › plain': proves(KEY, wantsAKey),
  'Create Org API Key › Response › json 201 Created': noProgram(RESPONSE),
  'Create Org API Key › Examples › bash cURL': proves(API_KEY, createsAnApiKey),
  'Create Org API Key › Examples › javascript Node.js': proves(
    API_KEY,
    createsAnApiKey,
    '{ api_key_id, api_key }',
  ),
  'Create Org API Key › Examples › python Python': proves(API_KEY, createsAnApiKey, 'result'),
  'Create Login Link › plain': proves(KEY, wantsAKey),
  'Create Login Link › Response › json 201 Created': noProgram(RESPONSE),
  'Create Login Link › Examples › bash cURL': proves(LOGIN, makesALoginLink),
  'Create Login Link › Examples › javascript Node.js': proves(LOGIN, makesALoginLink, '{ url, expires_at }'),
  'Create Login Link › Examples › python Python': proves(LOGIN, makesALoginLink, 'login_url'),
}

// The guide's credentials are ones that the third party takes.
const environment = await withFareHarbor()

describeGuide('opencx-partner-api.md', (guide) => {
  testBlocks(guide, useStage(environment), FATES)
})
