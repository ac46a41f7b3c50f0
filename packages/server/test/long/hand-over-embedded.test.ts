import { expect, it } from 'vitest'
import { tryHistories } from '../property/support/hand-over/try-histories.ts'

const HISTORIES = 1_000

it('whatever happens between partners and customers, the server is as a small model says, on the embedded database', async () => {
  await expect(tryHistories({ runs: HISTORIES, engine: 'embedded' })).resolves.toBeUndefined()
})
