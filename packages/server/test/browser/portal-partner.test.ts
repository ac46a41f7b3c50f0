import { describe, expect, it } from 'vitest'
import { newVisitor } from '../support/browser.ts'
import { addSpend } from '../support/kept-spend.ts'
import { bearer, createTestOrg, type TestPartner } from '../support/partners.ts'
import {
  claimedOrg,
  confirm,
  field,
  goTo,
  heading,
  newMember,
  press,
  signedIn,
  statusOf,
} from './support/portal.ts'
import { useBrowser } from './support/use-browser.ts'

const stage = useBrowser()

/** Somebody of a partner's, at the page of an organization that nobody has claimed. */
const atOrganization = async () => {
  const { partner, email } = await newMember(stage())
  const org = await createTestOrg(partner, 'Acme Tours')
  const watched = await signedIn(stage(), email)
  await goTo(watched.page, 'Organizations')
  await watched.page.getByRole('link', { name: 'Acme Tours' }).click()
  await heading(watched.page, 'Acme Tours').waitFor()
  return { partner, org, ...watched }
}

const shareSecret = async (partner: TestPartner): Promise<string> => {
  const body = { name: 'Claude', type: 'anthropic', value: 'x', hostPattern: 'api.anthropic.com' }
  const shared = await partner.broker('POST', '/v1/partner/secrets', { body })
  return (shared.body as { id: string }).id
}

