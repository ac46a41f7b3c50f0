import { describe, it } from 'vitest'
import { surviveKillsOnEmbedded, surviveKillsOnPostgres } from '../wire/battlefields.ts'

const ROUNDS = 50

describe('a server killed in the middle of provisioning, time and again', () => {
  it('leaves whole organizations or none, and retries make no second one: embedded database', async () => {
    await surviveKillsOnEmbedded(ROUNDS)
  })

  it('leaves whole organizations or none, and retries make no second one: PostgreSQL', async () => {
    await surviveKillsOnPostgres(ROUNDS)
  })
})
