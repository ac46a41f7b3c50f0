import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KeyRing } from '../../src/crypto/key-ring.ts'
import { GatewayAuthority } from '../../src/domain/agent-setup/gateway-authority.ts'
import { newId } from '../../src/kernel/ids.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('nodes that need the gateway’s authority at the same moment', () => {
  it('make one between them, and all open it', async () => {
    const keyRing = new KeyRing(randomBytes(32))
    const foundation = { store: database.store, keyRing, now: () => new Date(), newId }
    const nodes = Array.from({ length: 8 }, () => new GatewayAuthority(foundation))
    const opened = await Promise.all(nodes.map((node) => node.open()))
    expect(new Set(opened.map(({ certificate }) => certificate)).size).toBe(1)
    expect(new Set(opened.map(({ privateKey }) => privateKey.reveal())).size).toBe(1)
    expect(await database.sql('select count(*)::int as made from gateway_authorities')).toEqual([{ made: 1 }])
  })
})