describe('one organization, as its partner sees it', () => {
  it('has budgets, shown with what of them is spent, until one is used up', async () => {
    const { partner, email } = await newMember(stage())
    const org = await createTestOrg(partner, 'Acme Tours')
    const secretId = await shareSecret(partner)
    const { page, complaints, violations } = await signedIn(stage(), email)
    await page.goto(`${stage().tenantry.url}/p/${partner.id}/organizations/${org.organizationId}`)
    await press(page, 'Set a budget')
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Shared secret').selectOption('Claude')
    await field(dialog, 'Limit in US dollars').fill('12.50')
    expect(await violations()).toEqual([])
    await press(dialog, 'Set the budget')
    await page.getByText('$0.00 of $12.50 this month, soft').waitFor()

    const budgets = () => partner.broker('GET', `/v1/partner/orgs/${org.organizationId}/budgets`)
    expect((await budgets()).body).toMatchObject([{ secretId, limitCents: 1250, period: 'monthly' }])
    const { store, now } = stage().tenantry.domain
    const spent = { partnerId: partner.id, orgId: org.organizationId, secretId, nanoDollars: 5_000_000_000n }
    await store.asTenant({ partnerId: spent.partnerId, orgId: spent.orgId } as never, (tx) =>
      addSpend(tx, { ...spent, at: now() } as never),
    )
    await page.reload()
    await page.getByText('$5.00 of $12.50 this month, soft').waitFor()
    const bar = page.getByRole('progressbar', { name: 'Claude: 40 % of its budget' })
    expect(await bar.getAttribute('aria-valuenow')).toBe('40')

    await page.getByRole('button', { name: 'Change budget: Claude' }).click()
    await field(dialog, 'Limit in US dollars').fill('20')
    await dialog.getByLabel('Hard').check()
    await press(dialog, 'Set the budget')
    await page.getByText('$5.00 of $20.00 this month, hard').waitFor()
    expect((await budgets()).body).toMatchObject([{ secretId, limitCents: 2000, mode: 'hard' }])
    expect(await page.getByText('Used up').count()).toBe(0)

    await page.getByRole('button', { name: 'Change budget: Claude' }).click()
    await field(dialog, 'Limit in US dollars').fill('5')
    await press(dialog, 'Set the budget')
    await page.getByText('Used up: requests with it are refused until the month is over').waitFor()
    expect(await violations()).toEqual([])
    const asked = `method=POST&url=${encodeURIComponent('https://api.anthropic.com/v1/messages')}`
    const explained = await stage().tenantry.call('GET', `/v1/gateway/explain?${asked}`, {
      headers: bearer(org.projectApiKey),
    })
    expect(explained.body).toMatchObject({ outcome: 'refuse', refusal: { error: 'budget_exceeded' } })
    await confirm(page, page.getByRole('button', { name: 'Clear budget: Claude' }), 'Clear the budget')
    await page.getByText('No budgets').waitFor()
    expect((await budgets()).body).toEqual([])
    expect(complaints).toEqual([])
  })

  it('gets a new claim link, with a picture of it, after which the one before does not work', async () => {
    const { org, page, complaints, violations } = await atOrganization()
    await confirm(page, page.getByRole('button', { name: 'Make a new claim link' }), 'Make the link')
    const dialog = page.getByRole('dialog', { name: 'The new claim link' })
    await dialog.getByRole('img', { name: 'QR code of the claim link' }).waitFor()
    const link = await dialog.locator('pre').innerText()
    expect(await violations()).toEqual([])
    await press(dialog, 'I have kept it')
    await expect.poll(async () => (await page.content()).includes(link)).toBe(false)

    const opens = async (url: string) => (await newVisitor(stage().tenantry).get(url)).status
    expect(await opens(link)).toBe(200)
    expect(await opens(org.claimUrl)).toBe(410)
    expect(complaints).toEqual([])
  })

  it('is given other credentials, of which none stays on the page', async () => {
    const { org, page, complaints } = await atOrganization()
    await confirm(page, page.getByRole('button', { name: 'Rotate tokens' }), 'Rotate the tokens')
    const fresh = await page.getByRole('dialog').locator('pre').allInnerTexts()
    expect(fresh).toHaveLength(3)
    expect(await statusOf(stage(), org.orgApiKey)).toBe(401)
    for (const key of fresh) expect(await statusOf(stage(), key)).toBe(200)
    await press(page, 'I have kept them')
    await expect.poll(async () => (await page.content()).includes(fresh[0] ?? '')).toBe(false)
    expect(complaints).toEqual([])
  })

  it('is suspended and resumed', async () => {
    const { org, page, complaints } = await atOrganization()
    await confirm(page, page.getByRole('button', { name: 'Suspend' }), 'Suspend the organization')
    await page.getByText('Acme Tours is suspended.').waitFor()
    expect(await statusOf(stage(), org.orgApiKey)).toBe(403)
    await confirm(page, page.getByRole('button', { name: 'Resume' }), 'Resume the organization')
    await page.getByText('Acme Tours works again.').waitFor()
    expect(await statusOf(stage(), org.orgApiKey)).toBe(200)
    expect(complaints).toEqual([])
  })

  it('has projects made and deleted until somebody claims it', async () => {
    const { partner, org, page, complaints } = await atOrganization()
    const projects = async () => {
      const { body } = await partner.broker('GET', `/v1/partner/orgs/${org.organizationId}`)
      return (body as { projects: { name: string }[] }).projects.map(({ name }) => name)
    }
    await press(page, 'Create a project')
    await field(page.getByRole('dialog'), 'Name').fill('Support')
    await press(page.getByRole('dialog'), 'Create the project')
    await page.getByText('The project Support is made.').waitFor()
    expect(await projects()).toContain('Support')
    await confirm(page, page.getByRole('button', { name: 'Delete: Support' }), 'Delete the project')
    await page.getByText('The project Support is deleted.').waitFor()
    expect(await projects()).not.toContain('Support')
    expect(complaints).toEqual([])
  })

  it('is deleted once that was confirmed, and not before', async () => {
    const { partner, org, page, complaints } = await atOrganization()
    const status = async () => (await partner.broker('GET', `/v1/partner/orgs/${org.organizationId}`)).status
    await press(page, 'Delete')
    await press(page.getByRole('dialog'), 'Cancel')
    expect(await status()).toBe(200)
    await confirm(page, page.getByRole('button', { name: 'Delete', exact: true }), 'Delete the organization')
    await page.getByText('No organizations yet').waitFor()
    expect(await status()).toBe(404)
    expect(complaints).toEqual([])
  })

  it('is still shown once its customer has detached it', async () => {
    const { partner, email } = await newMember(stage())
    const { org, call } = await claimedOrg(stage(), partner)
    expect((await call('POST', '/v1/org/partner/detach')).status).toBe(200)
    const { page, complaints } = await signedIn(stage(), email)
    await page.goto(`${stage().tenantry.url}/p/${partner.id}/organizations/${org.organizationId}`)
    await page.getByText('Detached', { exact: true }).waitFor()
    await page.getByRole('region', { name: 'What happened' }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
