import { describe, expect, it } from 'vitest'
import type { Answer } from '../support/openapi.ts'
import { admin, createTestOrg, createTestPartner, type TestPartner, withKey } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const once = (key: string) => ({ 'idempotency-key': key })
const isReplay = ({ headers }: Answer): boolean => headers['idempotent-replayed'] === 'true'

const createEmbedOrg = (
  partner: TestPartner,
  key: string,
  body: object = { name: 'Acme' },
): Promise<Answer> => partner.embed('POST', '/orgs', { body, headers: once(key) })

const totalOf = async (partner: TestPartner): Promise<number> =>
  ((await partner.embed('GET', '/orgs')).body as { total: number }).total

const ruuid = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')

describe('a retry with the same Idempotency-Key', () => {
  it('is answered alike in every dialect and changes nothing more', async () => {
    const partner = await createTestPartner(tenantry())
    const calls: Record<string, () => Promise<Answer>> = {
      fleet: () =>
        partner.fleet(
          'partner/createPartnerClient',
          { clientOrgName: 'Acme', clientContactEmail: 'customer@example.com' },
          { headers: once('a') },
        ),
      embed: () => createEmbedOrg(partner, 'a', { name: 'Acme', external_id: 'acme' }),
      broker: () =>
        partner.broker('POST', '/v1/partner/orgs', { body: { name: 'Acme' }, headers: once('a') }),
      admin: () =>
        admin(tenantry(), 'PATCH', `/partners/${partner.id}`, {
          body: { name: 'Renamed' },
          headers: once('a'),
        }),
    }
    for (const [dialect, call] of Object.entries(calls)) {
      const first = await call()
      const again = await call()
      expect([isReplay(first), isReplay(again)], dialect).toEqual([false, true])
      expect([again.status, again.text], dialect).toEqual([first.status, first.text])
    }
    expect(await totalOf(partner)).toBe(3)
    const mails = await tenantry().database.sql(
      'select count(*)::int as mails from mails where partner_id = $1 and org_id is not null',
      [partner.id],
    )
    expect(mails).toEqual([{ mails: 1 }])
  })

  it('replays a deletion, whose organization is no longer there to be deleted', async () => {
    const partner = await createTestPartner(tenantry())
    const { organizationId } = await createTestOrg(partner)
    const remove = (key: string) =>
      partner.broker('DELETE', `/v1/partner/orgs/${organizationId}`, { headers: once(key) })
    expect(await remove('a')).toMatchObject({ status: 204, text: '' })
    const again = await remove('a')
    expect(again).toMatchObject({ status: 204, text: '' })
    expect(isReplay(again)).toBe(true)
    expect((await remove('b')).status).toBe(404)
  })

  it('but another body is refused with 422 in every dialect, and nothing is written', async () => {
    const partner = await createTestPartner(tenantry())
    const message = 'Idempotency-Key was used before with another body'
    const fleet = (clientOrgName: string) =>
      partner.fleet('partner/createPartnerClient', { clientOrgName }, { headers: once('a') })
    const broker = (name: string) =>
      partner.broker('POST', '/v1/partner/orgs', { body: { name }, headers: once('a') })
    const operator = (name: string) =>
      admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { name }, headers: once('a') })
    await fleet('One')
    await broker('One')
    await createEmbedOrg(partner, 'a', { name: 'One' })
    await operator('One')
    expect(await fleet('Two')).toMatchObject({ status: 422, body: { error: message } })
    expect(await broker('Two')).toMatchObject({
      status: 422,
      body: { error: { message, type: 'idempotency_error' } },
    })
    expect(await createEmbedOrg(partner, 'a', { name: 'Two' })).toMatchObject({
      status: 422,
      body: { statusCode: 422, message },
    })
    expect(await operator('Two')).toMatchObject({
      status: 422,
      body: { error: { code: 'idempotency.mismatch', message, field: 'Idempotency-Key' } },
    })
    expect(await totalOf(partner)).toBe(3)
  })

  it('runs again after 24 hours', async () => {
    const partner = await createTestPartner(tenantry())
    const begun = tenantry().clock.now
    const first = await createEmbedOrg(partner, 'a')
    const later = async (hours: number) => {
      tenantry().clock.now = new Date(begun.getTime() + hours * 3_600_000)
      return createEmbedOrg(partner, 'a')
    }
    expect((await later(23.9)).text).toBe(first.text)
    const second = await later(24.1)
    expect(isReplay(second)).toBe(false)
    expect(second.text).not.toBe(first.text)
    expect((await later(47)).text).toBe(second.text)
    tenantry().clock.now = begun
    expect(await totalOf(partner)).toBe(2)
  })
})

