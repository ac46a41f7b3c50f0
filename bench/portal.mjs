import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { fillPartner } from './support/organizations.mjs'
import { pg } from './support/postgres.mjs'
import { createPartner, readOutbox, startTenantry } from './support/process.mjs'
import { heading, median, ratio, row } from './support/report.mjs'

const FEW = 100
const MANY = 100_000
const ROUNDS = 9
const FURTHER_PAGES = 10
const PAGE = 50
const PASSWORD = 'a-password-of-the-benchmarks-0001'
const OPEN_BROWSER = fileURLToPath(
  new URL('../packages/server/test/support/open-browser.ts', import.meta.url),
)

/** A partner with so many organizations, and the cookies of its owner, who came by the link in the mail. */
const signedInOwner = async ({ tenantry, client, browser }, ownerEmail, orgs) => {
  const partner = await createPartner(tenantry.url, { ownerEmail })
  await fillPartner(client, partner.id, orgs)
  const { data } = await readOutbox(tenantry.url)
  const text = data.find(({ to }) => to === ownerEmail).text
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(/https?:\/\/\S+/.exec(text)[0])
  const form = page.locator('form:has(input[name="step"][value="join"])')
  await form.locator('input[name="name"]').fill('An owner')
  await form.locator('input[name="password"]').fill(PASSWORD)
  await form.locator('button').click()
  await page.getByText(`You are signed in as ${ownerEmail}.`).waitFor()
  const storageState = await context.storageState()
  await context.close()
  return { storageState, orgs, url: `${tenantry.url}/p/${partner.id}/organizations` }
}

const rowsOf = (page) => page.getByRole('region', { name: 'Organizations' }).locator('tbody tr')

/** Milliseconds since the page's navigation began, once it shows its first page of rows and what is typed appears. */
const untilUsable = async (page, url) => {
  await page.goto(url, { waitUntil: 'commit' })
  return page.evaluate(
    (rows) =>
      new Promise((resolve) => {
        const look = () => {
          if (document.querySelectorAll('tbody tr').length < rows) return requestAnimationFrame(look)
          // Drawn, and whatever had kept the page busy is over.
          return requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
        }
        look()
      }),
    PAGE,
  )
}

/** Milliseconds until the list begins with this organization; looked for at every frame, as an eye would. */
const untilFirst = async (page, name, act) => {
  const began = performance.now()
  await act()
  await page.waitForFunction((first) => document.querySelector('tbody tr a')?.textContent === first, name, {
    polling: 'raf',
  })
  return performance.now() - began
}

/** Goes through the list page by page: the milliseconds of the longest time in which nothing could be pressed. */
const longestStandstill = async (page) => {
  await page.evaluate(() => {
    globalThis.standstills = [0]
    new PerformanceObserver((list) =>
      globalThis.standstills.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' })
  })
  for (let shown = 1; shown <= FURTHER_PAGES; shown++) {
    await page.getByRole('button', { name: 'Show more' }).click()
    await rowsOf(page)
      .nth(shown * PAGE)
      .waitFor()
  }
  return page.evaluate(() => Math.max(...globalThis.standstills))
}

/** What an owner waits for: a page opened for the first time, opened again, searched and ordered. */
const visit = async (browser, { storageState, orgs, url }) => {
  const context = await browser.newContext({ storageState, viewport: { width: 1_280, height: 800 } })
  const page = await context.newPage()
  try {
    const first = await untilUsable(page, url)
    const again = await untilUsable(page, url)
    const sorted = await untilFirst(page, 'Org 1', () => page.getByLabel('Order').selectOption('name'))
    const found = await untilFirst(page, `Org ${orgs - 1}`, () =>
      page.getByLabel('Search').fill(`Org ${orgs - 1}`),
    )
    return { first, again, sorted, found }
  } finally {
    await context.close()
  }
}

const standstillOf = async (browser, { storageState, url }) => {
  const context = await browser.newContext({ storageState, viewport: { width: 1_280, height: 800 } })
  const page = await context.newPage()
  try {
    await untilUsable(page, url)
    return await longestStandstill(page)
  } finally {
    await context.close()
  }
}

const WORDS = {
  first: 'opened for the first time, until it can be used',
  again: 'opened again',
  sorted: 'ordered by name',
  found: 'searched (400 ms of it wait for the next letter)',
}

/** The portal's page of organizations in a browser, with 100 and with 100,000 of them. */
export const benchPortal = async (postgres) => {
  heading("Portal: a partner's organizations in a browser, on PostgreSQL")
  const DATABASE_URL = await postgres.createDatabase()
  const tenantry = await startTenantry({ DATABASE_URL })
  const client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
  const { module } = await runnerImport(OPEN_BROWSER)
  const { browser, close } = await module.openBrowser()
  try {
    const stage = { tenantry, client, browser }
    const few = await signedInOwner(stage, 'few@example.com', FEW)
    const many = await signedInOwner(stage, 'many@example.com', MANY)
    await client.query('vacuum (analyze)')
    const ofFew = []
    const ofMany = []
    for (let round = 0; round < ROUNDS; round++) {
      ofFew.push(await visit(browser, few))
      ofMany.push(await visit(browser, many))
    }
    for (const [what, words] of Object.entries(WORDS)) {
      const [little, much] = [ofFew, ofMany].map((visits) => median(visits.map((one) => one[what])))
      row(`100,000: ${words}`, much, 'ms (median)')
      if (what === 'first') ratio('  of a second', much / 1_000, 'at most 1', much <= 1_000)
      ratio('  100,000 / 100', much / little)
    }
    row(
      `longest standstill while ${FURTHER_PAGES} more pages are shown`,
      await standstillOf(browser, many),
      'ms',
    )
  } finally {
    await close()
    await client.end()
    await tenantry.stop()
  }
}
