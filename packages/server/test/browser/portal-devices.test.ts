import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { addHardware } from '../contract/hardware.ts'
import { activateDevice, DOOR, taken } from '../contract/reporting-device.ts'
import { licenceRow, loadAll } from '../contract/sold-rows.ts'
import { ruuidOf } from '../contract/wire-ids.ts'
import { claimAs } from '../support/browser.ts'
import { createTestOrg } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { LOOKS } from './support/every-page.ts'
import { confirm, field, heading, newMember, press, rowOf, signedIn } from './support/portal.ts'
import { useBrowser } from './support/use-browser.ts'

const stage = useBrowser()

/** Somebody of a partner's with one client and a door sensor in stock. */
const setUp = async (serialNumber: string, look: BrowserContextOptions = {}) => {
  const { tenantry } = stage()
  const { partner, email } = await newMember(stage())
  const org = await createTestOrg(partner, 'Acme Tours')
  await addHardware(tenantry, { partnerId: partner.id, serialNumber, ...DOOR })
  const watched = await signedIn(stage(), email, look)
  const at = `${tenantry.url}/p/${partner.id}/organizations/${org.organizationId}`
  const tab = (name: string) => watched.page.getByRole('link', { name, exact: true }).click()
  return { tenantry, partner, org, at, tab, ...watched }
}

it('registers a device, and sees it live as soon as it reports', async () => {
  const { tenantry, partner, org, at, tab, page, complaints, violations } = await setUp('SN-LIVE-1')
  await loadAll(tenantry, partner, 'licences', [licenceRow({ orgId: org.organizationId })])
  await page.goto(at)
  await tab('Hardware and licences')
  await heading(page, 'Hardware and licences').waitFor()
  await page.getByText('No devices yet').waitFor()
  await page.getByRole('cell', { name: 'Claimed', exact: true }).waitFor()
  await press(page, 'Register a device')
  const dialog = page.getByRole('dialog')
  await field(dialog, 'Hardware').selectOption({ label: 'SN-LIVE-1, SENSOR_DOOR_D20 (Door sensor)' })
  expect(await violations()).toEqual([])
  await press(dialog, 'Register the device')
  await page.getByRole('cell', { name: 'Waits for its first report' }).waitFor()
  expect(await violations()).toEqual([])

  await tab('Act inside')
  await heading(page, 'Devices now').waitFor()
  const banner = page.getByRole('status').filter({ hasText: 'You act inside Acme Tours' })
  await banner.waitFor()
  await page.getByRole('cell', { name: 'Not yet reported' }).waitFor()
  expect(await violations()).toEqual([])
  const device = await activateDevice(tenantry, 'SN-LIVE-1')
  await taken(
    tenantry,
    () => device.heartbeat(),
    () => device.state({ door: 'open' }),
  )
  await page.getByRole('cell', { name: 'Connected', exact: true }).waitFor()
  await page.getByRole('cell', { name: 'Open', exact: true }).waitFor()
  await taken(tenantry, () => device.state({ door: 'closed' }))
  await page.getByRole('cell', { name: 'Closed', exact: true }).waitFor()
  expect(await violations()).toEqual([])

  await banner.getByRole('link', { name: 'Stop acting' }).click()
  await heading(page, 'Acme Tours').waitFor()
  expect(await banner.count()).toBe(0)
  expect(complaints).toEqual([])
})

