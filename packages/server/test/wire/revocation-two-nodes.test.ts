import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ruuid } from '../domain/wire-ids.ts'
import { claimAs, newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { createPostgresDatabase } from '../support/database.ts'
import type { Answer } from '../support/openapi.ts'
import { bearer, fleetHeaders, type TestOrg } from '../support/partners.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { type OpenConnection, openConnection } from './open-connection.ts'
import { createWirePartner } from './wire-partner.ts'

/**
 * Rule 7 of PRODUCT.md, on two nodes: what a node has answered holds on the other one for every request that is sent
 * there a second later. The time runs from the arrival of the answer to the sending of the request, so that a slow
 * machine makes nobody late; no allowance is needed.
 */
const PROMISED_MS = 1_000
/** How much longer is watched, so that nothing is let in again. */
const WATCHED_MS = 1_500
const INTERVAL_MS = 25
/** Once refused; failures are throttled when they are many. */
const SLOW_INTERVAL_MS = 150

let here: SpawnedServer
let there: SpawnedServer
const open: OpenConnection[] = []

beforeAll(async () => {
  const env = {
    DATABASE_URL: await createPostgresDatabase(),
    TENANTRY_MASTER_KEY: randomBytes(32).toString('hex'),
    TENANTRY_OPERATOR_KEY: randomBytes(32).toString('hex'),
    TENANTRY_PUBLIC_URL: 'https://tenantry.example',
  }
  here = await startServer({ env })
  there = await startServer({ env })
})
afterAll(() => {
  for (const connection of open) connection.close()
})

const connect = ({ url }: SpawnedServer): OpenConnection => {
  const connection = openConnection(url)
  open.push(connection)
  return connection
}

/** Something that is let in until it is revoked. */
interface Watched {
  readonly what: string
  /** Asks the other node over the connection given. */
  readonly ask: (connection: OpenConnection) => Promise<Answer>
  /** The status of the refusal; without, what is shown becomes an empty list. */
  readonly refusal?: number
}

const isLetIn = ({ refusal }: Watched, { status, body }: Answer): boolean =>
  status === 200 && (refusal !== undefined || (Array.isArray(body) && body.length > 0))

const expectRefusal = ({ what, refusal }: Watched, { status, body, text }: Answer): void => {
  if (refusal === undefined) expect([status, body], `${what}: ${text}`).toEqual([200, []])
  else expect(status, `${what}: ${text}`).toBe(refusal)
}

/** Polls the other node over the connection that was open before the change. */
const watch = async (watched: Watched, connection: OpenConnection, changedAt: number): Promise<void> => {
  let refusedAt: number | undefined
  for (;;) {
    const sentAt = performance.now() - changedAt
    if (sentAt > WATCHED_MS) break
    const answer = await watched.ask(connection)
    if (isLetIn(watched, answer)) {
      expect(sentAt, `${watched.what} was let in`).toBeLessThan(PROMISED_MS)
      expect(refusedAt, `${watched.what} was let in again`).toBeUndefined()
    } else {
      expectRefusal(watched, answer)
      refusedAt ??= sentAt
    }
    await sleep(refusedAt === undefined ? INTERVAL_MS : SLOW_INTERVAL_MS)
  }
  // A machine that slept through it all has asked nothing after the change.
  if (refusedAt === undefined) expectRefusal(watched, await watched.ask(connection))
  expect(connection.opened(), watched.what).toBe(1)
}

/** Makes a change on one node and expects that all of these are refused by the other one within a second. */
const expectRevoked = async (change: () => Promise<Answer>, all: readonly Watched[]): Promise<void> => {
  const connections = all.map((watched) => ({ watched, connection: connect(there) }))
  for (const { watched, connection } of connections) {
    const answer = await watched.ask(connection)
    expect(isLetIn(watched, answer), `${watched.what}: ${answer.text}`).toBe(true)
  }
  const { status, text } = await change()
  const changedAt = performance.now()
  expect([200, 204, 303], text).toContain(status)
  await Promise.all(connections.map(({ watched, connection }) => watch(watched, connection, changedAt)))
}

const setUp = async () => {
  const partner = await createWirePartner(here)
  const node = connect(here)
  const byPartner = (method: string, path: string, body?: unknown) =>
    node.call(method, path, { headers: bearer(partner.key), ...(body !== undefined && { body }) })
  const made = await byPartner('POST', '/v1/partner/orgs', { name: 'Acme Corp' })
  expect(made.status, made.text).toBe(201)
  const org = made.body as TestOrg
  const path = `/v1/partner/orgs/${org.organizationId}`
  return { partner, node, org, path, byPartner }
}

const bearing = (what: string, token: string, refusal: number): Watched => ({
  ...{ what, refusal },
  ask: (connection) => connection.call('GET', '/v1/whoami', { headers: bearer(token) }),
})

const entry = (partnerKey: string, { organizationId }: TestOrg): Watched => ({
  ...{ what: 'the partner inside', refusal: 403 },
  ask: (connection) =>
    connection.call('POST', '/api/org/getOrgV2', {
      headers: { ...fleetHeaders(partnerKey), 'x-auth-org': ruuid(organizationId) },
      body: {},
    }),
})

const inherited = ({ orgApiKey }: TestOrg): Watched => ({
  what: 'inherited secrets',
  ask: (connection) =>
    connection.call('GET', '/v1/org/partner/inherited-secrets', { headers: bearer(orgApiKey) }),
})

/** A customer who has claimed the organization on this node. */
const claim = async ({ node, org }: Awaited<ReturnType<typeof setUp>>) => {
  const email = `customer-${randomBytes(6).toString('hex')}@example.com`
  const { visitor, answer } = await claimAs(node, org.claimUrl, email)
  expect(answer.status, answer.text).toBe(200)
  return { email, visitor }
}

const signedIn = (what: string, visitor: Visitor): Watched => {
  const cookie = visitor.cookie()
  return {
    ...{ what, refusal: 401 },
    ask: (connection) =>
      connection.call('GET', '/v1/org/members', { headers: { cookie, 'sec-fetch-site': 'same-origin' } }),
  }
}

describe('within one second, over open connections, the other node refuses', () => {
  it('a partner key that was revoked', async () => {
    const { byPartner } = await setUp()
    const issued = await byPartner('POST', '/v1/partner/keys', { name: 'Another' })
    expect(issued.status, issued.text).toBe(201)
    const { id, apiKey } = issued.body as { id: string; apiKey: string }
    await expectRevoked(
      () => byPartner('DELETE', `/v1/partner/keys/${id}`),
      [bearing('the key', apiKey, 401)],
    )
  })

  it('tokens that were rotated', async () => {
    const { org, path, byPartner } = await setUp()
    await expectRevoked(
      () => byPartner('POST', `${path}/rotate-tokens?agents=true`),
      [
        bearing('the organization key', org.orgApiKey, 401),
        bearing('the project key', org.projectApiKey, 401),
        bearing('the agent token', org.agentToken, 401),
      ],
    )
  })

  it('the partner and its secrets, once the customer has detached', async () => {
    const { partner, node, org, byPartner } = await setUp()
    const secret = await byPartner('POST', '/v1/partner/secrets', {
      ...{ name: 'Shared', type: 'generic', value: 'a value', hostPattern: 'api.example.com' },
      injectionConfig: { headerName: 'X-Api-Key' },
    })
    expect(secret.status, secret.text).toBe(201)
    await expectRevoked(
      () => node.call('POST', '/v1/org/partner/detach', { headers: bearer(org.orgApiKey) }),
      [entry(partner.key, org), inherited(org)],
    )
  })

  it('whoever comes into an organization that was suspended', async () => {
    const { partner, org, path, byPartner } = await setUp()
    await expectRevoked(
      () => byPartner('POST', `${path}/suspend`),
      [
        entry(partner.key, org),
        bearing('the organization key', org.orgApiKey, 403),
        bearing('the project key', org.projectApiKey, 403),
        bearing('the agent token', org.agentToken, 403),
      ],
    )
  })

  it('the partner, once the customer no longer lets it in', async () => {
    const place = await setUp()
    const { visitor } = await claim(place)
    await expectRevoked(
      () => visitor.api('PATCH', '/v1/org/partner/access', { body: { allowed: false } }),
      [entry(place.partner.key, place.org)],
    )
  })

  it('a session that was signed out, and all others of its person', async () => {
    const place = await setUp()
    const { email, visitor } = await claim(place)
    const [one, other] = [newVisitor(place.node), newVisitor(place.node)]
    for (const device of [one, other]) {
      await device.get('/sign-in')
      await device.submit({ step: 'sign-in', email, password: PASSWORD })
      await device.get('/sign-in')
    }
    const ended = signedIn('a session that was signed out', one)
    await expectRevoked(() => one.submit({}, '/sign-out'), [ended])
    const all = [signedIn('a session of the same person', visitor), signedIn('the session that asked', other)]
    await expectRevoked(() => other.submit({}, '/sign-out-everywhere'), all)
  })
})
