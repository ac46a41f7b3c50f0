import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/browser.ts'
import { createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { focusOf, tabTo, untilFocusRestsOn } from './support/keyboard.ts'
import { heading, newMember, rowOf } from './support/portal.ts'
import { useBrowser } from './support/use-browser.ts'
import { openWatched } from './support/watched-page.ts'

const stage = useBrowser()
// Many who go without a mouse go without motion, too: what waits for the end of one must not wait for ever.
const LOOK = { reducedMotion: 'reduce', viewport: { width: 1_280, height: 800 } } as const

const follow = async (page: Page, name: string, title: string): Promise<void> => {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
  await heading(page, title).waitFor()
}
const nameOfFocus = async (page: Page): Promise<string> => (await focusOf(page)).name

const revokedAt = async (partner: TestPartner, wanted: string): Promise<string | null | undefined> => {
  const { body } = await partner.broker('GET', '/v1/partner/keys')
  const { data } = body as { data: readonly { name: string; revokedAt: string | null }[] }
  return data.find(({ name }) => name === wanted)?.revokedAt
}

describe('without a mouse', () => {
  it('somebody of a partner’s signs in, opens an organization, makes one, revokes a key and signs out', async () => {
    const { partner, email } = await newMember(stage())
    await createTestOrg(partner, 'Acme Tours')
    await partner.broker('POST', '/v1/partner/keys', { body: { name: 'Old report' } })
    const { page, complaints, violations, forget } = await openWatched(stage().browser, LOOK)
    await page.goto(stage().tenantry.url)
    await heading(page, 'Sign in').waitFor()
    await tabTo(page, 'Mail address')
    await page.keyboard.type(email)
    await tabTo(page, 'Password')
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await heading(page, 'Overview').waitFor()
    forget()

    await follow(page, 'Organizations', 'Organizations')
    await page.getByRole('link', { name: 'Acme Tours' }).waitFor()
    await follow(page, 'Acme Tours', 'Acme Tours')
    await follow(page, 'Organizations', 'Organizations')
    await tabTo(page, 'Create an organization')
    await page.keyboard.press('Enter')
    await untilFocusRestsOn(page, 'Name')
    await page.keyboard.type('Beta Ltd')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Beta Ltd is ready' }).waitFor()
    await tabTo(page, 'I have kept them')
    await page.keyboard.press('Space')
    await page.getByRole('link', { name: 'Beta Ltd' }).waitFor()
    expect(await nameOfFocus(page)).toBe('Create an organization')

    await follow(page, 'Keys', 'Keys')
    await rowOf(page, 'Old report').waitFor()
    await tabTo(page, 'Revoke: Old report')
    await page.keyboard.press('Space')
    // Enter alone loses nothing.
    await untilFocusRestsOn(page, 'Cancel')
    await tabTo(page, 'Revoke the key')
    await page.keyboard.press('Enter')
    await page.getByText('Old report is revoked.').waitFor()
    expect(await revokedAt(partner, 'Old report')).toEqual(expect.any(String))

    await tabTo(page, 'Account')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await nameOfFocus(page)) !== 'Account').toBe(true)
    expect(await violations()).toEqual([])
    await tabTo(page, 'Sign out', 'ArrowDown')
    await page.keyboard.press('Enter')
    await heading(page, 'Sign in').waitFor()
    expect(complaints).toEqual([])
  })

  it('a customer comes from a login link to the portal, makes a key and revokes it', async () => {
    const partner = await createTestPartner(stage().tenantry)
    const { organizationId } = await createTestOrg(partner, 'Acme Tours')
    const made = await partner.embed('POST', `/orgs/${organizationId}/login-links`, {
      body: { email: someone() },
    })
    const { page, complaints } = await openWatched(stage().browser, LOOK)
    await page.goto((made.body as { url: string }).url)
    await page.waitForURL('**/dashboard?org=*')
    await follow(page, 'Open the portal', 'Acme Tours')
    await follow(page, 'Keys', 'Keys')
    await tabTo(page, 'Create a key')
    await page.keyboard.press('Enter')
    await untilFocusRestsOn(page, 'Name')
    await page.keyboard.type('Backup')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'The key Backup' }).waitFor()
    await tabTo(page, 'I have kept it')
    await page.keyboard.press('Enter')
    await rowOf(page, 'Backup').waitFor()
    await tabTo(page, 'Revoke: Backup')
    await page.keyboard.press('Enter')
    await untilFocusRestsOn(page, 'Cancel')
    await tabTo(page, 'Revoke the key')
    await page.keyboard.press('Space')
    await page.getByText('Backup is revoked.').waitFor()
    expect(complaints).toEqual([])
  })
})
