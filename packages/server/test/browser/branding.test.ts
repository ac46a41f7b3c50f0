import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { claimedOrg, heading, signedIn } from './support/portal.ts'
import { useBrowser } from './support/use-browser.ts'
import { openWatched } from './support/watched-page.ts'

const stage = useBrowser()

const LOGO = 'https://static.shiny.example/logo.svg'
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40"/></svg>'
const BRANDING = {
  ...{ displayName: 'Shiny & Co', logoUrl: LOGO, color: '#ffee00' },
  ...{ supportUrl: 'https://shiny.example/help', supportEmail: 'help@shiny.example' },
}

/** A partner that presents itself so. */
const brandedPartner = async () => {
  const partner = await createTestPartner(stage().tenantry)
  await partner.broker('PATCH', '/v1/partner', { body: { branding: BRANDING } })
  return partner
}

/** Plays the host of the partner's logo; answers what it was asked with. */
const serveLogo = async (page: Page): Promise<readonly (string | undefined)[]> => {
  const referrers: (string | undefined)[] = []
  await page.context().route(`${new URL(LOGO).origin}/**`, async (route) => {
    referrers.push(route.request().headers()['referer'])
    await route.fulfill({ contentType: 'image/svg+xml', body: SVG })
  })
  return referrers
}
const logoIsThere = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    (src) =>
      // biome-ignore lint/suspicious/noExplicitAny: what runs in the page has no type here
      (globalThis as any).document.querySelector(`img[src="${src}"]`)?.naturalWidth > 0,
    LOGO,
  )
/** The colours of its ground and of its words. */
const colorsOf = (locator: Locator): Promise<readonly string[]> =>
  locator.evaluate((element) => {
    // biome-ignore lint/suspicious/noExplicitAny: what runs in the page has no type here
    const { backgroundColor, color } = (globalThis as any).getComputedStyle(element)
    return [backgroundColor, color]
  })

describe.each(['light', 'dark'] as const)('a partner’s branding, %s', (colorScheme) => {
  it('is on the claim page, and everybody can read it', async () => {
    const { claimUrl } = await createTestOrg(await brandedPartner(), 'Acme Corp')
    const { page, complaints, violations } = await openWatched(stage().browser, { colorScheme })
    const referrers = await serveLogo(page)
    await page.goto(claimUrl)
    await heading(page, 'Shiny & Co offers you Acme Corp').waitFor()
    await logoIsThere(page)
    const button = page.getByRole('button', { name: 'Create account' })
    expect(await colorsOf(button)).toEqual(['rgb(255, 238, 0)', 'rgb(0, 0, 0)'])
    expect(await violations()).toEqual([])
    // A claim link is a secret, and the logo's host is not who it was given to.
    expect(referrers).toEqual([undefined])
    expect(complaints).toEqual([])
  })

  it('is on the customer’s pages of the portal', async () => {
    const { email } = await claimedOrg(stage(), await brandedPartner())
    const { page, complaints, violations } = await signedIn(stage(), email, { colorScheme })
    const referrers = await serveLogo(page)
    await page.reload()
    await heading(page, 'Acme Tours').waitFor()
    await logoIsThere(page)
    expect(await violations()).toEqual([])
    expect(referrers).toEqual([undefined])
    expect(complaints).toEqual([])
  })
})
