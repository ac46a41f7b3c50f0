import { describe, expect, it } from 'vitest'
import { tryHistories } from '../property/support/hand-over/try-histories.ts'

const HISTORIES = 1_000

describe('whatever happens between partners and customers, thousands of times', () => {
  it.each(['embedded', 'postgres'] as const)('the server is as a small model says: %s', async (engine) => {
    await expect(tryHistories({ runs: HISTORIES, engine })).resolves.toBeUndefined()
  })
})
