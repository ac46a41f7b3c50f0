// The certificate library looks for it when it is loaded.
import 'reflect-metadata'
import { X509Certificate } from 'node:crypto'
import { BasicConstraintsExtension, SubjectAlternativeNameExtension } from '@peculiar/x509'
import { describe, expect, it } from 'vitest'
import { type CertificateRequest, requestCertificate } from '../support/certificate-requests.ts'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  fleetHeaders,
  type TestPartner,
  withKey,
} from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { expectFleet, FORBIDDEN, trio } from './fleet-answers.ts'
import { ruuidOf, uuidOf } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const MINT = 'partner/submitApiTokenApplication'

interface Granted {
  readonly apiKey: string
  readonly cert: string
}
interface Token {
  readonly tokenUuid: string
  readonly displayName: string
  readonly certFingerprint?: string
}

const mint = async (partner: TestPartner, { csr }: CertificateRequest, displayName = 'Rhombus CLI') => {
  const answer = await partner.fleet(MINT, { displayName, authType: 'CERT', csr })
  expectFleet(answer, 200, {
    apiKey: expect.stringMatching(/^oc_partner_/),
    cert: expect.stringMatching(/^-----BEGIN CERTIFICATE-----\n/),
    validCSR: true,
  })
  const { apiKey, cert } = answer.body as Granted
  return { answer, apiKey, cert, certificate: new X509Certificate(cert) }
}
const tokenOf = async (partner: TestPartner, displayName = 'Rhombus CLI'): Promise<Token> => {
  const { body } = await partner.fleet('partner/getApiTokens')
  const { apiTokens } = body as { apiTokens: readonly Token[] }
  const token = apiTokens.find((one) => one.displayName === displayName)
  if (token === undefined) throw new Error('There is no such token.')
  return token
}
const countTokens = async (partner: TestPartner): Promise<number> => {
  const { body } = await partner.fleet('partner/getApiTokens')
  return (body as { apiTokens: unknown[] }).apiTokens.length
}

