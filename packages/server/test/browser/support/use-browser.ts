import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type ListeningTenantry, listenTenantry } from '../../support/listening-tenantry.ts'
import { type OpenBrowser, openBrowser } from '../../support/open-browser.ts'

/** A server, and a browser that reaches it. */
export interface BrowserStage {
  readonly tenantry: ListeningTenantry
  readonly browser: Browser
  /** Opens a page in a context of its own: nobody is signed in there. */
  newPage(options?: BrowserContextOptions): Promise<Page>
}

// What a page still says tells more than that something did not appear on it.
const tellOf = async (page: Page): Promise<void> => {
  const text = await page.evaluate<string>('document.body.innerText')
  console.log(`What failed saw ${page.url().replace(/\?.*/, '')}:\n${text}`)
}

/** Starts both for all tests of a file, and closes both after them. */
export const useBrowser = (): (() => BrowserStage) => {
  let tenantry: ListeningTenantry | undefined
  let opened: OpenBrowser | undefined
  beforeAll(async () => {
    tenantry = await listenTenantry({}, 'localhost')
    opened = await openBrowser()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    for (const page of opened?.browser.contexts().at(-1)?.pages() ?? []) await tellOf(page)
  })
  afterAll(async () => {
    await opened?.close()
    await tenantry?.close()
  })
  return () => {
    if (tenantry === undefined || opened === undefined) throw new Error('Neither has started yet.')
    const { browser } = opened
    return { tenantry, browser, newPage: async (options) => (await browser.newContext(options)).newPage() }
  }
}