describe('an Idempotency-Key', () => {
  it('of another partner is another one', async () => {
    const one = await createTestPartner(tenantry())
    const other = await createTestPartner(tenantry())
    const first = await createEmbedOrg(one, 'the-same')
    const second = await createEmbedOrg(other, 'the-same')
    expect([first.status, second.status, isReplay(second)]).toEqual([201, 201, false])
    expect([await totalOf(one), await totalOf(other)]).toEqual([1, 1])
  })

  it('is shared by the keys of one partner: whoever rotates its key between two tries makes no second', async () => {
    const partner = await createTestPartner(tenantry())
    const first = await createEmbedOrg(partner, 'a')
    const { body } = await admin(tenantry(), 'POST', `/partners/${partner.id}/keys`, {
      body: { format: 'jwt' },
    })
    const rotated = withKey(tenantry(), partner, (body as { apiKey: string }).apiKey)
    const again = await createEmbedOrg(rotated, 'a')
    expect([again.text, isReplay(again)]).toEqual([first.text, true])
  })

  it('is another one on another path, by another method and inside another organization', async () => {
    const partner = await createTestPartner(tenantry())
    const { body } = await partner.broker('POST', '/v1/partner/orgs', {
      body: { name: 'A' },
      headers: once('a'),
    })
    const one = body as { organizationId: string }
    const other = await createTestOrg(partner)
    const answers = [
      await createEmbedOrg(partner, 'a'),
      await partner.broker('DELETE', `/v1/partner/orgs/${other.organizationId}`, { headers: once('a') }),
      await partner.fleet('location/createLocation', { name: 'HQ' }, { headers: once('a') }),
      await partner.fleet(
        'location/createLocation',
        { name: 'HQ' },
        { headers: once('a'), org: ruuid(one.organizationId) },
      ),
    ]
    expect(answers.map(isReplay)).toEqual([false, false, false, false])
    expect(answers.map(({ status }) => status)).toEqual([201, 204, 200, 200])
  })

  it.each(['', ' ', 'with space', 'x'.repeat(256), 'ünïcode'])(
    'is refused as malformed: "%s"',
    async (key) => {
      const partner = await createTestPartner(tenantry())
      const { status, body } = await partner.embed('POST', '/orgs', {
        body: { name: 'Acme' },
        headers: once(key),
      })
      expect(status).toBe(400)
      expect(body).toMatchObject({ message: expect.stringMatching(/^Idempotency-Key /i) })
      expect(await totalOf(partner)).toBe(0)
    },
  )
})

describe('a stored refusal', () => {
  it('is replayed though the reason for it is gone, and a new key runs again', async () => {
    const partner = await createTestPartner(tenantry())
    const body = { name: 'Second', external_id: 'taken' }
    const first = await createEmbedOrg(partner, 'a', { name: 'First', external_id: 'taken' })
    const refused = await createEmbedOrg(partner, 'b', body)
    expect([refused.status, isReplay(refused)]).toEqual([409, false])
    await partner.broker('DELETE', `/v1/partner/orgs/${(first.body as { id: string }).id}`)
    const again = await createEmbedOrg(partner, 'b', body)
    expect([again.status, again.text, isReplay(again)]).toEqual([409, refused.text, true])
    expect(await totalOf(partner)).toBe(0)
    expect((await createEmbedOrg(partner, 'c', body)).status).toBe(201)
  })

  it('is presented in the shape of its dialect: a 200 with the error trio in the fleet', async () => {
    const partner = await createTestPartner(tenantry())
    const create = () =>
      partner.fleet('partner/createPartnerClient', { clientOrgName: 'x'.repeat(256) }, { headers: once('a') })
    const refused = await create()
    expect(refused).toMatchObject({ status: 200, body: { error: true, responseStatus: 'BAD_INPUT' } })
    expect((await create()).text).toBe(refused.text)
  })

  it('is none of those that say nothing about the request: 401 and 429', async () => {
    const partner = await createTestPartner(tenantry())
    const stranger = withKey(
      tenantry(),
      partner,
      `${partner.key.slice(0, -1)}${partner.key.endsWith('0') ? 1 : 0}`,
    )
    expect((await createEmbedOrg(stranger, 'a')).status).toBe(401)
    const setLimit = (rateLimitPerMinute: number | null) =>
      admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { rateLimitPerMinute } })
    await setLimit(1)
    await partner.embed('GET', '/orgs')
    expect((await createEmbedOrg(partner, 'a')).status).toBe(429)
    await setLimit(null)
    const made = await createEmbedOrg(partner, 'a')
    expect([made.status, isReplay(made)]).toEqual([201, false])
  })
})
