import { expect, it } from 'vitest'
import { tryHistories } from './support/hand-over/try-histories.ts'

// Thousands of them are lived through by `npm run test:long`.
const HISTORIES = 8
const PATIENCE_MS = 300_000

it(
  'whatever happens between partners and customers, the server is as a small model says',
  async () => {
    await expect(tryHistories({ runs: HISTORIES })).resolves.toBeUndefined()
  },
  PATIENCE_MS,
)
