import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { useBrowser } from './support/use-browser.ts'

const stage = useBrowser()

const at = (path: string): string => `${stage().tenantry.url}${path}`

/** A page of a browser that has an authenticator of its own, whose user says yes to everything. */
const open = async (): Promise<Page> => {
  const page = await stage().newPage()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return page
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const headed = (page: Page, words: string) =>
  page.getByRole('heading', { level: 1, name: words }).waitFor({ timeout: 120_000 })

/** Makes an account on a claim page. */
const signUp = async (page: Page, email: string): Promise<void> => {
  const { claimUrl } = await createTestOrg(await createTestPartner(stage().tenantry))
  await page.goto(claimUrl)
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Create account' }) })
  const fields = { name: 'Ann', email, password: 'a long enough password' }
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(value)
  await form.getByRole('button').click()
  await page.getByText(`You are signed in as ${email}`).waitFor()
}

describe('a passkey', () => {
  it('is added by who is signed in, and signs in from then on, also on a claim page', async () => {
    const email = `passkey-${randomBytes(6).toString('hex')}@example.com`
    const page = await open()
    const complaints: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    await signUp(page, email)
    await page.goto(at('/sign-in'))
    const added = page.waitForResponse((answer) => answer.url().endsWith('/auth/passkey/verify-registration'))
    await press(page, 'Add a passkey')
    expect((await added).status()).toBe(200)
    await headed(page, 'You are signed in')
    await press(page, 'Sign out')
    await headed(page, 'Sign in')

    await press(page, 'Sign in with a passkey')
    await headed(page, 'You are signed in')
    expect(await page.locator('main').innerText()).toContain(`As ${email}.`)
    await press(page, 'Sign out everywhere')
    await headed(page, 'Sign in')

    const partner = await createTestPartner(stage().tenantry)
    const { claimUrl } = await createTestOrg(partner, 'By Passkey')
    await page.goto(claimUrl)
    await press(page, 'Sign in with a passkey')
    await headed(page, 'Sign in')
    await press(page, 'Sign in with a passkey')
    await headed(page, `${partner.name} offers you By Passkey`)
    expect(await page.locator('main').innerText()).toContain(`You are signed in as ${email}`)
    // The content security policy lets the pages do all they do.
    expect(complaints).toEqual([])
  })

  it('of nobody is told as such', async () => {
    const page = await open()
    await page.goto(at('/sign-in'))
    await press(page, 'Sign in with a passkey')
    await page.getByRole('alert').filter({ hasText: 'The passkey was not accepted.' }).waitFor()
  })

  it('is not offered where there is no script', async () => {
    const page = await stage().newPage({ javaScriptEnabled: false })
    await page.goto(at('/sign-in'))
    expect(await page.getByRole('button', { name: 'Sign in', exact: true }).isVisible()).toBe(true)
    expect(await page.getByText('Sign in with a passkey').isVisible()).toBe(false)
  })
})
