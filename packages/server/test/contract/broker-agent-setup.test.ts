import { createPrivateKey, X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
let partner: TestPartner
let org: TestOrg
beforeAll(async () => {
  partner = await createTestPartner(tenantry())
  org = await createTestOrg(partner)
})
const get = (path: string, headers: Record<string, string> = bearer(org.projectApiKey)) =>
  tenantry().call('GET', path, { headers })
const CA_PATH = '/tmp/onecli-gateway-ca.pem'

describe('GET /v1/container-config', () => {
  it('says all that a container needs, with the agent’s own token in the proxy address', async () => {
    const { status, body } = await get('/v1/container-config')
    const proxy = `http://x:${org.agentToken}@host.docker.internal:10255`
    expect([status, body]).toEqual([
      200,
      {
        env: {
          HTTPS_PROXY: proxy,
          HTTP_PROXY: proxy,
          ALL_PROXY: proxy,
          https_proxy: proxy,
          http_proxy: proxy,
          all_proxy: proxy,
          // The server itself is where its public URL says.
          NO_PROXY: 'localhost,127.0.0.1,::1,tenantry.example',
          no_proxy: 'localhost,127.0.0.1,::1,tenantry.example',
          NODE_EXTRA_CA_CERTS: CA_PATH,
          NODE_USE_ENV_PROXY: '1',
          SSL_CERT_FILE: CA_PATH,
          CURL_CA_BUNDLE: CA_PATH,
          REQUESTS_CA_BUNDLE: CA_PATH,
          PIP_CERT: CA_PATH,
          GIT_SSL_CAINFO: CA_PATH,
          CARGO_HTTP_CAINFO: CA_PATH,
          AWS_CA_BUNDLE: CA_PATH,
          DENO_CERT: CA_PATH,
          GIT_TERMINAL_PROMPT: '0',
          GIT_HTTP_PROXY_AUTHMETHOD: 'basic',
          ANTHROPIC_API_KEY: 'placeholder',
          OPENAI_API_KEY: 'placeholder',
        },
        caCertificate: (await get('/v1/gateway/ca', {})).text,
        caCertificateContainerPath: CA_PATH,
      },
    ])
    expect((await get('/v1/container-config?agent=default')).body).toEqual(body)
    const named = { ...bearer(org.orgApiKey), 'x-project-id': org.projectId }
    expect((await get('/v1/container-config', named)).body).toEqual(body)
  })

  it('says in a code which agent is missing', async () => {
    const refusal = (code: string, agentIdentifier: string | null) => [
      404,
      { error: expect.any(String), code, agentIdentifier },
    ]
    const unknown = await get('/v1/container-config?agent=nobody')
    expect([unknown.status, unknown.body]).toEqual(refusal('AGENT_NOT_FOUND', 'nobody'))
    const other = await createTestOrg(partner)
    const ask = () => get('/v1/container-config', bearer(other.projectApiKey))
    await tenantry().database.sql('update agents set is_default = false where org_id = $1', [
      other.organizationId,
    ])
    const required = await ask()
    expect([required.status, required.body]).toEqual(refusal('AGENT_REQUIRED', null))
    await tenantry().database.sql('delete from agents where org_id = $1', [other.organizationId])
    const none = await ask()
    expect([none.status, none.body]).toEqual(refusal('NO_AGENTS', null))
  })

  it('serves project keys, and organization keys that name a project', async () => {
    expect((await get('/v1/container-config', {})).status).toBe(401)
    expect((await get('/v1/container-config', bearer(org.orgApiKey))).status).toBe(401)
    expect((await get('/v1/container-config', bearer(partner.key))).status).toBe(403)
    const stranger = await createTestOrg(await createTestPartner(tenantry()))
    const { status, body } = await get('/v1/container-config', {
      ...bearer(org.orgApiKey),
      'x-project-id': stranger.projectId,
    })
    expect([status, body]).toEqual([
      404,
      { error: { message: 'Project not found', type: 'not_found_error' } },
    ])
  })
})

describe('GET /v1/gateway/ca', () => {
  it('answers anyone the certificate of an authority that lives for ten years', async () => {
    const { status, headers, text } = await get('/v1/gateway/ca', {})
    expect([status, headers['content-type']]).toEqual([200, 'application/x-pem-file'])
    const certificate = new X509Certificate(text)
    expect(certificate.ca).toBe(true)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
    expect(new Date(certificate.validTo).toISOString()).toBe('2036-03-15T10:30:00.000Z')
    expect((await get('/v1/gateway/ca', {})).text).toBe(text)
  })

  it('keeps the private key sealed, and it is the certificate’s', async () => {
    const { certificate, privateKey } = await tenantry().domain.gatewayAuthority.open()
    const key = createPrivateKey(privateKey.reveal())
    expect(new X509Certificate(certificate).checkPrivateKey(key)).toBe(true)
    const [row] = await tenantry().database.sql('select sealed from gateway_authorities')
    expect(Buffer.from(row?.['sealed'] as Uint8Array).toString('latin1')).not.toContain('PRIVATE KEY')
  })
})

describe('GET /v1/gateway-url', () => {
  it('answers anyone the public address of the API', async () => {
    const { status, body } = await get('/v1/gateway-url', {})
    expect([status, body]).toEqual([200, { url: 'https://tenantry.example' }])
  })
})

describe('GET /v1/skill/gateway', () => {
  it('teaches a coding agent in Markdown, and more to one whose framework it knows', async () => {
    const plain = await get('/v1/skill/gateway')
    expect([plain.status, plain.headers['content-type']]).toEqual([200, 'text/markdown; charset=utf-8'])
    expect(plain.text).toMatch(/^---\nname: gateway\n/)
    const claude = await get('/v1/skill/gateway?agent_framework=claude-code')
    const codex = await get('/v1/skill/gateway?agent_framework=codex')
    expect(claude.text).toContain('## Claude Code')
    expect(codex.text).toContain('## Codex')
    for (const framework of ['unknown', '__proto__', 'constructor', ''])
      expect((await get(`/v1/skill/gateway?agent_framework=${framework}`)).text).toBe(plain.text)
    expect((await get('/v1/skill/gateway', bearer(org.agentToken))).status).toBe(200)
    expect((await get('/v1/skill/gateway', {})).status).toBe(401)
  })
})

describe('GET /v1/credential-stubs', () => {
  it('names codex and answers its file; another one is not found', async () => {
    expect((await get('/v1/credential-stubs')).body).toEqual({ agents: ['codex'] })
    const { status, body } = await get('/v1/credential-stubs/codex')
    expect([status, body]).toEqual([
      200,
      {
        agent: 'codex',
        filePath: '~/.codex/auth.json',
        content: expect.stringContaining('"OPENAI_API_KEY": "placeholder"'),
        authMode: 'api-key',
        permissions: '0600',
      },
    ])
    const other = await get('/v1/credential-stubs/claude')
    const error = { message: 'There is no credential stub for this agent', type: 'not_found_error' }
    expect([other.status, other.body]).toEqual([404, { error }])
    expect((await get('/v1/credential-stubs/codex', {})).status).toBe(401)
  })
})