it('acts inside an organization, which sees who did what', async () => {
  const { partner, org, at, tab, page, complaints, violations } = await setUp('SN-INSIDE-1')
  await page.goto(`${at}/inside`)
  await tab('Locations')
  await press(page, 'Create a location')
  const dialog = page.getByRole('dialog')
  await field(dialog, 'Name').fill('Harbour')
  await field(dialog, 'Address').fill('1 Pier')
  await press(dialog, 'Create the location')
  await rowOf(page, 'Harbour').waitFor()
  expect(await violations()).toEqual([])
  await tab('Alerts')
  await page.getByText('No alerts').waitFor()
  expect(await violations()).toEqual([])
  await tab('Locations')
  await confirm(page, page.getByRole('button', { name: 'Delete: Harbour' }), 'Delete the location')
  await page.getByText('No locations yet').waitFor()
  expect(complaints).toEqual([])

  const { body } = await partner.broker('GET', `/v1/partner/events?orgId=${org.organizationId}&limit=20`)
  const made = (body as { data: { type: string; actor: Record<string, string> }[] }).data.find(
    ({ type }) => type === 'location.created',
  )
  expect(made?.actor).toMatchObject({
    principal: expect.stringMatching(/^user\//),
    onBehalfOf: `partner/${partner.id}`,
  })
})

it('is told where a customer does not let the partner in', async () => {
  const { tenantry, org, at, page, complaints } = await setUp('SN-OUTSIDE-1')
  await claimAs(tenantry, org.claimUrl, someone(), { access: 'no' })
  await page.goto(`${at}/inside`)
  await page.getByText('Acme Tours does not let you in').waitFor()
  expect(await page.getByText('You act inside').count()).toBe(0)
  await page.goto(`${at}/hardware`)
  await page.getByText('Acme Tours does not let you in').waitFor()
  await page.getByText('No licences').waitFor()
  expect(await page.getByRole('button', { name: 'Register a device' }).count()).toBe(0)
  expect(complaints.filter((one) => !one.includes('403'))).toEqual([])
})

it('is shown the door as soon as the customer ends it', async () => {
  const { tenantry, org, at, page } = await setUp('SN-ENDED-1')
  const { visitor } = await claimAs(tenantry, org.claimUrl, someone())
  await page.goto(`${at}/inside/locations`)
  await page.getByText('No locations yet').waitFor()
  const ended = await visitor.api('PATCH', '/v1/org/partner/access', { body: { allowed: false } })
  expect(ended.status).toBe(200)
  await page.getByRole('link', { name: 'Alerts', exact: true }).click()
  await page.getByText('Acme Tours does not let you in').waitFor()
  expect(await page.getByText('You act inside').count()).toBe(0)
})

it('is told of an organization that is not there as of one', async () => {
  const { tenantry, page, partner } = await setUp('SN-MISSING-1')
  await heading(page, 'Overview').waitFor()
  await page.goto(`${tenantry.url}/p/${partner.id}/organizations/${partner.id}/inside`)
  await page.getByText('It may have been deleted meanwhile.').waitFor()
  expect(await page.getByText('does not let you in').count()).toBe(0)
})

describe.each(LOOKS)('every page of what an organization has, in $colorScheme', (look) => {
  it('keeps to the guidelines and to the window', async () => {
    const { colorScheme } = look
    const { tenantry, partner, org, at, page, complaints, violations } = await setUp(
      `SN-SHOWN-${colorScheme}`,
      look,
    )
    const orgUuid = ruuidOf(org.organizationId)
    await partner.fleet('location/createLocation', { name: 'Harbour', address: '1 Pier' }, { org: orgUuid })
    await partner.fleet('partner/registerCameraToClient', {
      orgUuid,
      serialNumber: `SN-SHOWN-${colorScheme}`,
    })
    const device = await activateDevice(tenantry, `SN-SHOWN-${colorScheme}`)
    await taken(tenantry, () => device.state({ door: 'open' }))
    for (const [path, title] of [
      ['hardware', 'Hardware and licences'],
      ['inside', 'Devices now'],
      ['inside/locations', 'Locations'],
      ['inside/alerts', 'Alerts'],
    ] as const) {
      await page.goto(`${at}/${path}`)
      await heading(page, title).waitFor()
      await page.waitForLoadState('networkidle')
      expect(await violations(), path).toEqual([])
      const isTooWide = await page.evaluate<boolean>(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      )
      expect(isTooWide, path).toBe(false)
    }
    expect(complaints).toEqual([])
  })
})
