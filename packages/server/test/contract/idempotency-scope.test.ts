import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type OrgId, toRuuid } from '../../src/kernel/ids.ts'
import type { Answer } from '../support/openapi.ts'
import {
  admin,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestPartner,
  withKey,
} from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const KEY = { headers: { 'idempotency-key': 'the-same' } }
const NAME = { body: { name: 'x' } }
const isReplay = ({ headers }: Answer): boolean => headers['idempotent-replayed'] === 'true'

describe('an Idempotency-Key belongs to principal, method and path', () => {
  it('two partners may use the same one', async () => {
    const [one, other] = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    const first = await one.broker('POST', '/v1/partner/orgs', { ...NAME, ...KEY })
    const second = await other.broker('POST', '/v1/partner/orgs', { ...NAME, ...KEY })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(isReplay(second)).toBe(false)
    expect(second.text).not.toBe(first.text)
  })

  it('two keys of one partner are one principal', async () => {
    const partner = await createTestPartner(tenantry())
    const first = await partner.broker('POST', '/v1/partner/orgs', { ...NAME, ...KEY })
    const { body } = await admin(tenantry(), 'POST', `/partners/${partner.id}/keys`, {
      body: { format: 'jwt' },
    })
    const rotated = withKey(tenantry(), partner, (body as { apiKey: string }).apiKey)
    const again = await rotated.broker('POST', '/v1/partner/orgs', { ...NAME, ...KEY })
    expect(isReplay(again)).toBe(true)
    expect(again.text).toBe(first.text)
  })

  it('a key of the partner that may do less is another principal, and gets no answer of a mightier one', async () => {
    const partner = await createTestPartner(tenantry())
    const issue = (by: TestPartner, body: object, headers = {}) =>
      by.broker('POST', '/v1/partner/keys', { body: { name: 'Deploy', ...body }, headers })
    const { body } = await issue(partner, { scopes: ['keys:write'] })
    const weak = withKey(tenantry(), partner, (body as { apiKey: string }).apiKey)
    const strong = await issue(partner, {}, KEY.headers)
    const stolen = await issue(weak, {}, KEY.headers)
    expect([stolen.status, isReplay(stolen)]).toEqual([201, false])
    expect((stolen.body as { scopes: string[] }).scopes).toEqual(['keys:write'])
    expect(isReplay(await issue(partner, {}, KEY.headers))).toBe(true)
    expect(stolen.text).not.toBe(strong.text)
  })

  it('a key that the partner has seen gets nothing of what the customer’s own was answered; the reverse goes', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey: seen } = await createTestOrg(partner)
    const [row] = await tenantry().database.sql(
      `select id from credentials where kind = 'org_key' and seen_by_partner order by id desc limit 1`,
    )
    const mint = (key: string, name: string) =>
      tenantry().call('POST', '/api/integrations/org/submitApiTokenApplication', {
        headers: { ...fleetHeaders(key, 'api-token'), 'idempotency-key': name },
        body: { displayName: 'The same' },
      })
    const apiKeyOf = ({ body }: Answer) => (body as { apiKey: string }).apiKey
    const own = apiKeyOf(await mint(seen, 'first'))
    await tenantry().database.sql(
      'update credentials set seen_by_partner = false where id <> $1 and org_id = (select org_id from credentials where id = $1)',
      [row?.['id']],
    )
    const unseen = await mint(own, 'second')
    const stolen = await mint(seen, 'second')
    expect([stolen.status, isReplay(stolen)]).toEqual([200, false])
    expect(apiKeyOf(stolen)).not.toBe(apiKeyOf(unseen))
    expect(isReplay(await mint(own, 'first'))).toBe(true)
  })

  it('keeps nothing of a body by which it could be guessed', async () => {
    const partner = await createTestPartner(tenantry())
    await partner.broker('POST', '/v1/partner/orgs', { ...NAME, ...KEY })
    const guess = createHash('sha256').update(JSON.stringify(NAME.body)).digest()
    const rows = await tenantry().database.sql(
      'select request_hash from idempotency_results where partner_id = $1',
      [partner.id],
    )
    expect(rows).toHaveLength(1)
    expect(guess.equals(rows[0]?.['request_hash'] as Uint8Array)).toBe(false)
  })

  it('two paths are two writes, in one dialect and across dialects', async () => {
    const partner = await createTestPartner(tenantry())
    for (const answer of [
      await partner.broker('POST', '/v1/partner/orgs', { ...NAME, ...KEY }),
      await partner.broker('POST', '/partner/orgs', { ...NAME, ...KEY }),
      await partner.embed('POST', '/orgs', { ...NAME, ...KEY }),
      await partner.fleet('partner/createPartnerClient', { clientOrgName: 'x' }, KEY),
    ]) {
      expect(answer.status, answer.text).toBeLessThan(300)
      expect(isReplay(answer)).toBe(false)
    }
    const { body } = await partner.embed('GET', '/orgs')
    expect(body).toMatchObject({ total: 4 })
  })

  it('an organization and its partner are two principals in the same place', async () => {
    const partner = await createTestPartner(tenantry())
    const org = await createTestOrg(partner)
    const ruuid = toRuuid(org.organizationId as OrgId)
    const byPartner = await partner.fleet('location/createLocation', { name: 'x' }, { ...KEY, org: ruuid })
    const byOrg = await tenantry().call('POST', '/api/location/createLocation', {
      body: { name: 'x' },
      headers: { ...fleetHeaders(org.orgApiKey, 'api-token'), ...KEY.headers },
    })
    expect([byPartner.status, byOrg.status]).toEqual([200, 200])
    expect(isReplay(byOrg)).toBe(false)
    expect(byOrg.text).not.toBe(byPartner.text)
  })

  it('is never answered for another client: x-auth-org decides where a write is', async () => {
    const partner = await createTestPartner(tenantry())
    const clients = [await createTestOrg(partner), await createTestOrg(partner)]
    const answers: Answer[] = []
    for (const { organizationId } of clients)
      answers.push(
        await partner.fleet(
          'location/createLocation',
          { name: 'x' },
          { ...KEY, org: toRuuid(organizationId as OrgId) },
        ),
      )
    expect(answers[1]?.text).not.toBe(answers[0]?.text)
    expect(answers.map(isReplay)).toEqual([false, false])
  })
})
