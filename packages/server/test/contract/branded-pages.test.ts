import { describe, expect, it } from 'vitest'
import { claimAs, linksMailedTo, newVisitor } from '../support/browser.ts'
import type { Answer } from '../support/openapi.ts'
import { bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { putOrg } from './broker-callers.ts'

const tenantry = useTenantry()

const BRANDING = {
  displayName: 'Shiny & Co',
  logoUrl: 'https://static.shiny.example:8443/a"b.svg?x=1&y=2',
  color: '#ffee00',
  supportUrl: 'https://shiny.example/help',
  supportEmail: 'help@shiny.example',
}
const PLAIN_POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A partner that presents itself so, with one client. */
const setUp = async (branding: object = BRANDING) => {
  const partner = await createTestPartner(tenantry())
  const changed = await partner.broker('PATCH', '/v1/partner', { body: { branding } })
  expect(changed.status, changed.text).toBe(200)
  return { partner, org: await createTestOrg(partner) }
}
const policyOf = ({ headers }: Answer): string => String(headers['content-security-policy'])

const expectBranded = (page: Answer): void => {
  const [, nonce = ''] = /<style nonce="([^"]+)">/.exec(page.text) ?? []
  expect(nonce).toMatch(/^[\w+/]{22}==$/)
  expect(page.text).toContain('--brand: #ffee00; --on-brand: #000000')
  expect(page.text).toContain('<span>Shiny &amp; Co</span>')
  expect(page.text).toContain('src="https://static.shiny.example:8443/a%22b.svg?x=1&amp;y=2" alt=""')
  expect(page.text).toContain('<a href="https://shiny.example/help"')
  expect(page.text).toContain('<a href="mailto:help%40shiny.example">help@shiny.example</a>')
  const policy = PLAIN_POLICY.replace("'self'", `'self' 'nonce-${nonce}'`)
  expect(policyOf(page)).toBe(`${policy}; img-src https://static.shiny.example:8443`)
}
const expectPlain = (page: Answer): void => {
  expect(page.text).not.toMatch(/<img|<style|<footer/)
  expect(policyOf(page)).toBe(PLAIN_POLICY)
}

describe('a customer’s page bears the name, logo and colour of its partner', () => {
  it('before and after the claim, and where the customer comes back', async () => {
    const { org } = await setUp()
    const page = await newVisitor(tenantry()).get(org.claimUrl)
    expectBranded(page)
    expectBranded(await newVisitor(tenantry()).get(org.claimUrl))
    const { visitor, answer } = await claimAs(tenantry(), org.claimUrl, someone())
    expectBranded(answer)
    expectBranded(await visitor.get('/dashboard'))
  })

  it('on an invitation', async () => {
    const { org } = await setUp()
    const email = someone()
    await tenantry().call('POST', '/v1/org/members', {
      headers: bearer(org.orgApiKey),
      body: { email, role: 'viewer' },
    })
    const [link = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
    expectBranded(await newVisitor(tenantry()).get(link))
  })

  it('with a nonce of its own each time', async () => {
    const { org } = await setUp()
    const nonces = await Promise.all([1, 2].map(() => newVisitor(tenantry()).get(org.claimUrl)))
    expect(new Set(nonces.map(policyOf)).size).toBe(2)
  })

  it('and none of another partner’s', async () => {
    await setUp()
    const other = await setUp({})
    const page = await newVisitor(tenantry()).get(other.org.claimUrl)
    expectPlain(page)
    expect(page.text).toContain(`<span>${other.partner.name}</span>`)
  })

  it('no longer where it has detached', async () => {
    const { org } = await setUp()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, someone())
    await putOrg(tenantry(), org.organizationId, `status = 'detached'`)
    expectPlain(await visitor.get('/dashboard'))
    const { body } = await visitor.api('GET', '/v1/user/places')
    expect(body).toMatchObject({ organizations: [{ branding: { logoUrl: null, color: null } }] })
  })

  it('but no logo whose host would be more than a host in the policy', async () => {
    const { org } = await setUp({ logoUrl: 'https://a;script-src/logo.svg' })
    expectPlain(await newVisitor(tenantry()).get(org.claimUrl))
  })
})

it('tells the portal how the partner presents itself', async () => {
  const { org } = await setUp()
  const { visitor } = await claimAs(tenantry(), org.claimUrl, someone())
  const { body } = await visitor.api('GET', '/v1/user/places')
  expect(body).toMatchObject({ organizations: [{ partnerName: 'Shiny & Co', branding: BRANDING }] })
})
