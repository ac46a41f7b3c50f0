import { describe, it } from 'vitest'
import { surviveKillsOnEmbedded, surviveKillsOnPostgres } from './battlefields.ts'

// Many more of them are lived through by `npm run test:long`.
const ROUNDS = 1

describe('a server killed in the middle of provisioning', () => {
  it('leaves whole organizations or none, and retries make no second one: embedded database', async () => {
    await surviveKillsOnEmbedded(ROUNDS)
  }, 300_000)

  it('leaves whole organizations or none, and retries make no second one: PostgreSQL', async () => {
    await surviveKillsOnPostgres(ROUNDS)
  }, 300_000)
})
