import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { admin, bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { OPERATOR_KEY } from '../support/tenantry.ts'
import { complaintsOfAll, LOOKS } from './support/every-page.ts'
import { confirm, field, goTo, heading, press, rowOf } from './support/portal.ts'
import { useBrowser } from './support/use-browser.ts'
import { openWatched } from './support/watched-page.ts'

const stage = useBrowser()

/** The portal as the operator sees it. */
const asOperator = async (options: BrowserContextOptions = {}) => {
  const watched = await openWatched(stage().browser, options)
  await watched.page.goto(`${stage().tenantry.url}/operator/sign-in`)
  await field(watched.page, 'Operator key').fill(OPERATOR_KEY)
  await press(watched.page, 'Sign in')
  await heading(watched.page, 'Overview').waitFor()
  return watched
}

const whoami = async (key: string): Promise<number> =>
  (await stage().tenantry.call('GET', '/v1/whoami', { headers: bearer(key) })).status

describe('the operator', () => {
  it('signs in with the key, which the page forgets, and out again', async () => {
    const { page, complaints, violations } = await openWatched(stage().browser)
    await page.goto(`${stage().tenantry.url}/operator`)
    await heading(page, 'Operator').waitFor()
    // That nobody was signed in is the one answer that was to be expected.
    expect(complaints.filter((one) => !one.includes('401'))).toEqual([])
    expect(await violations()).toEqual([])
    await field(page, 'Operator key').fill('a-wrong-key-of-more-than-32-characters')
    await press(page, 'Sign in')
    await page.getByRole('alert').getByText('Invalid credential').waitFor()
    await field(page, 'Operator key').fill(OPERATOR_KEY)
    await press(page, 'Sign in')
    await heading(page, 'Overview').waitFor()
    expect(await page.content()).not.toContain(OPERATOR_KEY)
    expect(
      await page.evaluate('JSON.stringify([localStorage, sessionStorage, document.cookie])'),
    ).not.toMatch(/operator-key|[0-9a-f]{64}/)
    await press(page, 'Sign out')
    await heading(page, 'Operator').waitFor()
    await page.goto(`${stage().tenantry.url}/operator/partners`)
    await heading(page, 'Operator').waitFor()
  })

  it('is signed in by a link once, whose token the address forgets', async () => {
    const { body } = await admin(stage().tenantry, 'POST', '/sign-in-links')
    const { url } = body as { url: string }
    const { page, complaints } = await openWatched(stage().browser)
    await page.goto(url)
    await press(page, 'Sign in')
    await heading(page, 'Overview').waitFor()
    expect(page.url()).toBe(`${stage().tenantry.url}/operator`)
    expect(complaints).toEqual([])
    const again = await openWatched(stage().browser)
    await again.page.goto(url)
    await press(again.page, 'Sign in')
    await again.page.getByText('This sign-in link no longer works').waitFor()
  })

  it('provisions a partner, whose key is shown once and works', async () => {
    const { page, complaints, violations } = await asOperator()
    await goTo(page, 'Partners')
    await press(page, 'Provision a partner')
    const name = `Coastal MSP ${Date.now()}`
    await field(page, 'Name').fill(name)
    await field(page, 'Owner’s email').fill('owner@coastal.example')
    await press(page, 'Provision the partner')
    const dialog = page.getByRole('dialog', { name: `${name} is provisioned` })
    const key = await dialog.locator('pre').last().innerText()
    expect(await whoami(key)).toBe(200)
    expect(await violations()).toEqual([])
    await press(dialog, 'I have kept them')
    await expect.poll(async () => (await page.content()).includes(key)).toBe(false)
    await page.getByRole('link', { name }).click()
    await heading(page, name).waitFor()
    expect(await violations()).toEqual([])

    await page.getByLabel('Active').uncheck({ force: true })
    await press(page, 'Save the settings')
    await expect.poll(() => whoami(key)).toBe(401)
    await page.getByLabel('Active').check({ force: true })
    await field(page, 'Requests a minute').fill('120')
    await press(page, 'Save the settings')
    await expect.poll(() => whoami(key)).toBe(200)

    await page.getByRole('link', { name: 'Keys', exact: true }).click()
    await heading(page, 'Keys').waitFor()
    expect(await violations()).toEqual([])
    await press(page, 'Create a key')
    await field(page.getByRole('dialog'), 'Name').fill('Spare')
    await press(page, 'Create the key')
    const spare = await page.getByRole('dialog').locator('pre').innerText()
    await press(page, 'I have kept it')
    expect(await whoami(spare)).toBe(200)
    await confirm(page, page.getByRole('button', { name: 'Revoke: Spare' }), 'Revoke the key')
    await expect.poll(() => whoami(spare)).toBe(401)
    expect(complaints).toEqual([])
  })

  it('loads hardware from a table and sees what became of each row', async () => {
    const partner = await createTestPartner(stage().tenantry)
    const { page, complaints, violations } = await asOperator()
    await page.goto(`${stage().tenantry.url}/operator/partners/${partner.id}/loads`)
    await heading(page, 'Hardware and licences').waitFor()
    const rows = [
      'serialNumber,deviceType,model,activationKey',
      `A ${partner.id},CAMERA,CAMERA_R100,a key of many letters`,
      `B ${partner.id},CAMERA,no such model,a key of many letters`,
    ]
    await field(page, 'Or paste the table').fill(rows.join('\n'))
    await press(page, 'Load the table')
    await page.getByText('2 of 2 rows: 1 created, 0 updated, 0 unchanged, 1 refused.').waitFor()
    await rowOf(page, 'model').waitFor()
    expect(await violations()).toEqual([])
    await press(page, 'Load the table')
    await page.getByText('2 of 2 rows: 0 created, 0 updated, 1 unchanged, 1 refused.').waitFor()
    const { body } = await partner.fleet('partner/getListOfAvailableHardware')
    expect(JSON.stringify(body)).toContain(`A ${partner.id}`)
    expect(complaints).toEqual([])
  })

  it('suspends an organization by its id, and reads the mail', async () => {
    const partner = await createTestPartner(stage().tenantry)
    const org = await createTestOrg(partner, 'Acme Tours')
    const { page, complaints, violations } = await asOperator()
    await page.goto(`${stage().tenantry.url}/operator/partners/${partner.id}`)
    await press(page, 'Suspend an organization')
    await field(page, 'Organization').fill(org.organizationId)
    await press(page, 'Do this')
    await page.getByText('The organization is suspended.').waitFor()
    await expect.poll(() => whoami(org.orgApiKey)).toBe(403)
    await goTo(page, 'Mail outbox')
    const subject = page.locator('summary').first()
    await subject.click()
    await page.locator('details[open] pre').waitFor()
    expect(await violations()).toEqual([])
    expect(complaints).toEqual([])
  })
})

describe.each(LOOKS)('every page of the operator’s in $colorScheme', (look) => {
  it('keeps to its policy and to the guidelines', async () => {
    await createTestPartner(stage().tenantry)
    const found = await complaintsOfAll(await asOperator(look), look.viewport.width > 1_000)
    expect(Object.keys(found)).toEqual(['Overview', 'Partners', 'Mail outbox'])
    expect(Object.values(found).flat()).toEqual([])
  })
})
