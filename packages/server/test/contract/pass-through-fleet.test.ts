import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { partnerMemberAs } from '../support/browser.ts'
import { readDocument } from '../support/openapi.ts'
import { bearer, createTestOrg, createTestPartner, fleetHeaders } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { OK } from '../support/upstream.ts'
import { issueKey } from './partner-keys.ts'
import { usePassingTenantry } from './passing-tenantry.ts'
import { MISSING_UUID, ruuidOf } from './wire-ids.ts'

const passing = usePassingTenantry()

const PATH = '/api/scene/getSceneQueries'
const FORBIDDEN = { status: 403, error: 'Forbidden', timestamp: expect.any(String), msg: 'Access Denied' }
const NO_SUCH = { status: 404, error: 'Not Found', timestamp: expect.any(String), msg: 'No such endpoint' }

const post = (
  path = PATH,
  headers: Record<string, string> = fleetHeaders(passing().partner.key),
  body = '{}',
) => passing().get(path, { 'content-type': 'application/json', ...headers }, { method: 'POST', body })
const inside = (org: string, key = passing().partner.key) => ({ ...fleetHeaders(key), 'x-auth-org': org })
const asserted = () => decodeJwt(String(passing().upstream.seen.at(-1)?.headers['x-tenantry-assertion']))
const jsonOf = async (answer: Response) => [answer.status, await answer.json()]

describe('a client-level call that is not served here', () => {
  it('reaches the upstream for the client that x-auth-org names, and both sides see that somebody acted there', async () => {
    const { tenantry, upstream, partner } = passing()
    const { organizationId } = await createTestOrg(partner)
    upstream.answer = (request, response) => void request.pipe(response)
    const answer = await post(`${PATH}?page=2`, inside(ruuidOf(organizationId)), '{"a": 1 }')
    expect([answer.status, await answer.text()]).toEqual([200, '{"a": 1 }'])
    expect(answer.headers.get('x-acted-on-org')).toBe(ruuidOf(organizationId))
    expect(upstream.seen[0]).toMatchObject({ method: 'POST', url: `/base${PATH}?page=2` })
    expect(JSON.stringify(upstream.seen[0]?.rawHeaders)).not.toContain(partner.key)
    expect(asserted()).toMatchObject({
      sub: `org/${organizationId}`,
      org_id: organizationId,
      partner_id: partner.id,
      actor: `partner/${partner.id}`,
    })
    await tenantry.domain.actingReads.flush()
    const reads = await tenantry.database.sql('select operation, reads from acting_reads where org_id = $1', [
      organizationId,
    ])
    expect(reads).toEqual([{ operation: 'org.call_upstream', reads: 1 }])
  })

  it('speaks for the partner where it names no client or the partner’s own', async () => {
    const { partner } = passing()
    for (const headers of [fleetHeaders(partner.key), inside(ruuidOf(partner.ownOrgId))]) {
      const answer = await post(PATH, headers)
      expect([answer.status, answer.headers.get('x-acted-on-org')]).toEqual([200, null])
      expect(asserted()).toMatchObject({ sub: `partner/${partner.id}` })
      expect(asserted()).not.toHaveProperty('org_id')
    }
  })

  it('takes keys, and nobody’s session', async () => {
    const { tenantry, partner, upstream } = passing()
    const { visitor } = await partnerMemberAs(tenantry, partner, 'admin')
    const answer = await post(PATH, { 'x-auth-scheme': 'session', cookie: visitor.cookie() })
    expect([answer.status, upstream.seen]).toEqual([401, []])
  })

  it('speaks for an organization by its own key', async () => {
    const { organizationId, orgApiKey } = await createTestOrg(passing().partner)
    expect((await post(PATH, fleetHeaders(orgApiKey, 'api-token'))).status).toBe(200)
    expect(asserted()).toMatchObject({ sub: `org/${organizationId}`, actor: `org/${organizationId}` })
  })

  it('carries none of the words that an upstream might take for this server’s', async () => {
    const sent = {
      ...fleetHeaders(passing().partner.key),
      ...{ 'x-project-id': 'x', 'x.tenantry.assertion': 'x', 'x~auth~org': 'x', 'x-forwarded.for': 'x' },
      ...{ 'remote-user': 'x', X_REMOTE_USER: 'x', 'ssl-client-verify': 'x', 'x-ssl-client-s-dn': 'x' },
      ...{ 'x-client-cert': 'x', 'client-cert': 'x', 'x-original-method': 'x', proxy: 'x', 'x-kept': 'kept' },
    }
    expect((await post(PATH, sent)).status).toBe(200)
    const seen = Object.keys(passing().upstream.seen[0]?.headers ?? {})
    expect(seen.filter((name) => name in sent || name.includes('.') || name.includes('~'))).toEqual([
      'x-kept',
    ])
    expect(seen).not.toContain('x_remote_user')
    expect(asserted()).toMatchObject({ sub: `partner/${passing().partner.id}` })
  })

  it('goes deeper than two segments, and keeps to POST', async () => {
    expect((await post('/api/accesscontrol/doorScheduleException/getExceptionV2')).status).toBe(200)
    passing().upstream.seen.length = 0
    const asked = await passing().get(PATH, fleetHeaders(passing().partner.key))
    expect(await jsonOf(asked)).toEqual([404, NO_SUCH])
    expect(passing().upstream.seen).toEqual([])
  })
})

