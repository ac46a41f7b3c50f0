import { describe, expect, it } from 'vitest'
import { claimAs } from '../support/browser.ts'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { complaintsOfAll, LOOKS } from './support/every-page.ts'
import { claimedOrg, heading, newMember, signedIn } from './support/portal.ts'
import { useBrowser } from './support/use-browser.ts'

const stage = useBrowser()

describe('a partner’s portal', () => {
  it('leads from the first page to a claimed organization, and back', async () => {
    const { email } = await newMember(stage())
    const { page, complaints, violations } = await signedIn(stage(), email)
    await heading(page, 'Overview').waitFor()
    await page.getByRole('link', { name: 'Organizations', exact: true }).click()
    await page.getByText('No organizations yet').waitFor()
    expect(await violations()).toEqual([])
    await page.getByRole('button', { name: 'Create the first one' }).click()
    await page.getByLabel('Name').fill('Acme Tours')
    await page.getByRole('button', { name: 'Create the organization' }).click()
    await page.getByText('Acme Tours is ready').waitFor()
    const claimUrl = await page.locator('pre', { hasText: '/claim' }).innerText()
    expect(await violations()).toEqual([])
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await page.getByRole('link', { name: 'Acme Tours' }).waitFor()
    await expect.poll(() => page.content().then((html) => html.includes(claimUrl))).toBe(false)

    const owner = someone()
    await claimAs(stage().tenantry, claimUrl, owner)
    await page.getByRole('link', { name: 'Acme Tours' }).click()
    await page.getByText(`Claimed by ${owner}`).waitFor()
    expect(await violations()).toEqual([])
    expect(complaints).toEqual([])
  })

  it('finds organizations by what stands in its address', async () => {
    const { partner, email } = await newMember(stage())
    for (const name of ['Alpha', 'Beta 100%', 'Gamma']) await createTestOrg(partner, name)
    const { page, complaints } = await signedIn(stage(), email)
    await page.getByRole('link', { name: 'Organizations', exact: true }).click()
    await page.getByRole('link', { name: 'Alpha' }).waitFor()
    await page.getByLabel('Search').fill('100%')
    await page.getByRole('link', { name: 'Alpha' }).waitFor({ state: 'detached' })
    await expect.poll(() => page.url()).toContain('search=')
    await page.reload()
    await page.getByRole('link', { name: 'Beta 100%' }).waitFor()
    expect(await page.getByRole('row').count()).toBe(2)
    await page.goBack()
    await page.getByRole('link', { name: 'Alpha' }).waitFor()
    expect(await page.getByLabel('Search').inputValue()).toBe('')
    expect(complaints).toEqual([])
  })
})

describe('a customer’s portal', () => {
  it('says who has access, and takes it away', async () => {
    const partner = await createTestPartner(stage().tenantry)
    const { email, organizationId } = await claimedOrg(stage(), partner)
    const { page, complaints, violations } = await signedIn(stage(), email)
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

describe.each(LOOKS)('every page in $colorScheme', (look) => {
  const wide = look.viewport.width > 1_000

  it('of a partner keeps to its policy and to the guidelines', async () => {
    const { partner, email } = await newMember(stage())
    await createTestOrg(partner, 'Acme Tours')
    const watched = await signedIn(stage(), email, look)
    await heading(watched.page, 'Overview').waitFor()
    const found = await complaintsOfAll(watched, wide)
    expect(Object.keys(found).length).toBeGreaterThan(5)
    expect(Object.values(found).flat()).toEqual([])
  })

  it('of a customer keeps to its policy and to the guidelines', async () => {
    const { email } = await claimedOrg(stage(), await createTestPartner(stage().tenantry))
    const watched = await signedIn(stage(), email, look)
    await heading(watched.page, 'Acme Tours').waitFor()
    const found = await complaintsOfAll(watched, wide)
    expect(Object.keys(found).length).toBeGreaterThan(5)
    expect(Object.values(found).flat()).toEqual([])
  })
})
