import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizePath, exchangeCode, newRequest, registerApplication } from '../support/oauth.ts'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { useBrowser } from './support/use-browser.ts'

const PASSWORD = 'a long enough password'

const stage = useBrowser()
let program: Server
let callback: string
beforeAll(async () => {
  program = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Back in the program</h1>'),
  ).listen(0, '127.0.0.1')
  await once(program, 'listening')
  const address = program.address()
  callback = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/callback`
})
afterAll(() => {
  program?.close()
})

const heading = (page: Page): Promise<string> => page.locator('h1').innerText()

/** Somebody who owns an organization, made in a browser of their own. */
const newOwner = async (): Promise<string> => {
  const partner = await createTestPartner(stage().tenantry)
  const org = await createTestOrg(partner, 'Acme Corp')
  const email = `owner-${Date.now()}@example.com`
  const page = await stage().newPage({ javaScriptEnabled: false })
  await page.goto(org.claimUrl)
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Create account' }) })
  for (const [name, value] of Object.entries({ name: 'Ann Owner', email, password: PASSWORD }))
    await form.locator(`[name="${name}"]`).fill(value)
  await form.getByRole('button', { name: 'Create account' }).click()
  await page.getByLabel('Yes, until I say otherwise').check()
  await page.getByRole('button', { name: 'Become the owner' }).click()
  expect(await heading(page)).toBe('Acme Corp is yours')
  await page.context().close()
  return email
}

const signIn = async (page: Page, email: string): Promise<void> => {
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Sign in', exact: true }) })
  await form.locator('[name="email"]').fill(email)
  await form.locator('[name="password"]').fill(PASSWORD)
  await form.getByRole('button', { name: 'Sign in', exact: true }).click()
}

describe.each([
  ['on', true],
  ['off', false],
] as const)('with JavaScript %s', (_word, javaScriptEnabled) => {
  it('a person signs in, lets a program act for them, and ends it', async () => {
    const { tenantry, newPage } = stage()
    const email = await newOwner()
    const application = await registerApplication(tenantry, {
      ...{ client_name: 'Rhombus CLI', redirect_uris: [callback], token_endpoint_auth_method: 'none' },
    })
    const request = newRequest(application)
    const page = await newPage({ javaScriptEnabled })
    await page.goto(tenantry.url + authorizePath(application, request))
    expect(await heading(page)).toBe('Sign in to decide')
    await signIn(page, email)
    expect(await heading(page)).toBe('May this application act for you?')
    await page.getByLabel('Acme Corp, as its owner').check()
    await page.getByRole('button', { name: 'Allow', exact: true }).click()
    await page.waitForURL(`${callback}**`)
    expect(await heading(page)).toBe('Back in the program')
    const answer = new URL(page.url()).searchParams
    expect([answer.get('state'), answer.get('iss')]).toEqual([request.state, tenantry.url])
    const exchanged = await exchangeCode(tenantry, application, request, answer.get('code') ?? '')
    const { access_token: token } = exchanged.body as { access_token: string }
    const standing = async () =>
      (
        await tenantry.call('POST', '/api/org/getOrgV2', {
          headers: { 'x-auth-scheme': 'api-oauth-token', 'x-auth-access-token': token },
          body: {},
        })
      ).status
    expect(await standing()).toBe(200)
    await page.goto(`${tenantry.url}/applications`)
    await page.getByRole('button', { name: 'End the access of Rhombus CLI to Acme Corp' }).click()
    await page.getByText('Nothing acts for').waitFor()
    expect(await standing()).toBe(401)
  })

  it('a no is taken back to the program, and the page stays out of other sites’ frames', async () => {
    const { tenantry, newPage } = stage()
    const email = await newOwner()
    const application = await registerApplication(tenantry, { redirect_uris: [callback] })
    const request = newRequest(application)
    const page = await newPage({ javaScriptEnabled })
    const url = tenantry.url + authorizePath(application, request)
    await page.goto(url)
    await signIn(page, email)
    await page.getByRole('button', { name: 'Deny' }).click()
    await page.waitForURL(`${callback}**`)
    expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied')
    const asked = page.waitForEvent('request', (one) => one.url().startsWith(`${tenantry.url}/oauth/`))
    await page.setContent(`<iframe src="${url.replaceAll('&', '&amp;')}"></iframe>`)
    await (await asked).response()
    await page.frames()[1]?.waitForLoadState()
    expect(page.frames()).toHaveLength(2)
    expect(await page.frames()[1]?.locator('h1').count()).toBe(0)
  })
})
