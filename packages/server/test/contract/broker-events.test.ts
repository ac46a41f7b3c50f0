import { beforeEach, describe, expect, it } from 'vitest'
import { ruuid } from '../domain/wire-ids.ts'
import { linksMailedTo, newVisitor, PASSWORD } from '../support/browser.ts'
import {
  admin,
  bearer,
  createTestOrg,
  createTestPartner,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()

interface Listed extends Record<string, unknown> {
  readonly id: string
  readonly type: string
}
interface Page {
  readonly data: readonly Listed[]
  readonly next: string | null
}

let partner: TestPartner
let org: TestOrg
beforeEach(async () => {
  partner = await createTestPartner(tenantry())
  org = await createTestOrg(partner)
})

const asPartner = async (query = '', path = 'events'): Promise<Page> => {
  const answer = await partner.broker('GET', `/v1/partner/${path}${query}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as Page
}
const asOrg = async (query = '', path = 'events', of = org): Promise<Page> => {
  const answer = await tenantry().call('GET', `/v1/org/${path}${query}`, { headers: bearer(of.orgApiKey) })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as Page
}
const typesIn = ({ data }: Page): string[] => data.map(({ type }) => type)
const byCustomer = (path = 'location/createLocation', body: unknown = { name: 'Private' }) =>
  tenantry().call('POST', `/api/${path}`, {
    headers: { 'x-auth-scheme': 'api-token', 'x-auth-apikey': org.orgApiKey },
    body,
  })
const byPartnerInside = () =>
  partner.fleet('location/createLocation', { name: 'Dock' }, { org: ruuid(org.organizationId) })
const put = (columns: string) =>
  tenantry().database.sql(`update orgs set ${columns} where id = $1`, [org.organizationId])

describe('GET /v1/partner/events and GET /v1/org/events', () => {
  it('tell both sides the same story, newest first, each with its own side’s keys and addresses alone', async () => {
    await byPartnerInside()
    await byCustomer()
    const [ours, theirs] = [await asPartner(`?orgId=${org.organizationId}`), await asOrg()]
    const story = ['location.created', 'location.created', 'org.created']
    expect([typesIn(ours), typesIn(theirs)]).toEqual([story, story])
    expect(ours.data.map(({ id }) => id)).toEqual(theirs.data.map(({ id }) => id))
    const partnerActor = { principal: `partner/${partner.id}` }
    const orgActor = { principal: `org/${org.organizationId}` }
    const address = '127.0.0.1'
    expect(ours.data.map(({ actor, address: from }) => [actor, from])).toEqual([
      [orgActor, null],
      [{ ...partnerActor, credential: partner.keyId }, address],
      [{ ...partnerActor, credential: partner.keyId }, address],
    ])
    expect(theirs.data.map(({ actor, address: from }) => [actor, from])).toEqual([
      [{ ...orgActor, credential: expect.any(String) }, address],
      [partnerActor, null],
      [partnerActor, null],
    ])
    expect(theirs.data[0]).toEqual({
      id: expect.any(String),
      type: 'location.created',
      orgId: org.organizationId,
      subject: expect.any(String),
      actor: expect.any(Object),
      data: expect.any(Object),
      requestId: expect.any(String),
      address,
      at: '2026-03-15T10:30:00.000Z',
    })
  })

  it('never show another tenant’s events', async () => {
    const other = await createTestOrg(partner)
    const stranger = await createTestPartner(tenantry())
    const theirs = await createTestOrg(stranger)
    const texts = [
      (await partner.broker('GET', '/v1/partner/events?limit=200')).text,
      JSON.stringify(await asOrg('?limit=200')),
    ]
    for (const text of texts)
      for (const id of [
        stranger.id,
        stranger.keyId,
        stranger.ownOrgId,
        theirs.organizationId,
        theirs.projectId,
      ])
        expect(text).not.toContain(id)
    expect(JSON.stringify(await asOrg('?limit=200'))).not.toContain(other.organizationId)
    const missing = await asPartner(`?orgId=${MISSING_UUID}`)
    expect(await asPartner(`?orgId=${theirs.organizationId}`)).toEqual(missing)
    expect(missing).toEqual({ data: [], next: null })
  })

  it('are read page by page without a gap or a repetition, and filtered', async () => {
    for (let count = 0; count < 5; count++) await byPartnerInside()
    const all = await asOrg('?limit=200')
    const walked: Listed[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: Page = await asOrg(`?limit=2${next === '' ? '' : `&cursor=${next}`}`)
      walked.push(...page.data)
      next = page.next
    }
    expect(walked).toEqual(all.data)
    expect(walked.length).toBe(6)
    const [{ subject, id } = { subject: '', id: '' }] = all.data
    expect((await asOrg(`?subject=${String(subject)}`)).data.map((event) => event.id)).toEqual([id])
    expect(typesIn(await asOrg('?type=org.created'))).toEqual(['org.created'])
    expect((await asOrg('?type=no.such')).data).toEqual([])
    expect((await asOrg(`?actor=partner/${partner.id}&limit=200`)).data.length).toBe(6)
    expect((await asOrg('?actor=operator')).data).toEqual([])
    // Which key the partner used is not the organization's to ask.
    expect((await asOrg(`?actor=${partner.keyId}`)).data).toEqual([])
    expect((await asPartner(`?actor=${partner.keyId}&limit=200`)).data.length).toBe(6)
    expect((await asOrg('?since=2026-03-15T10:30:00Z&limit=200')).data.length).toBe(6)
    expect((await asOrg('?until=2026-03-15T10:30:00Z')).data).toEqual([])
    expect((await asOrg('?since=2026-03-15T10:30:00.001Z')).data).toEqual([])
  })

  it.each([
    ...['limit=0', 'limit=201', 'limit=x', 'cursor=x', 'subject=x', 'since=x', 'until=2026-02-31T00:00:00Z'],
  ])('refuse ?%s with 400', async (query) => {
    const answers = [
      await partner.broker('GET', `/v1/partner/events?${query}`),
      await tenantry().call('GET', `/v1/org/events?${query}`, { headers: bearer(org.orgApiKey) }),
    ]
    for (const { status, text } of answers)
      expect([status, text]).toEqual([400, expect.stringContaining(query.split('=')[0] ?? '')])
  })

  it.each(['events', 'reads', 'spend'])('refuse a malformed organization in %s: 400', async (path) => {
    expect((await partner.broker('GET', `/v1/partner/${path}?orgId=x`)).status).toBe(400)
  })

  it.each([
    ...['/v1/partner/events', '/v1/partner/reads', '/v1/partner/spend'],
    ...['/v1/org/events', '/v1/org/partner/reads', '/org/partner/reads', '/v1/org/spend'],
  ])('%s serves its own side alone', async (path) => {
    const isPartners = path.startsWith('/v1/partner')
    const wrong = [isPartners ? org.orgApiKey : partner.key, org.projectApiKey, org.agentToken]
    for (const key of wrong)
      expect((await tenantry().call('GET', path, { headers: bearer(key) })).status).toBe(403)
    expect((await tenantry().call('GET', path)).status).toBe(401)
    const right = isPartners ? partner.key : org.orgApiKey
    expect((await tenantry().call('GET', path, { headers: bearer(right) })).status).toBe(200)
  })
})

describe('what a partner reads of an organization', () => {
  const told = async () => typesIn(await asPartner(`?orgId=${org.organizationId}&limit=200`))

  it('is not what the customer does inside, once it may not act there', async () => {
    await byPartnerInside()
    await put(`status = 'claimed'`)
    await byCustomer()
    expect(await told()).toEqual(['location.created', 'location.created', 'org.created'])
    await tenantry().call('PATCH', '/v1/org/partner/access', {
      headers: bearer(org.orgApiKey),
      body: { allowed: false },
    })
    await byCustomer()
    expect(await told()).toEqual(['partner_access.changed', 'location.created', 'org.created'])
    const text = JSON.stringify(await asPartner('?limit=200'))
    expect(text).not.toContain('Private')
    expect(typesIn(await asOrg('?limit=200')).length).toBe(5)
    await put(`partner_access_allowed = true, partner_access_until = '2026-03-15T10:30:00Z'`)
    expect(await told()).toEqual(['partner_access.changed', 'location.created', 'org.created'])
    await put('partner_access_until = null')
    expect((await told()).length).toBe(5)
  })

  it('ends with the detach', async () => {
    await byPartnerInside()
    await tenantry().call('POST', '/v1/org/partner/detach', { headers: bearer(org.orgApiKey) })
    const upToHere = ['org.detached', 'location.created', 'org.created']
    expect(await told()).toEqual(upToHere)
    await byCustomer()
    await admin(tenantry(), 'POST', `/orgs/${org.organizationId}/suspend`)
    await admin(tenantry(), 'POST', `/orgs/${org.organizationId}/resume`)
    expect(await told()).toEqual(upToHere)
    expect(typesIn(await asOrg('?limit=200'))).toEqual([
      'org.resumed',
      'org.suspended',
      'location.created',
      ...upToHere,
    ])
  })

  it('outlives the organization, as far as the partner itself acted', async () => {
    await partner.broker('DELETE', `/v1/partner/orgs/${org.organizationId}`)
    expect(await told()).toEqual(['org.deleted', 'org.created'])
  })
})

describe('what a person does for the partner', () => {
  it('is the partner’s own act on both sides', async () => {
    const ownerEmail = `owner-${org.organizationId}@example.com`
    partner = await createTestPartner(tenantry(), { ownerEmail })
    org = await createTestOrg(partner)
    const [link = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), ownerEmail)
    const owner = newVisitor(tenantry())
    await owner.get(link)
    await owner.submit({ step: 'join', name: 'Owner', password: PASSWORD })
    const path = `/v1/partner/orgs/${org.organizationId}/projects`
    expect((await owner.api('POST', path, { body: { name: 'Staging' } })).status).toBe(201)
    const principal = expect.stringMatching(/^user\//)
    const onBehalfOf = `partner/${partner.id}`
    const [ours] = (await asPartner(`?type=project.created&actor=${onBehalfOf}`)).data
    const actor = { principal, onBehalfOf, credential: expect.any(String) }
    expect(ours).toMatchObject({ actor, address: '127.0.0.1' })
    const [theirs] = (await asOrg(`?type=project.created&actor=${onBehalfOf}`)).data
    expect(theirs).toMatchObject({ id: ours?.id, address: null })
    expect(theirs?.['actor']).toEqual({ principal, onBehalfOf })
    const { credential = '' } = (ours?.['actor'] ?? {}) as { credential?: string }
    expect((await asOrg(`?actor=${credential}`)).data).toEqual([])
    // Where the partner may not act inside, it still reads what its own people did.
    await put(`status = 'claimed', partner_access_allowed = false`)
    expect(typesIn(await asPartner(`?orgId=${org.organizationId}`))).toEqual([
      'project.created',
      'org.created',
    ])
  })
})

describe('GET /v1/partner/reads and GET /v1/org/partner/reads', () => {
  it('show how often the partner read inside, by the minute, to both sides', async () => {
    const inside = { org: ruuid(org.organizationId) }
    for (let count = 0; count < 3; count++) await partner.fleet('org/getOrgV2', {}, inside)
    await partner.fleet('location/getLocations', {}, inside)
    await tenantry().domain.actingReads.flush()
    const shared = { orgId: org.organizationId, minute: '2026-03-15T10:30:00.000Z' }
    const counted = (actor: string) => [
      { ...shared, actor, operation: 'location.page', reads: 1 },
      { ...shared, actor, operation: 'org.read', reads: 3 },
    ]
    const [ours, theirs] = [await asPartner('', 'reads'), await asOrg('', 'partner/reads')]
    const operations = ours.data.map(({ operation }) => operation)
    expect(operations.length).toBe(2)
    const named = (actor: string) =>
      counted(actor).map((row, at) => ({ ...row, operation: at === 0 ? operations[0] : row.operation }))
    expect(ours.data).toEqual(named(`partner/${partner.id}/${partner.keyId}`))
    expect(theirs.data).toEqual(named(`partner/${partner.id}`))
    const first = await asOrg('?limit=1', 'partner/reads')
    const second = await asOrg(`?limit=1&cursor=${first.next}`, 'partner/reads')
    expect([...first.data, ...second.data]).toEqual(theirs.data)
    expect(second.next).toBeNull()
    expect((await asOrg('?operation=org.read', 'partner/reads')).data).toEqual([theirs.data[1]])
    expect((await asOrg('?until=2026-03-15T10:30:00Z', 'partner/reads')).data).toEqual([])
    expect((await asOrg('', 'partner/reads', await createTestOrg(partner))).data).toEqual([])
    expect((await asPartner(`?orgId=${MISSING_UUID}`, 'reads')).data).toEqual([])
  })
})
