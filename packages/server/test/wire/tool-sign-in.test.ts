import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimAs, newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { requestCertificate } from '../support/certificate-requests.ts'
import { authorizePath, placesOffered } from '../support/oauth.ts'
import { fleetHeaders, type TestOrg } from '../support/partners.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { type OpenConnection, openConnection } from './open-connection.ts'
import { vendorCommandLine } from './vendor-command-line.ts'
import { callAs, operate } from './wire-partner.ts'

let server: SpawnedServer
let connection: OpenConnection
let partnersPerson: Visitor
let orgsPerson: Visitor

const someAddress = (): string => `person-${randomBytes(6).toString('hex')}@example.com`
const pathOf = (url: string): string => url.replace(server.url, '')

const acceptInvitation = async (email: string): Promise<Visitor> => {
  const { body } = await operate(server, 'GET', '/outbox?limit=200')
  const mail = (body as { data: { to: string; text: string }[] }).data.find(({ to }) => to === email)
  const [link = ''] = mail?.text.match(/http:\/\/\S+/) ?? []
  const visitor = newVisitor(connection)
  await visitor.get(pathOf(link))
  const { status, text } = await visitor.submit({ step: 'join', name: 'Person', password: PASSWORD })
  expect(status, text).toBe(200)
  return visitor
}

beforeAll(async () => {
  server = await startServer()
  connection = openConnection(server.url)
  const ownerEmail = someAddress()
  const made = await operate(server, 'POST', '/partners', { body: { name: 'Acme MSP', ownerEmail } })
  const { apiKey } = made.body as { apiKey: string }
  const created = await callAs(server, 'broker', apiKey, 'POST', '/v1/partner/orgs', {
    body: { name: 'Acme Corp' },
  })
  partnersPerson = await acceptInvitation(ownerEmail)
  orgsPerson = (await claimAs(connection, pathOf((created.body as TestOrg).claimUrl), someAddress())).visitor
})
afterAll(async () => {
  connection?.close()
  await server?.stop()
})

/** What a person does in the browser that the command line opens: says yes, and is sent back. */
const browserOf =
  (visitor: Visitor, step: 'allow' | 'deny' = 'allow') =>
  async (url: string): Promise<void> => {
    const [place = ''] = placesOffered(await visitor.get(pathOf(url)))
    const { status, headers, text } = await visitor.submit({ step, ...(step === 'allow' && { place }) })
    expect(status, text).toBe(303)
    await fetch(String(headers['location']))
  }

describe('the vendor’s command line signs in (wire facts, section 2.2)', () => {
  it.each([
    ['a partner’s person', () => partnersPerson, true, 'partner-api-token', /^oc_partner_/],
    ['an organization’s person', () => orgsPerson, false, 'api-token', /^oc_org_/],
  ] as const)(
    'as %s and mints keys that go on by themselves',
    async (_who, visitor, isPartner, scheme, key) => {
      const commandLine = vendorCommandLine(server, 2, browserOf(visitor()))
      const { tokens } = await commandLine.login()
      const { csr } = await requestCertificate()
      const minted = await commandLine.mint(tokens.access_token, csr)
      expect(minted).toEqual({
        isPartner,
        bound: {
          apiKey: expect.stringMatching(key),
          cert: expect.stringContaining('BEGIN CERTIFICATE'),
          validCSR: true,
        },
        plain: { apiKey: expect.stringMatching(key) },
      })
      const { apiKey } = minted.plain as { apiKey: string }
      const { status } = await callAs(server, 'fleet', apiKey, 'POST', '/api/org/getOrgV2', {
        headers: fleetHeaders(apiKey, scheme),
        body: {},
      })
      expect(status).toBe(200)
    },
  )
})

describe('the newer one goes on with its tokens (wire facts, section 2.3)', () => {
  it.each([
    ['partner', () => partnersPerson, 'partner-api-oauth-token'],
    ['org', () => orgsPerson, 'api-oauth-token'],
  ] as const)(
    'for a %s: finds out whom it speaks for, refreshes, signs out',
    async (kind, visitor, scheme) => {
      const commandLine = vendorCommandLine(server, 3, browserOf(visitor()))
      const { registered, tokens } = await commandLine.login()
      expect([registered.client_secret, tokens.expires_in]).toEqual([undefined, 3600])
      expect(await commandLine.detect(tokens.access_token)).toBe(kind)
      const next = (await commandLine.refresh(registered, tokens.refresh_token)).body as typeof tokens
      expect((await commandLine.call(scheme, next.access_token, 'org/getOrgV2')).status).toBe(200)
      expect((await commandLine.logout(registered, next.access_token)).status).toBe(200)
      expect((await commandLine.call(scheme, next.access_token, 'org/getOrgV2')).status).toBe(401)
      const gone = await commandLine.refresh(registered, next.refresh_token)
      expect([gone.status, gone.body]).toMatchObject([400, { error: 'invalid_grant' }])
    },
  )

  it('is told of a no', async () => {
    const commandLine = vendorCommandLine(server, 3, browserOf(partnersPerson, 'deny'))
    await expect(commandLine.login()).rejects.toThrow('access_denied')
  })
})

describe('of many requests at once over as many connections', () => {
  it('one code gives tokens once, and none of them lasts', async () => {
    const answer = await connection.call('POST', '/oauth/register', {
      body: { redirect_uris: ['http://127.0.0.1/callback'], token_endpoint_auth_method: 'none' },
    })
    const { client_id: clientId } = answer.body as { client_id: string }
    const redirectUri = 'http://127.0.0.1:1/callback'
    const verifier = randomBytes(64).toString('base64url')
    const path = authorizePath({ clientId }, { redirectUri, state: 'x', verifier })
    const [place = ''] = placesOffered(await partnersPerson.get(path))
    const { headers } = await partnersPerson.submit({ step: 'allow', place })
    const code = new URL(String(headers['location'])).searchParams.get('code') ?? ''
    const body = new URLSearchParams({
      ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
      ...{ client_id: clientId, code_verifier: verifier },
    })
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => fetch(`${server.url}/oauth/token`, { method: 'POST', body })),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 400)).toHaveLength(9)
    const taken = (await answers.find(({ ok }) => ok)?.json()) as { access_token: string } | undefined
    const late = await fetch(`${server.url}/api/partner/getClientsV2`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'x-auth-scheme': 'partner-api-oauth-token' },
        'x-auth-access-token': taken?.access_token ?? '',
      },
      body: '{}',
    })
    expect(late.status).toBe(401)
  })
})
