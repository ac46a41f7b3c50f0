import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { useBrowser } from './support/use-browser.ts'

const stage = useBrowser()
const heading = (page: Page): Promise<string> => page.locator('h1').innerText()

/** Fills in the form that has this button, and presses it. */
const send = async (page: Page, button: string, fields: Readonly<Record<string, string>>): Promise<void> => {
  const form = page.locator('form', { has: page.getByRole('button', { name: button, exact: true }) })
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(value)
  await form.getByRole('button', { name: button, exact: true }).click()
}

describe.each([
  ['on', true],
  ['off', false],
] as const)('with JavaScript %s', (_word, javaScriptEnabled) => {
  it('a customer comes from the printed link to being the owner, and replaces what the partner has seen', async () => {
    const { tenantry, newPage } = stage()
    const partner = await createTestPartner(tenantry)
    const org = await createTestOrg(partner, 'Acme Corp')
    const email = `customer-${Date.now()}@example.com`
    const password = 'a long enough password'
    const page = await newPage({ javaScriptEnabled })

    await page.goto(org.claimUrl)
    expect(await heading(page)).toBe(`${partner.name} offers you Acme Corp`)
    await send(page, 'Create account', { name: 'Ann Customer', email, password })
    expect(await page.locator('main').innerText()).toContain(`You are signed in as ${email}`)
    await page.getByLabel('Yes, until I say otherwise').check()
    await page.getByRole('button', { name: 'Become the owner' }).click()
    expect(await heading(page)).toBe('Acme Corp is yours')

    await page.getByRole('link', { name: 'Open the hand-over receipt' }).click()
    expect(await heading(page)).toBe('Hand-over of Acme Corp')
    await page.getByRole('button', { name: /^Replace every key/ }).click()
    expect(await heading(page)).toBe('The keys are replaced')
    const fresh = await page.locator('code').allInnerTexts()
    expect(fresh).toHaveLength(3)
    const alive = async (key: string) =>
      (await tenantry.call('GET', '/v1/whoami', { headers: bearer(key) })).status
    expect(await alive(org.orgApiKey)).toBe(401)
    for (const key of fresh) expect(await alive(key)).toBe(200)

    const inspected = await partner.broker('GET', `/v1/partner/orgs/${org.organizationId}`)
    expect(inspected.body).toMatchObject({ status: 'claimed', claimedByEmail: email })

    const again = await newPage({ javaScriptEnabled })
    await again.goto(org.claimUrl)
    expect(await heading(again)).toBe('This claim link does not work')
  })

  it('a wrong password is told as such, and the page is usable with labels alone', async () => {
    const { tenantry, newPage } = stage()
    const partner = await createTestPartner(tenantry)
    const org = await createTestOrg(partner, 'Labels Ltd')
    const page = await newPage({ javaScriptEnabled })
    await page.goto(org.claimUrl)
    await send(page, 'Sign in', { email: 'nobody@example.com', password: 'wrong wrong wrong' })
    expect(await page.getByRole('alert').innerText()).toBe('The address or the password is wrong.')
    for (const input of await page.locator('input:not([type=hidden])').all())
      expect(
        await input.evaluate((one) => (one as { labels?: { length: number } }).labels?.length ?? 0),
      ).toBe(1)
  })
})
