import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const STEPS_MAX = 80

interface Focus {
  /** What it is called; empty where nothing has the focus. */
  readonly name: string
  /** Whether whoever looks at the page sees that it has the focus. */
  readonly isSeen: boolean
}

// It looks other than without the focus, it is not scrolled away, and nothing lies over it.
const FOCUS = `(() => {
  const at = document.activeElement
  if (at === null || at === document.body) return { name: '', isSeen: true }
  const [label] = at.labels ?? []
  const name = at.getAttribute('aria-label') ?? label?.textContent ?? at.textContent ?? ''
  const look = () => {
    const style = getComputedStyle(at)
    return [style.outlineStyle === 'none' ? '' : style.outline, style.boxShadow, style.borderColor].join(' ')
  }
  const { transition } = at.style
  at.style.transition = 'none'
  const focused = look()
  at.blur()
  const blurred = look()
  at.style.transition = transition
  at.focus({ focusVisible: true, preventScroll: true })
  const { left, top, width, height } = at.getBoundingClientRect()
  const above = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2)
  const isFree = above !== null && (at.contains(above) || above.contains(at))
  return { name: name.replace(/\\s*\\*$/, '').trim(), isSeen: focused !== blurred && isFree }
})()`

/** What has the focus. */
export const focusOf = (page: Page): Promise<Focus> => page.evaluate<Focus>(FOCUS)

// Mantine's focus trap sets the focus twice, in two tasks; whoever has gone on between them is fetched back.
const TRAP_IS_SET = `new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))
})`

/** Waits until a dialog has opened and the focus rests on what is called so. */
export const untilFocusRestsOn = async (page: Page, name: string): Promise<void> => {
  await expect.poll(async () => (await focusOf(page)).name).toBe(name)
  await page.evaluate(TRAP_IS_SET)
  expect((await focusOf(page)).name).toBe(name)
}

/** Presses Tab until what is called so has the focus; on the way everything has to show that it has it. */
export const tabTo = async (page: Page, name: string, key: 'Tab' | 'ArrowDown' = 'Tab'): Promise<void> => {
  const passed: string[] = []
  for (let step = 0; step < STEPS_MAX; step++) {
    await page.keyboard.press(key)
    const focus = await focusOf(page)
    if (!focus.isSeen) throw new Error(`“${focus.name}” does not show its focus.`)
    if (focus.name === name) return
    passed.push(focus.name)
  }
  throw new Error(`“${name}” is not reached, only ${[...new Set(passed)].join(', ')}.`)
}
