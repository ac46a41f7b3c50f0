import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

export interface OpenBrowser {
  readonly browser: Browser
  close(): Promise<void>
}

// They are for machines without processes of one's own; a page is to be kept to the web's rules here.
const UNWANTED = new Set(['--single-process', '--disable-web-security', '--allow-running-insecure-content'])

/** Unpacks into `directory`, which only the variable can tell the package; nobody else's leftovers are found there. */
const unpackInto = async (directory: string): Promise<string> => {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = directory
  try {
    return await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** Starts the browser that comes as a package, from a directory of this run's own: any user, any number at once. */
export const openBrowser = async (): Promise<OpenBrowser> => {
  const directory = await mkdtemp(join(tmpdir(), 'tenantry-browser-'))
  const removed = () => rm(directory, { recursive: true, force: true, maxRetries: 3 })
  try {
    chromium.setGraphicsMode = false
    const browser = await playwright.launch({
      executablePath: await unpackInto(directory),
      args: chromium.args.filter((argument) => !UNWANTED.has(argument)),
      headless: true,
      timeout: 120_000,
    })
    return {
      browser,
      close: async () => {
        await browser.close()
        await removed()
      },
    }
  } catch (error) {
    await removed()
    throw error
  }
}
