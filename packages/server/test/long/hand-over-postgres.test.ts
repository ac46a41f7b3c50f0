import { expect, it } from 'vitest'
import { tryHistories } from '../property/support/hand-over/try-histories.ts'

const HISTORIES = 1_000

it('whatever happens between partners and customers, the server is as a small model says, on PostgreSQL', async () => {
  await expect(tryHistories({ runs: HISTORIES, engine: 'postgres' })).resolves.toBeUndefined()
})
