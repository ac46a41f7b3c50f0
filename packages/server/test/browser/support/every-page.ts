import type { WatchedPage } from './watched-page.ts'

/** How pages are looked at: wide in light, and narrow in the dark. */
export const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1_280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 800 } },
] as const

/** Goes to every page of the navigation; answers what each complains about, by its name. */
export const complaintsOfAll = async (
  { page, complaints, violations, forget }: WatchedPage,
  wide: boolean,
) => {
  const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
  const found: Record<string, readonly string[]> = {}
  for (const name of await pages.allTextContents()) {
    if (!wide) await page.getByRole('button', { name: 'Open the navigation' }).click()
    await pages.filter({ hasText: name }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    const current = await page.locator('nav[aria-label=Pages] a[aria-current=page]').allTextContents()
    const isTooWide = await page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    )
    found[name] = [
      ...complaints,
      ...(await violations()),
      ...(isTooWide ? ['wider than the window'] : []),
      ...(current.length === 1 ? [] : [`several are looked at: ${current}`]),
    ]
    forget()
  }
  return found
}
