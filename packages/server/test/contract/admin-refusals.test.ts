import { describe, expect, it } from 'vitest'
import { admin, bearer, createTestOrg, createTestPartner, fleetHeaders } from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { spellingsOf, storedText } from './stored-text.ts'
import { MISSING_UUID } from './wire-ids.ts'

const tenantry = useTenantry()

const CALLS = [
  ['POST', '/admin/v1/partners'],
  ['GET', '/admin/v1/partners'],
  ['GET', `/admin/v1/partners/${MISSING_UUID}`],
  ['PATCH', `/admin/v1/partners/${MISSING_UUID}`],
  ['POST', `/admin/v1/partners/${MISSING_UUID}/keys`],
  ['GET', `/admin/v1/partners/${MISSING_UUID}/keys`],
  ['DELETE', `/admin/v1/partners/${MISSING_UUID}/keys/${MISSING_UUID}`],
  ['GET', '/admin/v1/outbox'],
] as const

describe('the operator key', () => {
  it.each(CALLS)('is required on %s %s', async (method, path) => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey, projectApiKey, agentToken } = await createTestOrg(partner)
    const refusal = async (headers: Record<string, string>, code: string) => {
      const body = method === 'POST' || method === 'PATCH' ? { body: { name: 'Never made' } } : {}
      const answer = await tenantry().call(method, path, { headers, ...body })
      const error = { code, message: expect.any(String) }
      expect([answer.status, answer.body]).toEqual([401, { error }])
    }
    for (const headers of [{}, { authorization: OPERATOR_KEY }, fleetHeaders(OPERATOR_KEY)])
      await refusal(headers, 'credential.missing')
    const wrong = [
      partner.key,
      orgApiKey,
      projectApiKey,
      agentToken,
      OPERATOR_KEY.slice(0, -1),
      `${OPERATOR_KEY}x`,
    ]
    for (const key of wrong) await refusal(bearer(key), 'credential.invalid')
  })

  it.each([
    ['GET', '/admin', 404, undefined],
    ['GET', '/admin/v1', 404, undefined],
    ['GET', '/admin/v1/nope', 404, undefined],
    ['PUT', '/admin/v1/partners', 405, 'GET, HEAD, POST'],
    ['DELETE', `/admin/v1/partners/${MISSING_UUID}`, 405, 'GET, HEAD, PATCH'],
    ['POST', '/admin/v1/outbox', 405, 'GET, HEAD'],
  ])('has nothing to do with %s %s: %i', async (method, path, expected, allow) => {
    for (const headers of [{}, bearer(OPERATOR_KEY)]) {
      const { status, body, headers: answered } = await tenantry().call(method, path, { headers })
      const code = expected === 404 ? 'request.no_such_path' : 'request.method_not_allowed'
      expect([status, body]).toEqual([expected, { error: { code, message: expect.any(String) } }])
      expect(answered['allow']).toBe(allow)
    }
  })
})

describe('GET /admin/v1/outbox', () => {
  interface Outbox {
    readonly data: readonly { readonly id: string; readonly partnerId: string; readonly to: string }[]
    readonly next?: string
  }
  const outbox = async (query: string) => (await admin(tenantry(), 'GET', `/outbox${query}`)).body as Outbox

  it('lists mails newest first and pages with a cursor', async () => {
    const partner = await createTestPartner(tenantry())
    for (let i = 0; i < 5; i++)
      await partner.fleet('partner/createPartnerClient', {
        clientOrgName: `Org ${i}`,
        clientContactEmail: `person-${i}@acme.example`,
      })
    const newest = await outbox('?limit=5')
    const people = [4, 3, 2, 1, 0].map((i) => `person-${i}@acme.example`)
    expect(newest.data.map(({ to }) => to)).toEqual(people)
    const seen: Outbox['data'][number][] = []
    for (let page = await outbox('?limit=2'); ; page = await outbox(`?limit=2&cursor=${page.next}`)) {
      seen.push(...page.data)
      if (page.next === undefined) break
    }
    const ids = seen.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)].sort().reverse())
    // The oldest mail of all is the one that invites the partner's owner.
    const ours = seen.filter(({ partnerId }) => partnerId === partner.id).map(({ to }) => to)
    expect(ours).toEqual([...people, 'owner@example.com'])
  })

  it('keeps address and text sealed in the database', async () => {
    const partner = await createTestPartner(tenantry())
    await partner.fleet('partner/createPartnerClient', {
      clientOrgName: 'Acme',
      clientContactEmail: 'contact@acme.example',
    })
    const [mail] = (await outbox('?limit=1')).data as unknown as { text: string; subject: string }[]
    const token = /token=([0-9a-f]{64})/.exec(mail?.text ?? '')?.[1] ?? 'no token'
    const stored = await storedText(tenantry())
    for (const secret of [token, mail?.subject ?? 'no subject'])
      for (const spelling of spellingsOf(secret)) expect(stored).not.toContain(spelling)
    expect(tenantry().log()).not.toContain(token)
  })

  it.each(['limit=0', 'limit=201', 'cursor=nope'])('refuses ?%s with 400', async (query) => {
    const { status, body } = await admin(tenantry(), 'GET', `/outbox?${query}`)
    const field = query.split('=')[0]
    expect([status, body]).toEqual([
      400,
      { error: { code: 'request.malformed', message: expect.any(String), field } },
    ])
  })
})
