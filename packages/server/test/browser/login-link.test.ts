import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listenTenantry } from '../support/listening-tenantry.ts'
import { type OpenBrowser, openBrowser } from '../support/open-browser.ts'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import type { TestTenantry } from '../support/tenantry.ts'

let opened: OpenBrowser
let browser: Browser
let tenantry: TestTenantry
beforeAll(async () => {
  tenantry = await listenTenantry({}, 'localhost')
  opened = await openBrowser()
  browser = opened.browser
})
afterAll(async () => {
  await opened?.close()
  await tenantry?.close()
})

const linkFor = async (email: string) => {
  const partner = await createTestPartner(tenantry)
  const { organizationId } = await createTestOrg(partner, 'Acme Tours')
  const path = `/orgs/${organizationId}/login-links`
  const { body } = await partner.embed('POST', path, { body: { email } })
  return { url: (body as { url: string }).url, organizationId }
}
const open = async (javaScriptEnabled: boolean): Promise<Page> =>
  (await browser.newContext({ javaScriptEnabled })).newPage()
const heading = (page: Page): Promise<string> => page.locator('h1').innerText()

describe.each([
  ['on', true],
  ['off', false],
] as const)('a login link with JavaScript %s', (_word, javaScriptEnabled) => {
  it('lands in the organization, once', async () => {
    const email = `person-${Date.now()}@example.com`
    const { url, organizationId } = await linkFor(email)
    const page = await open(javaScriptEnabled)
    await page.goto(url)
    // With JavaScript nobody has to press anything.
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(`**/dashboard?org=${organizationId}`)
    expect(await heading(page)).toBe('Acme Tours')
    expect(await page.locator('main').innerText()).toContain(`You are signed in as ${email}, admin.`)
    expect(page.url()).not.toContain('token')

    await page.getByRole('link', { name: /has seen and may do$/ }).click()
    expect(await heading(page)).toBe('Hand-over of Acme Tours')
    await page.goBack()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.goto(`${new URL(url).origin}/dashboard`)
    expect(await heading(page)).toBe('Sign in')

    const again = await open(javaScriptEnabled)
    await again.goto(url)
    if (!javaScriptEnabled) await again.getByRole('button', { name: 'Sign in' }).click()
    await again.getByRole('heading', { name: 'This login link does not work' }).waitFor()
  })
})
