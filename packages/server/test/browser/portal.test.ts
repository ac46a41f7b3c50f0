import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimAs, PASSWORD, partnerMemberAs } from '../support/browser.ts'
import { type ListeningTenantry, listenTenantry } from '../support/listening-tenantry.ts'
import { type OpenBrowser, openBrowser } from '../support/open-browser.ts'
import { createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { openWatched, type WatchedPage } from './support/watched-page.ts'

let opened: OpenBrowser
let browser: Browser
let tenantry: ListeningTenantry
beforeAll(async () => {
  tenantry = await listenTenantry({}, 'localhost')
  opened = await openBrowser()
  browser = opened.browser
})
afterAll(async () => {
  await opened?.close()
  await tenantry?.close()
})

/** The same server for people whose links hold its own address. */
const byPath = (): ListeningTenantry => ({
  ...tenantry,
  call: (method, url, call) => tenantry.call(method, url.replace(tenantry.url, ''), call),
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** Opens the portal as somebody who has to sign in first. */
const signedIn = async (
  email: string,
  options: Parameters<typeof openWatched>[1] = {},
): Promise<WatchedPage> => {
  const watched = await openWatched(browser, options)
  const { page, complaints } = watched
  await page.goto(tenantry.url)
  await heading(page, 'Sign in').waitFor()
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/\/[po]\//)
  // That nobody was signed in is the one answer that was to be expected.
  expect(complaints.filter((one) => !one.includes('401'))).toEqual([])
  watched.forget()
  return watched
}

const newMember = async (role: 'admin' | 'member' = 'admin') => {
  const partner = await createTestPartner(tenantry)
  const { email } = await partnerMemberAs(byPath(), partner, role)
  return { partner, email }
}

describe('a partner’s portal', () => {
  it('leads from the first page to a claimed organization, and back', async () => {
    const { email } = await newMember()
    const { page, complaints, violations } = await signedIn(email)
    await heading(page, 'Overview').waitFor()
    await page.getByRole('link', { name: 'Organizations', exact: true }).click()
    await page.getByText('No organizations yet').waitFor()
    expect(await violations()).toEqual([])
    await page.getByRole('button', { name: 'Create the first one' }).click()
    await page.getByLabel('Name').fill('Acme Tours')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByText('Acme Tours is ready').waitFor()
    const claimUrl = await page.locator('pre', { hasText: '/claim' }).innerText()
    expect(await violations()).toEqual([])
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByRole('link', { name: 'Acme Tours' }).waitFor()
    await expect.poll(() => page.content().then((html) => html.includes(claimUrl))).toBe(false)

    const owner = someone()
    await claimAs(byPath(), claimUrl, owner)
    await page.getByRole('link', { name: 'Acme Tours' }).click()
    await page.getByText(`Claimed by ${owner}`).waitFor()
    expect(await violations()).toEqual([])
    expect(complaints).toEqual([])
  })

  it('finds organizations by what stands in its address', async () => {
    const { partner, email } = await newMember()
    for (const name of ['Alpha', 'Beta 100%', 'Gamma']) await createTestOrg(partner, name)
    const { page, complaints } = await signedIn(email)
    await page.getByRole('link', { name: 'Organizations', exact: true }).click()
    await page.getByRole('link', { name: 'Alpha' }).waitFor()
    await page.getByLabel('Search').fill('100%')
    await page.getByRole('link', { name: 'Alpha' }).waitFor({ state: 'detached' })
    await expect.poll(() => page.url()).toContain('search=')
    await page.reload()
    await page.getByRole('link', { name: 'Beta 100%' }).waitFor()
    expect(await page.getByRole('row').count()).toBe(2)
    expect(complaints).toEqual([])
  })
})

const claimedOrg = async (partner: TestPartner) => {
  const { claimUrl, organizationId } = await createTestOrg(partner, 'Acme Tours')
  const email = someone()
  await claimAs(byPath(), claimUrl, email)
  return { email, organizationId }
}

describe('a customer’s portal', () => {
  it('says who has access, and takes it away', async () => {
    const partner = await createTestPartner(tenantry)
    const { email, organizationId } = await claimedOrg(partner)
    const { page, complaints, violations } = await signedIn(email)
    await heading(page, 'Acme Tours').waitFor()
    await page.getByRole('link', { name: 'Who has access', exact: true }).click()
    await page.getByRole('button', { name: 'Revoke access' }).waitFor()
    expect(await violations()).toEqual([])
    await page.getByRole('button', { name: 'Revoke access' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke access' }).click()
    await page.getByRole('button', { name: /act inside$/ }).waitFor()
    expect(complaints).toEqual([])
    const refused = await partner.embed('GET', `/orgs/${organizationId}/api-keys`)
    expect(refused.status).toBe(403)
  })
})

const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1_280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 800 } },
] as const

/** Goes to every page of the navigation; answers what each complains about, by its name. */
const complaintsOfAll = async ({ page, complaints, violations, forget }: WatchedPage, wide: boolean) => {
  const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
  const found: Record<string, readonly string[]> = {}
  for (const name of await pages.allTextContents()) {
    if (!wide) await page.getByRole('button', { name: 'Open the navigation' }).click()
    await pages.filter({ hasText: name }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    const isTooWide = await page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    )
    found[name] = [...complaints, ...(await violations()), ...(isTooWide ? ['wider than the window'] : [])]
    forget()
  }
  return found
}

describe.each(LOOKS)('every page in $colorScheme', (look) => {
  const wide = look.viewport.width > 1_000

  it('of a partner keeps to its policy and to the guidelines', async () => {
    const { partner, email } = await newMember()
    await createTestOrg(partner, 'Acme Tours')
    const watched = await signedIn(email, look)
    await heading(watched.page, 'Overview').waitFor()
    const found = await complaintsOfAll(watched, wide)
    expect(Object.keys(found).length).toBeGreaterThan(5)
    expect(Object.values(found).flat()).toEqual([])
  })

  it('of a customer keeps to its policy and to the guidelines', async () => {
    const { email } = await claimedOrg(await createTestPartner(tenantry))
    const watched = await signedIn(email, look)
    await heading(watched.page, 'Acme Tours').waitFor()
    const found = await complaintsOfAll(watched, wide)
    expect(Object.keys(found).length).toBeGreaterThan(5)
    expect(Object.values(found).flat()).toEqual([])
  })
})

describe('the page', () => {
  it('is of this origin alone, and is framed by nobody', async () => {
    const { headers, payload } = await tenantry.http.inject('/p/anything')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? []
    expect(payload).toContain(`content="${nonce}"`)
    const again = await tenantry.http.inject('/p/anything')
    expect(String(again.headers['content-security-policy'])).not.toContain(String(nonce))
    expect(payload.match(/<script(?![^>]*src=)/g)).toBe(null)
  })
})
