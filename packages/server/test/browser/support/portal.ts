import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { claimAs, PASSWORD, partnerMemberAs } from '../../support/browser.ts'
import { bearer, createTestOrg, createTestPartner, type TestPartner } from '../../support/partners.ts'
import { someone } from '../../support/someone.ts'
import type { BrowserStage } from './use-browser.ts'
import { openWatched, type WatchedPage } from './watched-page.ts'

export const heading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('heading', { level: 1, name })

/** The row of a table that begins with these words. */
export const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('cell', { name, exact: true }) })

export const press = (within: Page | Locator, name: string | RegExp): Promise<void> =>
  within.getByRole('button', { name, exact: true }).click()

/** Goes to a page of the navigation. */
export const goTo = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name, exact: true }).click()
  await heading(page, name).waitFor()
}

/** The field with this label, required or not. */
export const field = (within: Page | Locator, label: string): Locator =>
  within.getByLabel(new RegExp(`^${label.replaceAll(/[()]/g, '\\$&')}( \\*)?$`))

/** Presses what asks first, and says yes. */
export const confirm = async (page: Page, button: Locator, verb: string): Promise<void> => {
  await button.click()
  const yes = page.getByRole('dialog').getByRole('button', { name: verb, exact: true })
  await yes.click()
  await yes.waitFor({ state: 'detached' })
}

/** Opens the portal as somebody who has to sign in first. */
export const signedIn = async (
  { browser, tenantry }: BrowserStage,
  email: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> => {
  const watched = await openWatched(browser, options)
  const { page, complaints } = watched
  await page.goto(tenantry.url)
  await heading(page, 'Sign in').waitFor()
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await press(page, 'Sign in')
  await page.waitForURL(/\/[po]\//)
  // That nobody was signed in is the one answer that was to be expected.
  expect(complaints.filter((one) => !one.includes('401'))).toEqual([])
  watched.forget()
  return watched
}

/** A partner of a test's own, with somebody who works there. */
export const newMember = async ({ tenantry }: BrowserStage, role: 'admin' | 'member' = 'admin') => {
  const partner = await createTestPartner(tenantry)
  const { email } = await partnerMemberAs(tenantry, partner, role)
  return { partner, email }
}

/** An organization of the partner's that somebody has claimed. */
export const claimedOrg = async ({ tenantry }: BrowserStage, partner: TestPartner, name = 'Acme Tours') => {
  const org = await createTestOrg(partner, name)
  const email = someone()
  const { visitor } = await claimAs(tenantry, org.claimUrl, email)
  const { organizationId } = org
  return {
    ...{ email, org, organizationId },
    /** Calls the API as its owner. */
    call: (method: string, path: string, body?: unknown) =>
      visitor.api(method, path, { body, headers: { 'x-organization-id': organizationId } }),
  }
}

/** What the API answers whoever presents this key. */
export const statusOf = async ({ tenantry }: BrowserStage, key: string): Promise<number> =>
  (await tenantry.call('GET', '/v1/whoami', { headers: bearer(key) })).status
