import { expect } from 'vitest'
import type { SoakReport } from './soak.ts'

/** What holds after any soak, however long: no secret leaked, none was another's, money adds up, memory is flat. */
export const expectSoaked = (report: SoakReport): void => {
  const { violations, answered, kills, rotations, counted, written, mayBeLost, memory } = report
  expect(violations).toEqual([])
  expect(answered).toBeGreaterThan(100)
  expect(kills).toBeGreaterThan(0)
  expect(rotations).toBeGreaterThan(5)
  expect(counted).toBeGreaterThan(0n)
  expect(written).toBeLessThanOrEqual(counted)
  expect(counted - written).toBeLessThanOrEqual(mayBeLost)
  expect(memory.late).toBeLessThan(memory.early * 1.3 + 64)
}
