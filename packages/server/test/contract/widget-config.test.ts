import { describe, expect, it } from 'vitest'
import { RATE_LIMIT_POLICY } from '../../src/http/rate-limits.ts'
import { admin, bearer, createTestOrg, createTestPartner, fleetHeaders } from '../support/partners.ts'
import { OPERATOR_KEY, openTenantry, useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const PATH = '/widget/v1/config'
const REFUSED = { statusCode: 401, message: 'Invalid widget token' }

const setUp = async (fields: object = {}) => {
  const partner = await createTestPartner(tenantry(), { defaultAiInstructions: 'Keep this to yourself.' })
  const { body } = await partner.embed('POST', '/orgs', { body: { name: 'Acme Tours', ...fields } })
  const { id, widget_token: token } = body as { id: string; widget_token: string }
  return { partner, id, token }
}
const ask = (token: string, query = '') =>
  tenantry().call('GET', `${PATH}${query}`, { headers: bearer(token) })
const expectRefused = async (token: string): Promise<void> => {
  const { status, body } = await ask(token)
  expect([status, body]).toEqual([401, REFUSED])
}

describe('GET /widget/v1/config', () => {
  it('answers what a page may know of its organization, and no instructions', async () => {
    const { id, token } = await setUp({
      website: 'https://acme.example',
      language: 'pt-BR',
      ai_instructions: 'Psst.',
    })
    const expected = { org_id: id, name: 'Acme Tours', website: 'https://acme.example', language: 'pt-BR' }
    const { status, body, headers } = await ask(token)
    expect([status, body]).toEqual([200, expected])
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['access-control-allow-credentials']).toBeUndefined()
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['ratelimit-policy']).toBe('"widget";q=600;w=60')
  })

  it('takes the token from the query too, but not from both', async () => {
    const { id, token } = await setUp()
    const { body } = await tenantry().call('GET', `${PATH}?token=${token}`)
    expect(body).toMatchObject({ org_id: id, website: null, language: 'en' })
    const both = await ask(token, `?token=${token}`)
    expect([both.status, both.body]).toEqual([
      400,
      { statusCode: 400, message: 'Authorization and token are two credentials' },
    ])
    expect((await tenantry().call('GET', `${PATH}?token=${token}&token=${token}`)).status).toBe(400)
  })

  it('answers to a widget token and to nothing else', async () => {
    const { partner, id } = await setUp()
    const org = await createTestOrg(partner)
    const jwt = await partner.embed('POST', `/orgs/${id}/api-keys`, { body: {} })
    const others = [
      ...[
        partner.key,
        org.orgApiKey,
        org.projectApiKey,
        org.agentToken,
        OPERATOR_KEY,
        id,
        'garbage',
        "'or'1'='1",
      ],
      ...[(jwt.body as { api_key: string }).api_key, 'f'.repeat(64), `${'f'.repeat(63)}%00`],
    ]
    for (const other of others) {
      await expectRefused(other)
      const { status, body } = await tenantry().call('GET', `${PATH}?token=${encodeURIComponent(other)}`)
      expect([status, body]).toEqual([401, REFUSED])
    }
    const missing = await tenantry().call('GET', PATH)
    expect([missing.status, missing.body]).toEqual([
      401,
      { statusCode: 401, message: 'A widget token is required' },
    ])
  })

  it('is opened by a token that opens nothing else', async () => {
    const { token } = await setUp()
    for (const [path, headers] of [
      ['/partner/v1/orgs', bearer(token)],
      ['/v1/partner/orgs', bearer(token)],
      ['/v1/whoami', bearer(token)],
      ['/admin/v1/partners', bearer(token)],
    ] as const)
      expect((await tenantry().call('GET', path, { headers })).status, path).toBe(401)
    const fleet = { headers: fleetHeaders(token, 'api-token'), body: {} }
    expect((await tenantry().call('POST', '/api/org/getOrgV2', fleet)).status).toBe(403)
  })

  it('stops with its organization, its partner, and whoever holds either', async () => {
    const { partner, id, token } = await setUp()
    const toggles = [
      ['POST', `/orgs/${id}/suspend`, {}, 'POST', `/orgs/${id}/resume`, {}],
      [
        'PATCH',
        `/partners/${partner.id}`,
        { active: false },
        'PATCH',
        `/partners/${partner.id}`,
        { active: true },
      ],
    ] as const
    for (const [method, path, body, back, backPath, undo] of toggles) {
      await admin(tenantry(), method, path, { body })
      await expectRefused(token)
      await admin(tenantry(), back, backPath, { body: undo })
      expect((await ask(token)).status).toBe(200)
    }
    await partner.broker('POST', `/v1/partner/orgs/${id}/suspend`)
    await expectRefused(token)
    await partner.broker('POST', `/v1/partner/orgs/${id}/resume`)
    await partner.broker('DELETE', `/v1/partner/orgs/${id}`)
    await expectRefused(token)
  })

  it('is let by browsers to any page: the preflight needs no token', async () => {
    const { status, headers, text } = await tenantry().call('OPTIONS', PATH, {
      headers: {
        ...{ origin: 'https://shop.example', 'access-control-request-method': 'GET' },
        'access-control-request-headers': 'authorization',
      },
    })
    expect([status, text]).toEqual([204, ''])
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'authorization',
    })
  })

  it('lets a page read refusals too, and no other path of this server', async () => {
    const { partner } = await setUp()
    expect((await ask('garbage')).headers['access-control-allow-origin']).toBe('*')
    for (const path of ['/partner/v1/orgs', '/v1/partner/orgs', '/healthz', '/widget/v1/other'])
      expect(
        (await tenantry().call('GET', path, { headers: bearer(partner.key) })).headers,
        path,
      ).not.toHaveProperty('access-control-allow-origin')
  })

  it('answers 405 with Allow to other methods and an embed 404 beside it', async () => {
    const { status, headers, body } = await tenantry().call('POST', PATH, { body: {} })
    expect([status, body, headers['allow']]).toEqual([
      405,
      { statusCode: 405, message: 'Method not allowed' },
      'GET, HEAD, OPTIONS',
    ])
    const missing = await tenantry().call('GET', '/widget/v1/other')
    expect([missing.status, missing.body]).toEqual([404, { statusCode: 404, message: 'Not found' }])
  })

  it('fails apart from signing in: no page can keep its readers out', async () => {
    const served = await openTenantry({ rateLimits: { ...RATE_LIMIT_POLICY, failedAuthenticationsMax: 3 } })
    try {
      const load = async () => (await served.call('GET', `${PATH}?token=${'0'.repeat(64)}`)).status
      expect([await load(), await load(), await load(), await load()]).toEqual([401, 401, 401, 429])
      const signIn = await served.call('POST', '/auth/sign-in/email', {
        headers: { origin: 'https://tenantry.example' },
        body: { email: 'nobody@example.com', password: 'a wrong password' },
      })
      expect(signIn.status).toBe(401)
    } finally {
      await served.close()
    }
  })

  it('has a limit of its own for each organization and address', async () => {
    const { token } = await setUp()
    for (let count = 0; count < 600; count++) expect((await ask(token)).status).toBe(200)
    const over = await ask(token)
    expect([over.status, over.body]).toEqual([429, { statusCode: 429, message: 'Too many requests' }])
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
    const { token: other } = await setUp()
    expect((await ask(other)).status).toBe(200)
  })
})
