import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { rawExchange, rawRequest } from '../property/support/raw-exchange.ts'
import { admin, bearer, createTestOrg, createTestPartner, fleetHeaders } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { OK } from '../support/upstream.ts'
import { issueKey } from './partner-keys.ts'
import { usePassingTenantry } from './passing-tenantry.ts'

const passing = usePassingTenantry()
const seenHeaders = () => passing().upstream.seen[0]?.headers ?? {}
const assertion = async () =>
  jwtVerify(
    String(seenHeaders()['x-tenantry-assertion']),
    createRemoteJWKSet(new URL('/.well-known/jwks.json', passing().url)),
    {
      issuer: 'https://tenantry.example',
      audience: passing().upstream.url,
      algorithms: ['EdDSA'],
      typ: 'assertion+jwt',
    },
  )

describe('a call that no dialect owns', () => {
  it('reaches the upstream below its base, to the letter, with a signed word of who calls', async () => {
    const answer = await passing().get('/bookings/7%20a?x=%2F..&y')
    expect([answer.status, await answer.text()]).toEqual([200, 'ok'])
    expect(passing().upstream.seen[0]?.url).toBe('/base/bookings/7%20a?x=%2F..&y')
    const { payload, protectedHeader } = await assertion()
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'assertion+jwt' })
    expect(payload).toEqual({
      iss: 'https://tenantry.example',
      aud: passing().upstream.url,
      sub: `partner/${passing().partner.id}`,
      iat: expect.any(Number),
      exp: Number(payload.iat) + 60,
      jti: expect.any(String),
      partner_id: passing().partner.id,
      actor: `partner/${passing().partner.id}`,
      credential_id: passing().partner.keyId,
      scope: expect.stringContaining('orgs:'),
      request_id: answer.headers.get('x-request-id'),
    })
  })

  it('names organization and project of their own keys, by Bearer and by the fleet’s headers', async () => {
    const org = await createTestOrg(passing().partner)
    await passing().get('/x', fleetHeaders(org.orgApiKey, 'api-token'))
    expect((await assertion()).payload).toMatchObject({
      sub: `org/${org.organizationId}`,
      org_id: org.organizationId,
      actor: `org/${org.organizationId}`,
    })
    passing().upstream.seen.length = 0
    await passing().get('/x', bearer(org.projectApiKey))
    expect((await assertion()).payload).toMatchObject({
      sub: `org/${org.organizationId}`,
      project_id: org.projectId,
      actor: `project/${org.projectId}`,
    })
  })

  it('carries no credential, nothing that only this server may say, and nothing for the next hop', async () => {
    const sent = {
      ...bearer(passing().partner.key),
      cookie: 'a=b',
      'proxy-authorization': 'Basic eDp5',
      'x-auth-scheme': 'partner-api-token',
      'x-tenantry-assertion': 'forged',
      X_Tenantry_Assertion: 'forged',
      'x-tenantry-org': 'forged',
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-prefix': '/x',
      'true-client-ip': '6.6.6.6',
      'x-original-url': '/elsewhere',
      'x-http-method-override': 'DELETE',
      forwarded: 'for=6.6.6.6',
      te: 'trailers',
      upgrade: 'websocket',
      connection: 'close, x-secret-hop, x-tenantry-assertion',
      'x-secret-hop': 'hop',
      'x-kept': 'kept',
    }
    const { status } = await rawExchange(passing().port, rawRequest('GET /x', Object.entries(sent)))
    expect(status).toBe(200)
    const { 'x-tenantry-assertion': word, ...rest } = seenHeaders()
    expect(word).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(rest).toEqual({
      connection: expect.any(String),
      host: new URL(passing().upstream.url).host,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'tenantry.example',
      'x-forwarded-proto': 'https',
      'x-kept': 'kept',
      'x-request-id': expect.any(String),
    })
    expect(JSON.stringify(passing().upstream.seen[0]?.rawHeaders)).not.toContain(passing().partner.key)
  })

  it('answers with the upstream’s status, headers and body, without its cookies and next-hop headers', async () => {
    passing().upstream.answer = (_request, response) =>
      response
        .writeHead(307, {
          location: 'https://elsewhere.example/',
          'set-cookie': ['session=1', 'x=2'],
          'access-control-allow-origin': '*',
          'x-request-id': 'theirs',
          'x-tenantry-assertion': 'echo',
          'x-own': ['1', '2'],
        })
        .end('{"broken')
    const answer = await passing().get('/x')
    expect([answer.status, await answer.text()]).toEqual([307, '{"broken'])
    const headers = Object.fromEntries(answer.headers)
    expect(headers).toMatchObject({ location: 'https://elsewhere.example/', 'x-own': '1, 2' })
    for (const name of ['set-cookie', 'access-control-allow-origin', 'x-tenantry-assertion'])
      expect(headers).not.toHaveProperty(name)
    expect(headers['x-request-id']).not.toBe('theirs')
    expect(headers['ratelimit-policy']).toContain('"upstream"')
  })

  it.each(['HEAD', 'OPTIONS', 'DELETE', 'PUT'])('goes on as %s', async (method) => {
    expect((await passing().get('/x', bearer(passing().partner.key), { method })).status).toBe(200)
    expect(passing().upstream.seen[0]?.method).toBe(method)
  })
})

