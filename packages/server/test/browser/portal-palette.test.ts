import { expect, it } from 'vitest'
import { createTestOrg } from '../support/partners.ts'
import { claimedOrg, heading, newMember, signedIn } from './support/portal.ts'
import { useBrowser } from './support/use-browser.ts'

const stage = useBrowser()

it('goes to a page, and to an organization, by its name and by the keyboard alone', async () => {
  const { partner, email } = await newMember(stage())
  await createTestOrg(partner, 'Acme Tours')
  await createTestOrg(partner, 'Globex')
  const { page, complaints, violations } = await signedIn(stage(), email)
  const box = page.getByLabel('Go to', { exact: true })
  await heading(page, 'Overview').waitFor()
  await page.keyboard.press('Control+k')
  await box.fill('activ')
  expect(await violations()).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await heading(page, 'Activity').waitFor()

  await page.keyboard.press('Control+k')
  await box.fill('glob')
  await page.getByRole('button', { name: 'Globex' }).waitFor()
  expect(await page.getByRole('button', { name: 'Acme Tours' }).count()).toBe(0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await heading(page, 'Globex').waitFor()

  await page.getByRole('button', { name: 'Go to a page (Ctrl K)' }).click()
  await box.fill('no such thing')
  await page.getByText('Nothing here is called that.').waitFor()
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
})

it('knows a customer’s pages, and nothing of its partner’s', async () => {
  const { partner } = await newMember(stage())
  await createTestOrg(partner, 'Globex')
  const { email } = await claimedOrg(stage(), partner, 'Acme Tours')
  const { page, complaints } = await signedIn(stage(), email)
  const box = page.getByLabel('Go to', { exact: true })
  await page.getByRole('button', { name: 'Go to a page (Ctrl K)' }).click()
  await box.fill('glob')
  await page.getByText('Nothing here is called that.').waitFor()
  await box.fill('who has')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await heading(page, 'Who has access').waitFor()
  expect(complaints).toEqual([])
})
