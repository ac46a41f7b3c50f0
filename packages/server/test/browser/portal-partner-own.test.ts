import { describe, expect, it } from 'vitest'
import { bearer, type TestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { OPERATOR_KEY } from '../support/tenantry.ts'
import { confirm, field, goTo, newMember, press, rowOf, signedIn, statusOf } from './support/portal.ts'
import { useBrowser } from './support/use-browser.ts'

const stage = useBrowser()

/** Somebody of a partner's, at a page of its portal. */
const atPage = async (name: string) => {
  const { partner, email } = await newMember(stage())
  const watched = await signedIn(stage(), email)
  await goTo(watched.page, name)
  return { partner, email, ...watched }
}
const read = async <T>(partner: TestPartner, path: string): Promise<T> =>
  (await partner.broker('GET', path)).body as T
interface Key {
  readonly name: string
  readonly scopes: readonly string[]
  readonly expiresAt: string | null
  readonly revokedAt: string | null
}
const keysNamed = async (partner: TestPartner, wanted: string): Promise<readonly Key[]> =>
  (await read<{ data: Key[] }>(partner, '/v1/partner/keys')).data.filter(({ name }) => name === wanted)

describe('a key of a partner', () => {
  it('is made with scopes and a last day, replaced with an overlap, and revoked', async () => {
    const { partner, page, complaints, violations } = await atPage('Keys')
    await press(page, 'Create a key')
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Name').fill('Nightly report')
    await field(dialog, 'Last day (optional)').fill('2999-01-01')
    await dialog.getByLabel('orgs:read', { exact: true }).check()
    await dialog.getByLabel('spend:read', { exact: true }).check()
    expect(await violations()).toEqual([])
    await press(dialog, 'Create the key')
    const shown = page.getByRole('dialog', { name: 'The key Nightly report' })
    const first = await shown.locator('pre').innerText()
    await press(shown, 'I have kept it')
    await expect.poll(async () => (await page.content()).includes(first)).toBe(false)
    expect(await statusOf(stage(), first)).toBe(200)
    const [made] = await keysNamed(partner, 'Nightly report')
    expect(made?.scopes.toSorted()).toEqual(['orgs:read', 'spend:read'])
    expect(made?.expiresAt?.slice(0, 7)).toMatch(/^2999-01/)

    await press(rowOf(page, 'Nightly report'), /^Rotate/)
    await field(dialog, 'The old key stops').selectOption('In 1 hour')
    await press(dialog, 'Rotate the key')
    const second = await shown.locator('pre').innerText()
    await press(shown, 'I have kept it')
    expect([await statusOf(stage(), first), await statusOf(stage(), second)]).toEqual([200, 200])
    const rotated = await keysNamed(partner, 'Nightly report')
    const ends = rotated.map(({ expiresAt }) => Date.parse(expiresAt ?? ''))
    expect(ends.filter((end) => Math.abs(end - Date.now() - 3_600_000) < 600_000)).toHaveLength(1)

    const rows = rowOf(page, 'Nightly report')
    await expect.poll(() => rows.count()).toBe(2)
    await confirm(page, rows.first().getByRole('button', { name: /^Revoke/ }), 'Revoke the key')
    await page.getByText('Nightly report is revoked.').waitFor()
    expect([await statusOf(stage(), first), await statusOf(stage(), second)]).toEqual([401, 200])
    expect(complaints).toEqual([])
  })
})

interface Member {
  readonly email: string
  readonly role: string
}
describe('a member of a partner', () => {
  it('is invited, has another role, and is removed', async () => {
    const { partner, page, complaints, violations } = await atPage('Members')
    const invited = someone()
    const roleOf = async () =>
      (await read<Member[]>(partner, '/v1/partner/members')).find(({ email }) => email === invited)?.role
    await press(page, 'Invite a member')
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Email').fill(invited)
    expect(await violations()).toEqual([])
    await press(dialog, 'Send the invitation')
    await rowOf(page, invited).waitFor()
    expect(await roleOf()).toBe('member')
    await press(rowOf(page, invited), /^Change role/)
    await field(dialog, 'Role').selectOption('admin')
    await press(dialog, 'Save the role')
    await rowOf(page, invited).getByText('Admin', { exact: true }).waitFor()
    expect(await roleOf()).toBe('admin')
    await confirm(page, page.getByRole('button', { name: `Remove: ${invited}` }), 'Remove the person')
    await rowOf(page, invited).waitFor({ state: 'detached' })
    expect(await roleOf()).toBeUndefined()
    expect(complaints).toEqual([])
  })
})

describe('a shared secret', () => {
  it('is made, has another value, is switched off, and is deleted; its value is never shown', async () => {
    const { partner, page, complaints, violations } = await atPage('Shared secrets')
    const secrets = () => read<{ name: string; hostPattern: string }[]>(partner, '/v1/partner/secrets')
    await press(page, 'Share a secret')
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Name').fill('Weather')
    await field(dialog, 'Service').selectOption('Any other service')
    await field(dialog, 'Value').fill('first-value-0123456789')
    await field(dialog, 'Host').fill('api.weather.example')
    expect(await violations()).toEqual([])
    await press(dialog, 'Share the secret')
    await rowOf(page, 'Weather').waitFor()
    const [made] = await secrets()
    expect(made).toMatchObject({ name: 'Weather', hostPattern: 'api.weather.example' })
    expect(await page.content()).not.toContain('first-value')

    await page.getByRole('button', { name: 'Replace value: Weather' }).click()
    await field(dialog, 'Value').fill('other-value-9876543210')
    await press(dialog, 'Replace the value')
    await page.getByText('Weather has a new value.').waitFor()
    const { data: changes } = await read<{ data: unknown[] }>(
      partner,
      '/v1/partner/events?type=secret.changed',
    )
    expect(changes).toMatchObject([{ data: { changed: { value: true } } }])

    await confirm(page, page.getByRole('button', { name: 'Disable: Weather' }), 'Disable the secret')
    await rowOf(page, 'Weather').getByText('Disabled', { exact: true }).waitFor()
    expect(await secrets()).toMatchObject([{ enabled: false }])
    await confirm(page, page.getByRole('button', { name: 'Delete: Weather' }), 'Delete the secret')
    await page.getByText('No shared secrets yet').waitFor()
    expect(await secrets()).toEqual([])
    expect(complaints).toEqual([])
  })
})

describe('a deal', () => {
  it('is registered for the operator to read, and listed', async () => {
    const { partner, page, complaints, violations } = await atPage('Deals')
    await page.getByText('No deals yet').waitFor()
    await press(page, 'Register a deal')
    const dialog = page.getByRole('dialog')
    await field(dialog, 'Deal').fill('Acme, 25 cameras')
    await field(dialog, 'Stage (optional)').fill('QUALIFIED')
    await field(dialog, 'Expected to close on (optional)').fill('2999-01-31')
    expect(await violations()).toEqual([])
    await press(dialog, 'Register the deal')
    await page.getByText('Acme, 25 cameras is registered.').waitFor()
    await page.getByRole('region', { name: 'Deals' }).getByText('Acme, 25 cameras').waitFor()
    const details = { dealName: 'Acme, 25 cameras', stage: 'QUALIFIED', expectedCloseDate: '2999-01-31' }
    const seen = await stage().tenantry.call('GET', `/admin/v1/partners/${partner.id}/deals`, {
      headers: bearer(OPERATOR_KEY),
    })
    expect(seen.body).toMatchObject({ data: [{ details }] })
    expect(await violations()).toEqual([])
    expect(complaints).toEqual([])
  })
})

describe('the settings', () => {
  it('are changed, those alone that were touched, and the name stands in the frame', async () => {
    const { partner, page, complaints, violations } = await atPage('Settings')
    await field(page, 'Name').fill('Renamed Ltd')
    await field(page, 'For how many days').fill('30')
    await field(page, 'Support email').fill('help@example.com')
    expect(await violations()).toEqual([])
    await press(page, 'Save the settings')
    await page.getByRole('banner').getByText('Renamed Ltd').waitFor()
    expect(await read(partner, '/v1/partner')).toMatchObject({
      name: 'Renamed Ltd',
      defaults: { partnerAccess: { untilDays: 30 } },
      branding: { supportEmail: 'help@example.com', displayName: null },
    })
    expect(await page.getByRole('button', { name: 'Save the settings' }).isDisabled()).toBe(true)
    expect(complaints).toEqual([])
  })

  it('stop the gateway and start it again', async () => {
    const { partner, page, complaints } = await atPage('Settings')
    const isStopped = async () => (await read<{ stopped: boolean }>(partner, '/v1/partner/gateway')).stopped
    await confirm(page, page.getByRole('button', { name: 'Stop the gateway' }), 'Stop the gateway')
    await page.getByText('Stopped: no agent reaches anything').waitFor()
    expect(await isStopped()).toBe(true)
    await confirm(page, page.getByRole('button', { name: 'Start the gateway' }), 'Start the gateway')
    await page.getByText('Works: requests of agents are let through').waitFor()
    expect(await isStopped()).toBe(false)
    expect(complaints).toEqual([])
  })
})

describe('a table whose rows are all there', () => {
  it('is ordered by the head of a column, the other way round, and as it came', async () => {
    const { partner, page, complaints, violations } = await atPage('Keys')
    for (const name of ['Key 10', 'Key 9', 'key 1'])
      await partner.broker('POST', '/v1/partner/keys', { body: { name } })
    await page.reload()
    const table = page.getByRole('region', { name: 'Keys' })
    await rowOf(page, 'Key 10').waitFor()
    const names = async () =>
      (await table.locator('tbody tr td:first-child').allInnerTexts()).filter((name) => /^key /i.test(name))
    const head = table.getByRole('columnheader', { name: 'Name' })
    const order = () => head.getAttribute('aria-sort')
    expect([await order(), await names()]).toEqual(['none', ['Key 10', 'Key 9', 'key 1']])
    await press(head, /^Name/)
    await expect.poll(names).toEqual(['key 1', 'Key 9', 'Key 10'])
    expect(await order()).toBe('ascending')
    expect(await violations()).toEqual([])
    await press(head, /^Name/)
    await expect.poll(names).toEqual(['Key 10', 'Key 9', 'key 1'])
    expect(await order()).toBe('descending')
    // Where there is nothing to order by, it comes last whichever way.
    const used = table.getByRole('columnheader', { name: 'Last used' })
    const lastUsed = async () => (await table.locator('tbody tr td:nth-child(5)').allInnerTexts()).at(-1)
    for (const sorted of ['ascending', 'descending', 'none']) {
      await press(used, /^Last used/)
      await expect.poll(() => used.getAttribute('aria-sort')).toBe(sorted)
      if (sorted !== 'none') expect(await lastUsed()).toBe('Never')
    }
    await expect.poll(names).toEqual(['Key 10', 'Key 9', 'key 1'])
    expect(complaints).toEqual([])
  })
})
