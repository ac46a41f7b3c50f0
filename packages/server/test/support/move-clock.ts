import { onTestFinished } from 'vitest'
import type { TestTenantry } from './tenantry.ts'

/** Lets time go by for a server, to the end of the test. */
export const moveClock = ({ clock }: Pick<TestTenantry, 'clock'>, seconds: number): void => {
  const { now } = clock
  clock.now = new Date(now.getTime() + seconds * 1_000)
  onTestFinished(() => {
    clock.now = now
  })
}
