import { describe, expect, it } from 'vitest'
import { RATE_LIMIT_POLICY } from '../../src/http/rate-limits.ts'
import { refusalMessage } from '../property/support/refusal-shapes.ts'
import { claimAs, PASSWORD } from '../support/browser.ts'
import { admin, bearer, createTestOrg, createTestPartner, fleetHeaders } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry({ rateLimits: { ...RATE_LIMIT_POLICY, failedAuthenticationsMax: 4 } })
const fail = (from: string, dialect: 'fleet' | 'embed' | 'broker' | 'admin', key = 'oc_partner_wrong') => {
  const headers = dialect === 'fleet' ? fleetHeaders(key) : bearer(key)
  const [method, url] = {
    fleet: ['POST', '/api/org/getOrgV2'],
    embed: ['GET', '/partner/v1/orgs'],
    broker: ['GET', '/v1/partner/orgs'],
    admin: ['GET', '/admin/v1/partners'],
  }[dialect] as [string, string]
  return tenantry().call(method, url, { headers, from, ...(dialect === 'fleet' && { body: {} }) })
}

it('failed authentications are throttled per address, in the dialect’s shape, and only the failures are', async () => {
  const partner = await createTestPartner(tenantry())
  const from = '192.0.2.10'
  for (const dialect of ['fleet', 'embed', 'broker', 'admin'] as const)
    expect([401, 403]).toContain((await fail(from, dialect)).status)
  for (const dialect of ['fleet', 'embed', 'broker', 'admin'] as const) {
    const refused = await fail(from, dialect)
    expect(refused.status, dialect).toBe(429)
    refusalMessage(dialect, refused, dialect)
    expect(Number(refused.headers['retry-after']), dialect).toBeGreaterThanOrEqual(1)
    expect(Number(refused.headers['retry-after']), dialect).toBeLessThanOrEqual(300)
  }
  expect((await partner.embed('GET', '/orgs', { from })).status).toBe(200)
  expect((await admin(tenantry(), 'GET', '/partners', { from })).status).toBe(200)
  expect((await fail('192.0.2.11', 'embed')).status).toBe(401)
})

it('failed authentications are those of revoked and expired keys and inactive partners too, not those without a credential', async () => {
  const partner = await createTestPartner(tenantry())
  await admin(tenantry(), 'PATCH', `/partners/${partner.id}`, { body: { active: false } })
  const from = '192.0.2.12'
  for (let asked = 0; asked < 10; asked++) {
    const { status } = await tenantry().call('GET', '/partner/v1/orgs', { from })
    expect(status).toBe(401)
  }
  for (let asked = 0; asked < 4; asked++) expect((await fail(from, 'embed', partner.key)).status).toBe(401)
  expect((await fail(from, 'embed', partner.key)).status).toBe(429)
})

it('an address that guesses activation keys is throttled', async () => {
  const guess = () =>
    tenantry().call('POST', '/device/v1/activate', {
      from: '192.0.2.13',
      body: { serialNumber: 'no such thing', activationKey: 'a guess' },
    })
  for (let asked = 0; asked < 4; asked++) expect((await guess()).status).toBe(401)
  const refused = await guess()
  expect(refused.status).toBe(429)
  refusalMessage('device', refused, 'activate')
})

describe('tries to sign in', () => {
  const customer = async () => {
    const email = someone()
    const partner = await createTestPartner(tenantry())
    await claimAs(tenantry(), (await createTestOrg(partner)).claimUrl, email)
    return { email, partner }
  }
  const at = (path: string, email: string, password: string, from: string) =>
    tenantry().call('POST', path, {
      from,
      raw: new URLSearchParams({ step: 'sign-in', email, password }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    })
  const signIn = (email: string, password: string, from: string) => at('/sign-in', email, password, from)

  it('are refused after too many wrong ones from an address, the right password among them', async () => {
    const { email } = await customer()
    const from = '192.0.2.20'
    for (let tried = 0; tried < 4; tried++)
      expect((await signIn(someone(), 'a wrong password', from)).status).toBe(401)
    const refused = await signIn(email, PASSWORD, from)
    expect([refused.status, refused.headers['set-cookie']]).toEqual([429, undefined])
    expect(refused.text).toContain('Too many failed attempts to sign in.')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect((await signIn(email, PASSWORD, '192.0.2.21')).status).toBe(303)
  })

  it('are refused after too many wrong ones for an account from anywhere, whether there is one or not', async () => {
    const { email } = await customer()
    let address = 0
    const from = () => `198.51.100.${++address}`
    const tries = async (name: string) => {
      const answers = []
      for (const spelling of [name, name.toUpperCase(), ` ${name}`, name, name])
        answers.push(await signIn(spelling, 'a wrong password', from()))
      return answers.map(({ status, text }) => [status, text])
    }
    const known = await tries(email)
    expect(known.map(([status]) => status)).toEqual([401, 401, 401, 401, 429])
    expect(await tries(someone())).toEqual(known)
    expect((await signIn(email, PASSWORD, from())).status).toBe(429)
    const byLibrary = await tenantry().call('POST', '/auth/sign-in/email', {
      ...{ body: { email, password: PASSWORD }, from: from() },
    })
    expect([byLibrary.status, byLibrary.headers['set-cookie']]).toEqual([429, undefined])
  })

  it('are counted where the library’s own endpoint takes them', async () => {
    const { email } = await customer()
    for (const [last, status] of [401, 401, 401, 401, 429].entries()) {
      const body = { email, password: 'a wrong password' }
      const answer = await tenantry().call('POST', '/auth/sign-in/email', { body, from: `203.0.113.${last}` })
      expect(answer.status).toBe(status)
    }
    expect((await signIn(email, PASSWORD, '203.0.113.99')).status).toBe(429)
  })

  it('are refused alike on the pages of links', async () => {
    const { email, partner } = await customer()
    const { claimUrl } = await createTestOrg(partner)
    const path = claimUrl.replace('https://tenantry.example', '')
    const from = '192.0.2.22'
    for (const status of [401, 401, 401, 401, 429])
      expect((await at(path, email, 'a wrong password', from)).status).toBe(status)
    expect((await at(path, email, PASSWORD, from)).status).toBe(429)
  })

  it('let no more through when many come at once', async () => {
    const { email } = await customer()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => signIn(email, 'a wrong password', `192.0.2.${100 + index}`)),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(4)
  })

  it('that succeed are not counted', async () => {
    const { email } = await customer()
    for (let tried = 0; tried < 6; tried++)
      expect((await signIn(email, PASSWORD, '192.0.2.23')).status).toBe(303)
  })
})
