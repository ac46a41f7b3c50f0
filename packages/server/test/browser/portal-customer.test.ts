import { describe, expect, it } from 'vitest'
import { createTestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { claimedOrg, confirm, field, goTo, heading, press, rowOf, signedIn } from './support/portal.ts'
import { useBrowser } from './support/use-browser.ts'

const stage = useBrowser()

/** The owner of a claimed organization, at a page of its portal. */
const atPage = async (name: string) => {
  const partner = await createTestPartner(stage().tenantry)
  const body = { name: 'Claude', type: 'anthropic', value: 'x', hostPattern: 'api.anthropic.com' }
  await partner.broker('POST', '/v1/partner/secrets', { body })
  const org = await claimedOrg(stage(), partner)
  const watched = await signedIn(stage(), org.email)
  await heading(watched.page, 'Acme Tours').waitFor()
  await goTo(watched.page, name)
  return { partner, ...org, ...watched }
}

describe('what the partner may do', () => {
  it('is taken back, and given again until a day', async () => {
    const { partner, organizationId, page, complaints, violations } = await atPage('Who has access')
    const inside = async () => (await partner.embed('GET', `/orgs/${organizationId}/api-keys`)).status
    expect(await inside()).toBe(200)
    await confirm(page, page.getByRole('button', { name: 'Revoke access' }), 'Revoke access')
    await press(page, `Let ${partner.name} act inside`)
    expect(await inside()).toBe(403)
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Last day (optional)').fill('2999-01-01')
    expect(await violations()).toEqual([])
    await press(dialog, 'Allow access')
    await page.getByText('The access ends by itself').waitFor()
    expect(await inside()).toBe(200)
    expect(complaints).toEqual([])
  })

  it('ends for good with the detach, which says what will stop and has to be typed', async () => {
    const { partner, organizationId, call, page, complaints, violations } = await atPage('Who has access')
    const inherited = async () => (await call('GET', '/v1/org/partner/inherited-secrets')).body
    expect(await inherited()).toHaveLength(1)
    await press(page, `Detach from ${partner.name}`)
    const dialog = page.getByRole('dialog')
    await dialog.getByText('“Claude”').waitFor()
    const detach = dialog.getByRole('button', { name: 'Detach the organization' })
    expect(await detach.isDisabled()).toBe(true)
    expect(await violations()).toEqual([])
    await dialog.getByRole('textbox').fill('Acme Tours')
    await detach.click()
    await page.getByText('This organization is detached').waitFor()
    expect(await page.getByRole('button', { name: /^Detach from/ }).count()).toBe(0)
    const seen = await partner.broker('GET', `/v1/partner/orgs/${organizationId}`)
    expect(seen.body).toMatchObject({ status: 'detached' })
    expect((await partner.embed('GET', `/orgs/${organizationId}/api-keys`)).status).toBe(403)
    expect(complaints).toEqual([])
  })

  it('of what it has seen, nothing works once it is replaced', async () => {
    const { org, call, page, complaints } = await atPage('Who has access')
    const button = page.getByRole('button', { name: 'Rotate seen credentials' })
    await confirm(page, button, 'Rotate credentials')
    const fresh = await page.getByRole('dialog').locator('pre').allInnerTexts()
    expect(fresh).toHaveLength(3)
    await press(page, 'I have kept them')
    await page.getByText('has seen none of the keys and tokens').waitFor()
    expect(await page.content()).not.toContain(fresh[0])
    const receipt = (await call('GET', '/v1/org/partner/receipt')).body
    expect(receipt).toMatchObject({ seenCredentials: [] })
    expect(fresh).not.toContain(org.orgApiKey)
    expect(complaints).toEqual([])
  })
})

interface Member {
  readonly email: string
  readonly role: string
}
describe('a person of an organization', () => {
  it('is invited, has another role, and is removed', async () => {
    const { call, page, complaints, violations } = await atPage('People')
    const invited = someone()
    const roleOf = async () =>
      ((await call('GET', '/v1/org/members')).body as Member[]).find(({ email }) => email === invited)?.role
    await press(page, 'Invite a person')
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Email').fill(invited)
    await field(dialog, 'Role').selectOption('viewer')
    expect(await violations()).toEqual([])
    await press(dialog, 'Send the invitation')
    await rowOf(page, invited).getByText('Not accepted yet').waitFor()
    expect(await roleOf()).toBe('viewer')
    await press(rowOf(page, invited), /^Change role/)
    await field(dialog, 'Role').selectOption('admin')
    await press(dialog, 'Save the role')
    await rowOf(page, invited).getByText('admin', { exact: true }).waitFor()
    expect(await roleOf()).toBe('admin')
    await confirm(page, rowOf(page, invited).getByRole('button', { name: /^Remove/ }), 'Remove the person')
    await rowOf(page, invited).waitFor({ state: 'detached' })
    expect(await roleOf()).toBeUndefined()
    expect(complaints).toEqual([])
  })
})

describe('the activity of an organization', () => {
  it('is narrowed by kind and by days, and the browser’s Back undoes that', async () => {
    const { call, page, complaints, violations } = await atPage('Activity')
    const happened = page.getByRole('region', { name: 'What happened' })
    await happened.getByText('org.claimed').waitFor()
    const kind = page.getByLabel('Kind of event')
    await kind.fill('org.claimed')
    await page.waitForURL(/type=org\.claimed/)
    await expect.poll(() => happened.getByRole('row').count()).toBe(2)
    const { data } = (await call('GET', '/v1/org/events?type=org.claimed')).body as { data: unknown[] }
    expect(data).toHaveLength(1)
    expect(await violations()).toEqual([])

    await page.getByLabel('To, this day included').fill('2020-01-01')
    await page.getByText('Nothing to show').waitFor()
    await page.goBack()
    await expect.poll(() => page.getByLabel('To, this day included').inputValue()).toBe('')
    await page.goBack()
    await expect.poll(() => kind.inputValue()).toBe('')
    await expect.poll(() => happened.getByRole('row').count()).toBeGreaterThan(2)
    await page.getByRole('tab', { name: 'Gateway requests' }).click()
    await page.getByText('No requests').waitFor()
    expect(complaints).toEqual([])
  })
})