describe('an organization that has left its partner', () => {
  it('is no longer asserted as the partner’s', async () => {
    const { orgApiKey, organizationId } = await createTestOrg(passing().partner)
    const asserted = async () => {
      await passing().get('/x', bearer(orgApiKey))
      return decodeJwt(String(passing().upstream.seen.at(-1)?.headers['x-tenantry-assertion']))
    }
    expect(await asserted()).toMatchObject({ partner_id: passing().partner.id, org_id: organizationId })
    await passing().tenantry.call('POST', '/v1/org/partner/detach', { headers: bearer(orgApiKey) })
    const afterwards = await asserted()
    expect(afterwards).toMatchObject({ org_id: organizationId })
    expect(afterwards).not.toHaveProperty('partner_id')
  })
})

describe('who may call', () => {
  it('nobody without a machine’s credential: 401 without one, for a session’s cookie and for a bad key', async () => {
    for (const headers of [{}, { cookie: 'better-auth.session_token=x' }, bearer('oc_partner_x')])
      expect((await passing().get('/x', headers)).status).toBe(401)
    expect(passing().upstream.seen).toEqual([])
  })

  it('no agent (403), no two credentials and no x-auth-org (400)', async () => {
    const { agentToken } = await createTestOrg(passing().partner)
    expect((await passing().get('/x', bearer(agentToken))).status).toBe(403)
    expect(
      (
        await passing().get('/x', {
          ...bearer(passing().partner.key),
          ...fleetHeaders(passing().partner.key),
        })
      ).status,
    ).toBe(400)
    expect((await passing().get('/x', { ...bearer(passing().partner.key), 'x-auth-org': 'x' })).status).toBe(
      400,
    )
    expect(passing().upstream.seen).toEqual([])
  })

  it('a revoked key gets 401 at once, and what it had open ends', async () => {
    const { id, apiKey } = await issueKey(passing().tenantry, passing().partner, {})
    passing().upstream.answer = (_request, response) => void response.writeHead(200).write('first')
    const open = await passing().get('/stream', bearer(apiKey))
    const rest = open.text()
    rest.catch(() => {})
    const { status } = await passing().partner.broker('DELETE', `/v1/partner/keys/${id}`)
    expect(status).toBeLessThan(300)
    passing().upstream.answer = OK
    expect((await passing().get('/x', bearer(apiKey))).status).toBe(401)
    await expect(rest).rejects.toThrow()
  })

  it('no partner from an address that its allow list lacks: 403', async () => {
    const { tenantry, upstream } = passing()
    const { id, key } = await createTestPartner(tenantry)
    await admin(tenantry, 'PATCH', `/partners/${id}`, { body: { ipAllowList: ['192.0.2.1'] } })
    const answer = await passing().get('/x', bearer(key))
    expect([answer.status, await answer.json()]).toEqual([
      403,
      { error: 'Forbidden', message: 'Requests from this address are not allowed' },
    ])
    expect(upstream.seen).toEqual([])
    await admin(tenantry, 'PATCH', `/partners/${id}`, { body: { ipAllowList: ['127.0.0.1'] } })
    expect((await passing().get('/x', bearer(key))).status).toBe(200)
  })

  it.each(['partner', 'operator'])(
    'no organization that its %s holds: 403, also while a call is open',
    async (holder) => {
      const { tenantry, upstream, partner } = passing()
      const { organizationId, orgApiKey, projectApiKey } = await createTestOrg(partner)
      const hold = (verb: string) =>
        holder === 'partner'
          ? partner.broker('POST', `/v1/partner/orgs/${organizationId}/${verb}`)
          : admin(tenantry, 'POST', `/orgs/${organizationId}/${verb}`)
      upstream.answer = (_request, response) => void response.writeHead(200).write('first')
      const open = (await passing().get('/stream', bearer(orgApiKey))).text()
      open.catch(() => {})
      expect((await hold('suspend')).status).toBeLessThan(300)
      upstream.answer = OK
      upstream.seen.length = 0
      for (const key of [orgApiKey, projectApiKey])
        expect((await passing().get('/x', bearer(key))).status).toBe(403)
      expect(upstream.seen).toEqual([])
      await expect(open).rejects.toThrow()
      expect((await passing().get('/x')).status).toBe(200)
      await hold('resume')
      expect((await passing().get('/x', bearer(orgApiKey))).status).toBe(200)
    },
  )

  it('an assertion is no key here', async () => {
    await passing().get('/x')
    const word = String(seenHeaders()['x-tenantry-assertion'])
    expect(await passing().tenantry.domain.signingKeys.isOurs(word)).toBe(false)
    for (const path of ['/x', '/partner/v1/orgs', '/v1/partner']) {
      expect((await passing().get(path, bearer(word))).status, path).toBe(401)
    }
  })
})

describe('without an upstream', () => {
  const without = useTenantry()
  it('the 404 says so, whatever the body is', async () => {
    const { status, body } = await without().call('POST', '/bookings', {
      raw: 'x',
      headers: { 'content-type': 'text/plain' },
    })
    const message = 'No dialect owns this path, and no upstream is set that it could be passed to'
    expect([status, body]).toEqual([404, { error: 'Not Found', message }])
  })
})
