import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KeyRing } from '../../src/crypto/key-ring.ts'
import { SigningKeys } from '../../src/domain/credential/signing-keys.ts'
import { type CredentialId, newId } from '../../src/kernel/ids.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('nodes that start at the same moment on an empty database', () => {
  it('serve the same JWKS and take the keys that each other one signs', async () => {
    const foundation = {
      store: database.store,
      keyRing: new KeyRing(randomBytes(32)),
      now: () => new Date(),
      newId,
      issuer: 'https://tenantry.example',
    }
    const nodes = await Promise.all(Array.from({ length: 8 }, () => SigningKeys.open(foundation)))
    const served = nodes.map((node) => JSON.stringify(node.jwks()))
    for (const node of nodes) {
      const token = await node.sign({
        credentialId: newId<CredentialId>(),
        subject: 'partner/x',
        expiresAt: null,
      })
      for (const other of nodes) expect(await other.isOurs(token.reveal())).toBe(true)
    }
    expect(new Set(served).size).toBe(1)
  })
})