describe('who is kept out, in the words of the fleet', () => {
  it('nobody without a key or under the wrong scheme passes (401)', async () => {
    const { orgApiKey } = await createTestOrg(passing().partner)
    for (const headers of [
      {},
      bearer(passing().partner.key),
      fleetHeaders(passing().partner.key, 'api-token'),
    ])
      expect(await jsonOf(await post(PATH, headers))).toEqual([401, { authenticationFailed: true }])
    for (const headers of [fleetHeaders('oc_partner_x'), fleetHeaders(orgApiKey, 'partner-api-token')])
      expect(await jsonOf(await post(PATH, headers))).toEqual([403, FORBIDDEN])
    expect(passing().upstream.seen).toEqual([])
  })

  it('a stranger’s client, a missing one and garbage are alike (403)', async () => {
    const { tenantry, partner } = passing()
    const stranger = await createTestOrg(await createTestPartner(tenantry))
    for (const org of [ruuidOf(stranger.organizationId), ruuidOf(MISSING_UUID), 'garbage', '']) {
      const answer = await post(PATH, inside(org))
      expect([...(await jsonOf(answer)), answer.headers.get('x-acted-on-org')]).toEqual([
        403,
        FORBIDDEN,
        null,
      ])
    }
    const { orgApiKey } = await createTestOrg(partner)
    const foreign = {
      ...fleetHeaders(orgApiKey, 'api-token'),
      'x-auth-org': ruuidOf(stranger.organizationId),
    }
    expect(await jsonOf(await post(PATH, foreign))).toEqual([403, FORBIDDEN])
    expect(passing().upstream.seen).toEqual([])
  })

  it('a client that no longer lets its partner in, at once and while a call is open', async () => {
    const { tenantry, upstream, partner } = passing()
    const { organizationId } = await createTestOrg(partner)
    const headers = inside(ruuidOf(organizationId))
    upstream.answer = (_request, response) => void response.writeHead(200).write('first')
    const open = (await post(PATH, headers)).text()
    open.catch(() => {})
    await tenantry.database.sql(
      `update orgs set status = 'claimed', partner_access_allowed = false where id = $1`,
      [organizationId],
    )
    upstream.answer = OK
    expect(await jsonOf(await post(PATH, headers))).toEqual([403, FORBIDDEN])
    await expect(open).rejects.toThrow()
  })

  it('a key without the scope to look into organizations', async () => {
    const { tenantry, partner } = passing()
    const { apiKey } = await issueKey(tenantry, partner, { scopes: ['secrets:read'] })
    expect(await jsonOf(await post(PATH, fleetHeaders(apiKey)))).toEqual([403, FORBIDDEN])
  })
})

describe('what is never passed on', () => {
  it.each([
    ...['/api/partner/nope', '/api/Partner/nope', '/api/%70artner/nope', '/api/partner', '/api', '/api/'],
    ...[
      '/api/scene./get',
      '/api/scene/get.',
      '/api/org/getOrgV2.',
      '/api/ORG/getorgv2',
      '/api/org/GetOrgV2?a',
    ],
    ...['/api/%2570artner/x', '/api/scene/%67et', '/api//partner/x', '/api/x/..%2fpartner/y', '/api/x;/y'],
  ])('%s', async (path) => {
    expect(await jsonOf(await post(path))).toEqual([404, NO_SUCH])
    expect(passing().upstream.seen).toEqual([])
  })

  it('an endpoint that is served here, whatever its method is', async () => {
    expect((await post('/api/org/getOrgV2')).status).toBe(200)
    expect((await passing().get('/api/org/getOrgV2')).status).toBe(405)
    expect(passing().upstream.seen).toEqual([])
  })
})

it('an upstream that breaks off is a 502, and one that says nothing a 504', async () => {
  passing().upstream.answer = (request) => void request.socket.destroy()
  expect((await post()).status).toBe(502)
  passing().upstream.answer = () => undefined
  expect((await post()).status).toBe(504)
})

describe('without an upstream', () => {
  const without = useTenantry()
  it.each(['{}', '{', 'x'.repeat(100_000)])(
    'it is a 404, whoever asks and whatever the body is',
    async (raw) => {
      const { status, body } = await without().call('POST', PATH, {
        raw,
        headers: { 'content-type': 'application/json' },
      })
      expect([status, body]).toEqual([404, NO_SUCH])
    },
  )
})

it('is in the document, as what it is', async () => {
  const { paths } = await readDocument(passing().tenantry.http, 'fleet')
  const { post: operation, ...others } = paths['/api/{path}'] ?? {}
  expect([operation?.['x-upstream'], others]).toEqual([true, {}])
  expect(Object.keys(operation?.responses ?? {})).toEqual(
    expect.arrayContaining(['200', '401', '403', '404', '429', '502', '504']),
  )
})
