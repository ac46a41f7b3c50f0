import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { createPostgresDatabase } from '../support/database.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import {
  callAs,
  createWirePartner,
  operate,
  PROBES,
  probe,
  send,
  type WireDialect,
  type WirePartner,
} from './wire-partner.ts'

const DIALECTS = Object.keys(PROBES) as WireDialect[]
const ONE_SECOND = 1_000

let here: SpawnedServer
let there: SpawnedServer

/** What two nodes of one installation have in common. */
const sharedSettings = async () => ({
  DATABASE_URL: await createPostgresDatabase(),
  TENANTRY_MASTER_KEY: randomBytes(32).toString('hex'),
  TENANTRY_OPERATOR_KEY: randomBytes(32).toString('hex'),
  TENANTRY_PUBLIC_URL: 'https://tenantry.example',
})

beforeAll(async () => {
  const env = await sharedSettings()
  here = await startServer({ env })
  there = await startServer({ env })
})

const issueKey = async (partner: WirePartner, body: object): Promise<{ id: string; apiKey: string }> => {
  const answer = await operate(here, 'POST', `/partners/${partner.id}/keys`, { body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body as { id: string; apiKey: string }
}

/** Asks the other node again and again: nothing that is sent a second after the change's answer may be let in. */
const expectRefusedWithinOneSecond = async (dialect: WireDialect, key: string, status: number) => {
  const changed = performance.now()
  for (;;) {
    const sent = performance.now()
    const answer = await probe(there, dialect, key)
    if (answer.status === status) return
    expect(answer.status, answer.text).toBe(200)
    expect(sent - changed).toBeLessThan(ONE_SECOND)
    await sleep(20)
  }
}

describe('two nodes on one PostgreSQL', () => {
  it('take the keys that the other one issued, opaque and JWT, at once', async () => {
    const partner = await createWirePartner(here)
    for (const format of ['opaque', 'jwt']) {
      const { apiKey } = await issueKey(partner, { name: 'Another', format })
      for (const dialect of DIALECTS)
        expect((await probe(there, dialect, apiKey)).status, `${format} ${dialect}`).toBe(200)
    }
  })

  it('see each other’s organizations, and replay each other’s answers', async () => {
    const partner = await createWirePartner(here)
    const create = (node: SpawnedServer) =>
      callAs(node, 'broker', partner.key, 'POST', '/v1/partner/orgs', {
        body: { name: 'Acme Tours' },
        headers: { 'idempotency-key': 'the-same' },
      })
    const made = await create(here)
    const again = await create(there)
    expect(made.status).toBe(201)
    expect(again.text).toBe(made.text)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect((await probe(there, 'broker', partner.key)).body).toHaveLength(1)
  })

  it.each(DIALECTS)(
    'refuse a key within one second after the other one has revoked it: %s',
    async (dialect) => {
      const partner = await createWirePartner(here)
      const key = await issueKey(partner, { name: 'Another', format: 'jwt' })
      expect((await probe(there, dialect, key.apiKey)).status).toBe(200)
      const revoked = await operate(here, 'DELETE', `/partners/${partner.id}/keys/${key.id}`)
      expect(revoked.status).toBe(204)
      const status = dialect === 'fleet' ? 403 : 401
      expect((await probe(here, dialect, key.apiKey)).status).toBe(status)
      await expectRefusedWithinOneSecond(dialect, key.apiKey, status)
      expect((await probe(there, dialect, partner.key)).status).toBe(200)
    },
  )

  it.each(DIALECTS)(
    'refuse a partner within one second after the other one has deactivated it, and let it in again: %s',
    async (dialect) => {
      const partner = await createWirePartner(here)
      expect((await probe(there, dialect, partner.key)).status).toBe(200)
      const setActive = async (active: boolean) =>
        expect((await operate(here, 'PATCH', `/partners/${partner.id}`, { body: { active } })).status).toBe(
          200,
        )
      await setActive(false)
      const status = dialect === 'fleet' ? 403 : 401
      expect((await probe(here, dialect, partner.key)).status).toBe(status)
      await expectRefusedWithinOneSecond(dialect, partner.key, status)
      await setActive(true)
      expect((await probe(here, dialect, partner.key)).status).toBe(200)
      expect((await probe(there, dialect, partner.key)).status).toBe(200)
    },
  )

  it('refuse the keys of an organization within one second after the other one has deleted it', async () => {
    const partner = await createWirePartner(here)
    const { body } = await callAs(here, 'broker', partner.key, 'POST', '/v1/partner/orgs', {
      body: { name: 'Short-lived' },
    })
    const { organizationId, orgApiKey } = body as { organizationId: string; orgApiKey: string }
    const whoIs = () => callAs(there, 'broker', orgApiKey, 'GET', '/v1/whoami')
    expect((await whoIs()).status).toBe(200)
    await callAs(here, 'broker', partner.key, 'DELETE', `/v1/partner/orgs/${organizationId}`)
    const changed = performance.now()
    for (let sent = changed; (await whoIs()).status !== 401; sent = performance.now())
      expect(sent - changed).toBeLessThan(ONE_SECOND)
  })

  it('serve the same JWKS', async () => {
    const jwksOf = ({ url }: SpawnedServer) => send(`${url}/.well-known/jwks.json`, 'GET')
    const { body, text } = await jwksOf(here)
    expect(body).toMatchObject({ keys: [{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA' }] })
    expect((await jwksOf(there)).text).toBe(text)
  })
})
