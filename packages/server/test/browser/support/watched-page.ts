import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A page, and everything that it complained about. */
export interface WatchedPage {
  readonly page: Page
  /** Errors of its scripts, its policy and its console, and requests that failed. */
  readonly complaints: readonly string[]
  /** Lets go of what it has complained about so far. */
  forget(): void
  /** What of the guidelines for accessibility it does not keep to. */
  violations(): Promise<readonly string[]>
}

/** Opens a page in a context of its own and listens to it. */
export const openWatched = async (
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> => {
  const page = await (await browser.newContext(options)).newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => {
    // Whoever goes on to another page waits no longer for what the last one asked.
    const why = request.failure()?.errorText ?? ''
    if (why !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${why}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  return {
    page,
    complaints,
    forget: () => {
      complaints.length = 0
    },
    violations: async () => {
      await page.evaluate(AXE)
      const { violations } = await page.evaluate<AxeResults, readonly string[]>(
        // biome-ignore lint/suspicious/noExplicitAny: what was put into the page has no type here
        (values) => (globalThis as any).axe.run({ runOnly: { type: 'tag', values } }),
        WCAG,
      )
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
      )
    },
  }
}
