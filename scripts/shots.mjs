// npm run shots [FOLDER]: pictures of every page of the portal on the demo's world, for a person to look at.
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { prepare, root } from './prepare.mjs'

prepare()
const folder = process.argv[2] ?? join(root, 'shots')

const LOOKS = [
  { name: 'light-desktop', colorScheme: 'light', viewport: { width: 1_280, height: 800 } },
  { name: 'dark-desktop', colorScheme: 'dark', viewport: { width: 1_280, height: 800 } },
  { name: 'light-phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'dark-phone', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
]

const unusedPort = async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}

const fileName = (words) => words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

const signInByPassword = async (page, url, { email, password }) => {
  await page.goto(url)
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/\/[po]\//)
}

/** Each kind of person: how they come in, and the pages that no navigation leads to. */
const PEOPLE = {
  operator: {
    enter: async (page, stage) => {
      await page.goto(await stage.operatorLink())
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
    },
    further: ({ people }) => ({
      'A partner': `/operator/partners/${people.partner.id}`,
      "A partner's keys": `/operator/partners/${people.partner.id}/keys`,
      "A partner's hardware": `/operator/partners/${people.partner.id}/loads`,
    }),
  },
  partner: {
    enter: (page, { publicUrl, people }) =>
      signInByPassword(page, `${publicUrl}/sign-in?next=/p/${people.partner.id}`, people.partner),
    further: ({ people }) => ({
      ...Object.fromEntries(
        [
          ['An organization', ''],
          ["An organization's hardware", '/hardware'],
          ['Inside an organization', '/inside'],
          ["An organization's locations", '/inside/locations'],
          ["An organization's alerts", '/inside/alerts'],
        ].map(([name, below]) => [
          name,
          `/p/${people.partner.id}/organizations/${people.customer.orgId}${below}`,
        ]),
      ),
    }),
  },
  customer: {
    enter: (page, { publicUrl, people }) =>
      signInByPassword(page, `${publicUrl}/sign-in?next=/o/${people.customer.orgId}`, people.customer),
    further: () => ({}),
  },
}

const settle = async (page) => {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
}

const shoot = async (stage, browser, who, { name: look, ...options }) => {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const into = join(folder, look)
  mkdirSync(into, { recursive: true })
  const take = async (name) => {
    await settle(page)
    const path = join(into, `${who}-${fileName(name)}.png`)
    await page.screenshot({ path, fullPage: true })
    console.log(path)
  }
  const heading = () => page.getByRole('heading', { level: 1 }).first().textContent()
  await page.goto(`${stage.publicUrl}/sign-in`)
  await take('Sign in')
  await PEOPLE[who].enter(page, stage)
  await settle(page)
  const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
  for (const [at, label] of (await pages.allTextContents()).entries()) {
    const opener = page.getByRole('button', { name: 'Open the navigation' })
    if (await opener.isVisible()) await opener.click()
    const before = await heading()
    await pages.nth(at).click()
    // What is looked at already stays as it is.
    if (at > 0) await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before)
    await page.mouse.move(0, 0)
    await take(label)
  }
  for (const [label, path] of Object.entries(PEOPLE[who].further(stage))) {
    await page.goto(stage.publicUrl + path)
    await take(label)
  }
  await context.close()
}

const { openStage } = await import('../demo/stage.mjs')
const { module } = await runnerImport(join(root, 'packages/server/test/support/open-browser.ts'))
const stage = await openStage(await unusedPort())
const { browser, close } = await module.openBrowser()
try {
  for (const look of LOOKS) for (const who of Object.keys(PEOPLE)) await shoot(stage, browser, who, look)
} finally {
  await close()
  stage.stop()
}
