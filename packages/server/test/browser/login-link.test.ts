import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { useBrowser } from './support/use-browser.ts'

const stage = useBrowser()

const linkFor = async (email: string) => {
  const partner = await createTestPartner(stage().tenantry)
  const { organizationId } = await createTestOrg(partner, 'Acme Tours')
  const path = `/orgs/${organizationId}/login-links`
  const { body } = await partner.embed('POST', path, { body: { email } })
  return { url: (body as { url: string }).url, organizationId }
}
const heading = (page: Page): Promise<string> => page.locator('h1').innerText()

describe.each([
  ['on', true],
  ['off', false],
] as const)('a login link with JavaScript %s', (_word, javaScriptEnabled) => {
  it('lands in the organization, once', async () => {
    const email = `person-${Date.now()}@example.com`
    const { url, organizationId } = await linkFor(email)
    const page = await stage().newPage({ javaScriptEnabled })
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

    const again = await stage().newPage({ javaScriptEnabled })
    await again.goto(url)
    if (!javaScriptEnabled) await again.getByRole('button', { name: 'Sign in' }).click()
    await again.getByRole('heading', { name: 'This login link does not work' }).waitFor()
  })
})