describe('a token that is bound to a certificate', () => {
  it('comes with a certificate for the key of the request, signed by an authority of ours', async () => {
    const partner = await createTestPartner(tenantry())
    const request = await requestCertificate()
    const { answer, certificate, cert } = await mint(partner, request)
    const { certificate: authority } = await tenantry().domain.clientAuthority.open()
    expect(certificate.verify(new X509Certificate(authority).publicKey)).toBe(true)
    expect(certificate.checkIssued(new X509Certificate(authority))).toBe(true)
    expect(certificate.ca).toBe(false)
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
    const { tokenUuid, ...token } = await tokenOf(partner)
    expect(token).toEqual({
      orgUuid: ruuidOf(partner.ownOrgId),
      displayName: 'Rhombus CLI',
      authType: 'CERT',
      clientType: 'PARTNER_DEVELOPER',
      cert,
      certFingerprint: certificate.fingerprint256,
      hashed: true,
    })
    expect(certificate.subject).toBe(`CN=${uuidOf(tokenUuid)}\nO=partner/${partner.id}`)
    expect(await eventsOf(tenantry(), partner)).toMatchObject([
      {
        ...byPartner(tenantry(), partner, answer),
        type: 'partner_key.issued',
        data: {
          name: 'Rhombus CLI',
          certificateFingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
        },
      },
    ])
  })

  it('takes nothing of the request but its key', async () => {
    const partner = await createTestPartner(tenantry())
    const request = await requestCertificate({
      name: 'CN=Tenantry Client CA, O=Tenantry',
      extensions: [
        new BasicConstraintsExtension(true, 5, true),
        new SubjectAlternativeNameExtension([{ type: 'dns', value: 'tenantry.example' }]),
      ],
    })
    const { certificate } = await mint(partner, request)
    expect(certificate.subject).not.toContain('Tenantry')
    expect(certificate.subjectAltName).toBeUndefined()
    expect(certificate.ca).toBe(false)
  })

  it('ends with its certificate: in ten years, or when the key ends that mints it', async () => {
    const partner = await createTestPartner(tenantry())
    const endOf = async (name: string) => {
      const { body } = await partner.broker('GET', '/v1/partner/keys')
      const { data } = body as { data: readonly { name: string; expiresAt: string }[] }
      return data.find((key) => key.name === name)?.expiresAt
    }
    const lasting = await mint(partner, await requestCertificate())
    expect(Date.parse(lasting.certificate.validTo)).toBe(Date.parse('2036-03-15T10:30:00Z'))
    expect(await endOf('Rhombus CLI')).toBe('2036-03-15T10:30:00.000Z')
    const { body } = await partner.broker('POST', '/v1/partner/keys', {
      body: { name: 'Ending', expiresAt: '2026-03-15T10:31:00.900Z' },
    })
    const ending = withKey(tenantry(), partner, (body as Granted).apiKey)
    const short = await mint(ending, await requestCertificate(), 'Short')
    expect(Date.parse(short.certificate.validTo)).toBe(Date.parse('2026-03-15T10:31:00Z'))
    expect(await endOf('Short')).toBe('2026-03-15T10:31:00.000Z')
  })

  it('is worth nothing by itself: refused as invalid in every dialect, whatever headers say of a certificate', async () => {
    const partner = await createTestPartner(tenantry())
    const { apiKey, cert, certificate } = await mint(partner, await requestCertificate())
    const told = {
      'x-client-cert': encodeURIComponent(cert),
      'x-ssl-client-verify': 'SUCCESS',
      'x-ssl-client-fingerprint': certificate.fingerprint256,
      'x-forwarded-client-cert': `Hash=${certificate.fingerprint256.replaceAll(':', '').toLowerCase()}`,
      'x-amzn-mtls-clientcert': encodeURIComponent(cert),
      'client-cert': `:${Buffer.from(certificate.raw).toString('base64')}:`,
    }
    const call = (scheme: string) =>
      tenantry().call('POST', '/api/partner/getClientsV2', {
        headers: { ...fleetHeaders(apiKey, scheme), ...told },
        body: {},
      })
    expectFleet(await call('partner-api-token'), 403, FORBIDDEN)
    expectFleet(await call('api-token'), 403, FORBIDDEN)
    for (const scheme of ['partner-api', 'api'])
      expectFleet(await call(scheme), 401, { authenticationFailed: true })
    const bound = withKey(tenantry(), partner, apiKey)
    expect((await bound.embed('GET', '/orgs', { headers: told })).status).toBe(401)
    expect((await bound.broker('GET', '/v1/whoami', { headers: told })).status).toBe(401)
    const introspection = await tenantry().call('POST', '/oauth/introspect', {
      headers: { ...bearer(apiKey), 'content-type': 'application/x-www-form-urlencoded' },
      raw: `token=${apiKey}`,
    })
    expect(introspection.status).toBe(401)
  })

  it('keeps its certificate when it is rotated', async () => {
    const partner = await createTestPartner(tenantry())
    await mint(partner, await requestCertificate())
    const { tokenUuid, certFingerprint } = await tokenOf(partner)
    const { status, body } = await partner.broker('POST', `/v1/partner/keys/${uuidOf(tokenUuid)}/rotate`)
    expect(status).toBe(201)
    const fresh = await tokenOf(partner)
    expect(fresh.tokenUuid).not.toBe(tokenUuid)
    expect(fresh).toMatchObject({ authType: 'CERT', certFingerprint })
    const { apiKey } = body as Granted
    expect((await withKey(tenantry(), partner, apiKey).broker('GET', '/v1/whoami')).status).toBe(401)
  })

  it('keeps it too when an organization replaces what its partner has seen', async () => {
    const { orgApiKey, organizationId } = await createTestOrg(await createTestPartner(tenantry()))
    const { csr } = await requestCertificate()
    const headers = fleetHeaders(orgApiKey, 'api-token')
    const url = '/api/integrations/org/submitApiTokenApplication'
    await tenantry().call('POST', url, { headers, body: { displayName: 'Bound', authType: 'CERT', csr } })
    const replaced = await tenantry().call('POST', '/v1/org/partner/rotate-seen', {
      headers: bearer(orgApiKey),
    })
    expect(replaced.status, replaced.text).toBe(200)
    const rows = await tenantry().database.sql(
      `select revoked_at is null as lives, certificate_fingerprint as bound from credentials
       where org_id = $1 and name = 'Bound' order by id`,
      [organizationId],
    )
    expect(rows).toEqual([
      { lives: false, bound: expect.any(String) },
      { lives: true, bound: rows[0]?.['bound'] },
    ])
  })

  it('is answered again for its Idempotency-Key, certificate and all', async () => {
    const partner = await createTestPartner(tenantry())
    const { csr } = await requestCertificate()
    const headers = { 'idempotency-key': 'once' }
    const send = (body: object) => partner.fleet(MINT, { authType: 'CERT', ...body }, { headers })
    const first = await send({ csr })
    const again = await send({ csr })
    expect([again.status, again.text]).toEqual([200, first.text])
    expect(await countTokens(partner)).toBe(2)
    const refusing = { headers: { 'idempotency-key': 'refused' } }
    const refused = await partner.fleet(MINT, { authType: 'CERT', csr: 'x' }, refusing)
    const refusedAgain = await partner.fleet(MINT, { authType: 'CERT', csr: 'x' }, refusing)
    expect(refusedAgain.text).toBe(refused.text)
    expect(refusedAgain.headers['idempotent-replayed']).toBe('true')
  })

  it('may be an organization’s, for its own key', async () => {
    const partner = await createTestPartner(tenantry())
    const { orgApiKey, organizationId } = await createTestOrg(partner)
    const { csr } = await requestCertificate()
    const headers = fleetHeaders(orgApiKey, 'api-token')
    const body = { authType: 'CERT', csr }
    const url = '/api/integrations/org/submitApiTokenApplication'
    const { apiKey, cert } = (await tenantry().call('POST', url, { headers, body })).body as Granted
    expect(new X509Certificate(cert).subject).toContain(`O=org/${organizationId}`)
    const bound = fleetHeaders(apiKey, 'api-token')
    expectFleet(
      await tenantry().call('POST', '/api/org/getOrgV2', { headers: bound, body: {} }),
      403,
      FORBIDDEN,
    )
    const asked = await tenantry().call('POST', '/oauth/introspect', {
      headers: { ...bearer(OPERATOR_KEY), 'content-type': 'application/x-www-form-urlencoded' },
      raw: `token=${apiKey}`,
    })
    expect(asked.body).toEqual({ active: false })
  })
})

