import { describe, expect, it } from 'vitest'
import { RATE_LIMIT_POLICY } from '../../src/http/rate-limits.ts'
import { CALLBACK } from '../support/oauth.ts'
import { openTenantry, useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const PATH = '/oauth/register'
const register = (body: unknown) => tenantry().call('POST', PATH, { body })
const withUri = (uri: unknown) => register({ redirect_uris: [uri] })
const refusal = (error: string) => ({ error, error_description: expect.any(String) })

describe('POST /oauth/register (RFC 7591)', () => {
  it('takes an application that keeps a secret, as the vendor’s command line registers itself', async () => {
    const { status, body, headers } = await register({
      client_name: 'Rhombus CLI',
      redirect_uris: [CALLBACK],
    })
    expect([status, body]).toEqual([
      201,
      {
        client_id: expect.any(String),
        client_id_issued_at: tenantry().clock.now.getTime() / 1_000,
        client_secret: expect.stringMatching(/^oc_client_\w{38}$/),
        client_secret_expires_at: 0,
        client_name: 'Rhombus CLI',
        redirect_uris: [CALLBACK],
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ])
    expect([headers['cache-control'], headers['pragma']]).toEqual(['no-store', 'no-cache'])
  })

  it('takes one that can keep none, ignores what it does not know, and a null as nothing', async () => {
    const { status, body } = await register({
      ...{ redirect_uris: [CALLBACK], token_endpoint_auth_method: 'none', client_name: null },
      ...{
        grant_types: ['authorization_code'],
        response_types: ['code'],
        scope: 'x',
        logo_uri: 'y',
        more: {},
      },
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({ client_name: 'An application', grant_types: ['authorization_code'] })
    expect(body).not.toHaveProperty('client_secret')
    expect(JSON.stringify(body)).not.toContain('null')
  })

  it.each([
    'http://127.0.0.1/callback',
    'http://127.0.0.1:8080',
    'http://[::1]:1234/callback?tenant=a',
    'http://localhost:11434/callback',
    'https://app.example.com/oauth/callback',
    'https://app.example.com:8443/?a=b',
  ])('takes %s to answer to', async (uri) => {
    expect((await withUri(uri)).status).toBe(201)
  })

  it.each([
    ...['http://app.example.com/callback', 'http://127.0.0.1.example.com/', 'http://127.0.0.2/', 'http://0/'],
    ...[
      'http://localhost.example.com/',
      'http://localhost@evil.example/',
      'http://127.0.0.1:x@evil.example/',
    ],
    ...['https://user@app.example.com/', 'https://app.example.com/#', 'https://app.example.com/a#b'],
    ...[
      'https://',
      'https://a;script-src',
      'https://a_b.example',
      'HTTPS://app.example.com/',
      '//evil.example',
    ],
    ...['https://app.example.com\\@evil.example', 'https://app.example.com/ x', 'https://*.example.com/'],
    ...['https://app.example.com:99999/', 'http://127.0.0.1:99999/', 'https://app.example.com:/x:y@z', ''],
    ...['javascript:alert(1)', 'data:text/html,x', 'com.example.app:/callback', '/callback', 'x'],
    ...['https://app.example.com/?code=x', 'http://127.0.0.1/?state=x', 'http://127.0.0.1/?a=b&iss=c'],
    ...[`https://app.example.com/${'x'.repeat(512)}`, 'https://app.example.com/\r\nset-cookie:a=b'],
  ])('refuses %j to answer to', async (uri) => {
    const { status, body } = await withUri(uri)
    expect([status, body]).toEqual([400, refusal('invalid_redirect_uri')])
  })

  it.each([
    ['no redirect URI', {}],
    ['an empty list of them', { redirect_uris: [] }],
    ['a text', { redirect_uris: CALLBACK }],
    ['a number among them', { redirect_uris: [CALLBACK, 1] }],
    ['too many', { redirect_uris: Array.from({ length: 11 }, (_, at) => `${CALLBACK}/${at}`) }],
  ])('refuses %s as invalid_redirect_uri', async (_what, body) => {
    const answer = await register(body)
    expect([answer.status, answer.body]).toEqual([400, refusal('invalid_redirect_uri')])
  })

  it.each([
    ['a name of several lines', { client_name: 'a\nb' }],
    ['a blank name', { client_name: ' ' }],
    ['a long name', { client_name: 'x'.repeat(256) }],
    ['a name that is none', { client_name: 1 }],
    ['a secret that is not served', { token_endpoint_auth_method: 'private_key_jwt' }],
    ['a grant that is not served', { grant_types: ['implicit'] }],
    ['an answer that is not served', { response_types: ['token'] }],
  ])('refuses %s as invalid_client_metadata', async (_what, more) => {
    const { status, body } = await register({ redirect_uris: [CALLBACK], ...more })
    expect([status, body]).toEqual([400, refusal('invalid_client_metadata')])
  })

  it('takes JSON of 64 KiB at most, in a POST', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const asForm = await tenantry().call('POST', PATH, { raw: 'redirect_uris=x', headers: form })
    expect([asForm.status, asForm.body]).toEqual([400, refusal('invalid_request')])
    for (const raw of ['{', '[]', '1', 'null', '']) {
      const { status } = await tenantry().call('POST', PATH, {
        raw,
        headers: { 'content-type': 'application/json' },
      })
      expect(status).toBe(400)
    }
    expect((await register({ redirect_uris: [CALLBACK], more: 'x'.repeat(70_000) })).status).toBe(413)
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const { status, headers } = await tenantry().call(method, PATH)
      expect([status, headers['allow']]).toEqual([405, 'POST'])
    }
  })

  it('counts what an address registers', async () => {
    const strict = await openTenantry({ rateLimits: { ...RATE_LIMIT_POLICY, registrationsMax: 2 } })
    const body = { redirect_uris: [CALLBACK] }
    const statuses: number[] = []
    for (let times = 0; times < 3; times++) statuses.push((await strict.call('POST', PATH, { body })).status)
    expect(statuses).toEqual([201, 201, 429])
    const elsewhere = await strict.call('POST', PATH, { body, from: '192.0.2.1' })
    expect(elsewhere.status).toBe(201)
    await strict.close()
  })
})

describe('metadata', () => {
  const ISSUER = 'https://tenantry.example'
  it.each(['/.well-known/oauth-authorization-server', '/oauth/.well-known/oauth-authorization-server'])(
    'GET %s says how to sign in (RFC 8414)',
    async (path) => {
      const { status, body } = await tenantry().call('GET', path)
      expect([status, body]).toEqual([
        200,
        {
          issuer: ISSUER,
          authorization_endpoint: `${ISSUER}/oauth/authorize`,
          token_endpoint: `${ISSUER}/oauth/token`,
          registration_endpoint: `${ISSUER}/oauth/register`,
          revocation_endpoint: `${ISSUER}/oauth/token/revoke`,
          introspection_endpoint: `${ISSUER}/oauth/introspect`,
          response_types_supported: ['code'],
          response_modes_supported: ['query'],
          grant_types_supported: ['authorization_code', 'refresh_token'],
          code_challenge_methods_supported: ['S256'],
          token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
          revocation_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
          authorization_response_iss_parameter_supported: true,
          service_documentation: `${ISSUER}/docs`,
        },
      ])
    },
  )

  it('GET /.well-known/oauth-protected-resource says who lets in (RFC 9728), where a 401 of fleet points', async () => {
    const refused = await tenantry().call('POST', '/api/org/getOrgV2', { body: {} })
    const challenge = String(refused.headers['www-authenticate'])
    expect([refused.status, challenge]).toEqual([
      401,
      `Bearer resource_metadata="${ISSUER}/.well-known/oauth-protected-resource"`,
    ])
    const { body } = await tenantry().call('GET', '/.well-known/oauth-protected-resource')
    expect(body).toEqual({
      resource: ISSUER,
      authorization_servers: [ISSUER],
      bearer_methods_supported: ['header'],
      resource_name: 'Tenantry API',
      resource_documentation: `${ISSUER}/docs`,
    })
  })
})
