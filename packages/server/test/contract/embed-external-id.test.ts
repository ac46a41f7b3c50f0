import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { bearer, createTestPartner, type TestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { eventsOf } from './written-events.ts'

const tenantry = useTenantry()

const create = (partner: TestPartner, external_id: string) =>
  partner.embed('POST', '/orgs', { body: { name: 'Acme Tours', external_id } })
const find = (partner: TestPartner, externalId: string) =>
  partner.embed('GET', `/orgs/by-external-id/${encodeURIComponent(externalId)}`)

/** Sends a path exactly as it is given; URL parsers would resolve dots in it. */
const getRaw = async (path: string, key: string): Promise<{ status: number; body: unknown }> => {
  const { http } = tenantry()
  if (!http.server.listening) await http.listen({ port: 0, host: '127.0.0.1' })
  const address = http.server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: bearer(key), agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }))
    })
      .on('error', reject)
      .end()
  })
}

const EXTERNAL_IDS = [
  ['a slash', 'eu/customers/12345'],
  ['two slashes and one at the end', 'a//b/'],
  ['only a slash', '/'],
  ['a percent sign', '100%'],
  ['percent signs that are no escape', '%zz%%'],
  ['the text of an escaped slash', '%2F'],
  ['the text of a twice escaped slash', 'a%252Fb'],
  ['spaces', ' two  spaces '],
  ['a plus sign', 'a+b'],
  ['a question mark', 'a?b=c&limit=0'],
  ['a number sign', 'a#b'],
  ['reserved characters', `;:@&=$,!*'()[]`],
  ['quotation marks and a backslash', '"a" \\ `b`'],
  ['letters beyond ASCII', 'Ñandú-東京-é'],
  ['emoji', '👩‍👩‍👧‍👦🚐'],
  ['a line break and a tab', 'a\n\tb'],
  ['255 letters', 'x'.repeat(255)],
  ['255 characters of four bytes', '😀'.repeat(255)],
  ['255 slashes', '/'.repeat(255)],
] as const

describe('GET /partner/v1/orgs/by-external-id/:externalId (embed guide)', () => {
  it.each(EXTERNAL_IDS)('finds an org by an external id with %s', async (_what, externalId) => {
    const partner = await createTestPartner(tenantry())
    const { status, body: created } = await create(partner, externalId)
    expect(status).toBe(201)
    const found = await find(partner, externalId)
    expect(found.status).toBe(200)
    expect(found.body).toEqual({
      ...(created as object),
      external_id: externalId,
      created_at: '2026-03-15T10:30:00.000Z',
    })
  })

  it.each([
    ['..', '..'],
    ['..', '%2E%2E'],
    ['.', '%2e'],
    ['../orgs', '..%2Forgs'],
    ['a/../b', 'a%2F..%2Fb'],
  ])('finds the external id "%s" sent as %s: it is a name, not a way', async (externalId, sent) => {
    const partner = await createTestPartner(tenantry())
    await create(partner, externalId)
    const found = await getRaw(`/partner/v1/orgs/by-external-id/${sent}`, partner.key)
    expect(found).toMatchObject({ status: 200, body: { external_id: externalId } })
  })

  it('tells external ids apart that differ in case, in spaces or in their spelling of an escape', async () => {
    const partner = await createTestPartner(tenantry())
    const ids = ['abc', 'ABC', ' abc', 'abc ', 'a%62c', 'a+c', 'a c', 'é', 'e\u0301']
    for (const id of ids) expect((await create(partner, id)).status).toBe(201)
    for (const id of ids) expect((await find(partner, id)).body).toMatchObject({ external_id: id })
  })

  it('answers 404 to one that nobody has, and byte for byte the same to a sibling partner’s', async () => {
    const partner = await createTestPartner(tenantry())
    const sibling = await createTestPartner(tenantry())
    await create(sibling, 'theirs')
    const missing = await find(partner, 'nobodys')
    expect([missing.status, missing.body]).toEqual([
      404,
      { statusCode: 404, message: 'Organization not found' },
    ])
    const theirs = await find(partner, 'theirs')
    expect([theirs.status, theirs.text]).toEqual([404, missing.text])
  })

  it.each(['%00', 'a%00b', '%FF', '%C3%28', '%'])(
    'answers 404 to %s, which nobody can have',
    async (sent) => {
      const partner = await createTestPartner(tenantry())
      const found = await getRaw(`/partner/v1/orgs/by-external-id/${sent}`, partner.key)
      expect(found).toEqual({ status: 404, body: { statusCode: 404, message: 'Organization not found' } })
    },
  )

  it('hides the widget token of a detached org', async () => {
    const partner = await createTestPartner(tenantry())
    const { body } = await create(partner, 'gone')
    const { id, widget_token } = body as { id: string; widget_token: string }
    await tenantry().database.sql(`update orgs set status = 'detached' where id = $1`, [id])
    const found = await find(partner, 'gone')
    expect(found.body).toMatchObject({ id, name: 'Acme Tours', widget_token: '' })
    expect(found.text).not.toContain(widget_token)
  })
})

describe('external_id is unique per partner (embed guide, "Create Org")', () => {
  it.each(['customer-12345', 'say "hi"', '100%/{}'])(
    'refuses a second %s in the guide’s words',
    async (id) => {
      const partner = await createTestPartner(tenantry())
      await create(partner, id)
      const again = await create(partner, id)
      expect(again.status).toBe(409)
      expect(again.body).toEqual({ statusCode: 409, message: `Org with external_id "${id}" already exists` })
      expect(await eventsOf(tenantry(), partner)).toHaveLength(1)
      expect((await partner.embed('GET', '/orgs')).body).toMatchObject({ total: 1 })
    },
  )

  it('lets two partners use the same one, and each finds its own', async () => {
    const partners = [await createTestPartner(tenantry()), await createTestPartner(tenantry())]
    for (const partner of partners) {
      const { status, body } = await create(partner, 'shared')
      expect(status).toBe(201)
      expect((await find(partner, 'shared')).body).toMatchObject({ id: (body as { id: string }).id })
    }
  })

  it('lets many orgs have none', async () => {
    const partner = await createTestPartner(tenantry())
    for (let i = 0; i < 3; i++)
      expect((await partner.embed('POST', '/orgs', { body: { name: 'Same name' } })).status).toBe(201)
    expect((await partner.embed('GET', '/orgs')).body).toMatchObject({ total: 3 })
  })

  it('is free again once its org is deleted', async () => {
    const partner = await createTestPartner(tenantry())
    const first = (await create(partner, 'again')).body as { id: string }
    expect((await partner.broker('DELETE', `/v1/partner/orgs/${first.id}`)).status).toBe(204)
    expect((await find(partner, 'again')).status).toBe(404)
    const second = await create(partner, 'again')
    expect(second.status).toBe(201)
    expect((second.body as { id: string }).id).not.toBe(first.id)
    const types = (await eventsOf(tenantry(), partner)).map(({ type }) => type)
    expect(types).toEqual(['org.created', 'org.deleted', 'org.created'])
    expect((await partner.embed('GET', '/orgs')).body).toMatchObject({ total: 1 })
  })
})