describe('certificate requests', () => {
  const rsa = (modulusLength: number, hash = 'SHA-256', exponent = 65_537) => ({
    ...{ name: 'RSASSA-PKCS1-v1_5', modulusLength, hash },
    publicExponent: Uint8Array.from([exponent >> 16, (exponent >> 8) & 255, exponent & 255]),
  })
  const ec = (namedCurve: string, hash: string) => ({ name: 'ECDSA', namedCurve, hash })

  it.each([
    ['P-256', ec('P-256', 'SHA-256')],
    ['P-384', ec('P-384', 'SHA-384')],
    ['P-521', ec('P-521', 'SHA-512')],
    ['RSA of 2048 bits', rsa(2_048)],
    ['RSA of 4096 bits', rsa(4_096, 'SHA-512')],
  ])('are taken for %s', async (_what, algorithm) => {
    const partner = await createTestPartner(tenantry())
    await mint(partner, await requestCertificate({ algorithm }))
  })

  it('are taken with a description in front, and with the older label', async () => {
    const partner = await createTestPartner(tenantry())
    const { csr } = await requestCertificate()
    await mint(partner, { csr: `Certificate Request:\n    Data:\n${csr}\n`, key: '' }, 'Described')
    await mint(partner, { csr: csr.replaceAll('CERTIFICATE', 'NEW CERTIFICATE'), key: '' }, 'Older')
  })

  const HOLD = 'csr must hold one certificate request (PKCS #10) in PEM'
  const KEY = 'csr must be for a key on P-256, P-384 or P-521, or an RSA key of 2048 to 4096 bits'
  const SIGNED = 'csr must be signed with its own key, by way of SHA-256 or better'
  const altered = (csr: string, at: number): string => {
    const der = Buffer.from(csr.replace(/-----[^-]+-----/g, ''), 'base64')
    const place = at < 0 ? der.length + at : at
    der[place] = (der[place] ?? 0) ^ 1
    return `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----`
  }
  const from = async (make: (csr: string) => string, ...how: Parameters<typeof requestCertificate>) =>
    make((await requestCertificate(...how)).csr)

  it.each([
    ['missing', async () => undefined, HOLD],
    ['empty', async () => '', HOLD],
    ['no PEM', async () => 'a request', HOLD],
    ['no request', () => from((csr) => csr.replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE')), HOLD],
    ['two requests', () => from((csr) => `${csr}\n${csr}`), HOLD],
    ['cut short', () => from((csr) => csr.replace(/\n.{20}/, '\n')), HOLD],
    ['an empty block', () => from((csr) => csr.replace(/REQUEST-----[^-]+/, 'REQUEST-----\n=\n')), HOLD],
    [
      'too long',
      () => from((csr) => `${'x'.repeat(16_384)}${csr}`),
      'csr must be at most 16384 characters long',
    ],
    ['for another name than was signed', () => from((csr) => altered(csr, 25)), SIGNED],
    ['badly signed', () => from((csr) => altered(csr, -1)), SIGNED],
    ['signed by way of SHA-1', () => from((csr) => csr, { algorithm: ec('P-256', 'SHA-1') }), SIGNED],
    ['for an RSA key of 1024 bits', () => from((csr) => csr, { algorithm: rsa(1_024) }), KEY],
    [
      'for an RSA key with a small exponent',
      () => from((csr) => csr, { algorithm: rsa(2_048, 'SHA-256', 3) }),
      KEY,
    ],
  ])('that are %s are refused with validCSR: false, and nothing is written', async (_what, make, message) => {
    const partner = await createTestPartner(tenantry())
    const csr = await make()
    const answer = await partner.fleet(MINT, { displayName: 'x', authType: 'CERT', csr })
    expectFleet(answer, 200, trio(message, { validCSR: false }))
    expect(await countTokens(partner)).toBe(1)
    expect(await eventsOf(tenantry(), partner)).toEqual([])
  })

  it('do not go with a plain token: nothing weaker is minted than what was asked for', async () => {
    const partner = await createTestPartner(tenantry())
    const { csr } = await requestCertificate()
    for (const authType of ['API_TOKEN', undefined])
      expectFleet(await partner.fleet(MINT, { authType, csr }), 200, trio('csr goes with the authType CERT'))
    expect(await countTokens(partner)).toBe(1)
  })
})

describe('the authority', () => {
  it('is sealed at rest', async () => {
    await mint(await createTestPartner(tenantry()), await requestCertificate())
    const [row] = await tenantry().database.sql(
      `select sealed from certificate_authorities where purpose = 'clients'`,
    )
    expect(Buffer.from(row?.['sealed'] as Uint8Array).toString('latin1')).not.toContain('PRIVATE KEY')
  })
})
