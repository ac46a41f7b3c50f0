import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { bearer } from '../support/partners.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { type Attempt, nextAttempt, provision } from './provision.ts'
import { expectNoHalfOrg, type Sql } from './whole-orgs.ts'
import { callAs, createWirePartner, send, type WireAnswer, type WirePartner } from './wire-partner.ts'

const CLIENTS = 6
const ACKNOWLEDGED_MIN = 6
const MORE_MS_MAX = 250

/** Where the rounds take place. */
export interface Battlefield {
  readonly env: Readonly<Record<string, string>>
  /** Looks into the database while the server runs, where that is possible. */
  readonly lookInside?: Sql
  /** Looks into the database after the last server has ended. */
  lookAfterwards(dataDirectory: string, look: (sql: Sql) => Promise<void>): Promise<void>
}

interface BrokerOrg {
  readonly id: string
  readonly name: string
  readonly projects: readonly { readonly id: string }[]
}

/** Several clients create organizations without a pause, until the server is gone in the middle of it. */
const provisionUntilKilled = async (server: SpawnedServer, partner: WirePartner): Promise<Attempt[]> => {
  const attempts: Attempt[] = []
  let killed = false
  let acknowledged = 0
  let enough = (): void => {}
  const begun = new Promise<void>((resolve) => {
    enough = resolve
  })
  const client = async (): Promise<void> => {
    for (;;) {
      const attempt = nextAttempt(attempts.length)
      attempts.push(attempt)
      try {
        attempt.answer = await provision(server, partner, attempt)
      } catch (error) {
        // A connection that broke; an unexpected answer would be something else.
        if (killed && error instanceof TypeError) return
        throw error
      }
      if (++acknowledged === ACKNOWLEDGED_MIN) enough()
    }
  }
  const clients = Promise.all(Array.from({ length: CLIENTS }, client))
  await Promise.race([begun, clients])
  // The moment of the kill is to be a random one.
  await sleep(Math.random() * MORE_MS_MAX)
  killed = true
  await server.kill('SIGKILL')
  await clients
  return attempts
}

const listOrgs = async (server: SpawnedServer, { key }: WirePartner): Promise<readonly BrokerOrg[]> =>
  (await callAs(server, 'broker', key, 'GET', '/v1/partner/orgs')).body as BrokerOrg[]

const totalOf = async (server: SpawnedServer, { key }: WirePartner): Promise<number> => {
  const { body } = await callAs(server, 'embed', key, 'GET', '/partner/v1/orgs?limit=1')
  return (body as { total: number }).total
}

const idIn = ({ dialect }: Attempt, { body }: WireAnswer): string => {
  const named = body as Record<'clientOrgUuid' | 'id' | 'organizationId', string>
  if (dialect === 'fleet') {
    const hex = Buffer.from(named.clientOrgUuid, 'base64url').toString('hex')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
  return dialect === 'embed' ? named.id : named.organizationId
}

const expectCredentialsWork = async ({ url }: SpawnedServer, created: Record<string, string>) => {
  const whoIs = async (key: string): Promise<unknown> =>
    (await send(`${url}/v1/whoami`, 'GET', { headers: bearer(key) })).body
  const { organizationId, projectId, orgApiKey = '', projectApiKey = '', agentToken = '' } = created
  expect(await whoIs(orgApiKey)).toMatchObject({ kind: 'org', organizationId })
  expect(await whoIs(projectApiKey)).toMatchObject({ kind: 'project', organizationId, projectId })
  expect(await whoIs(agentToken)).toMatchObject({ kind: 'agent', organizationId, projectId })
  const agents = await send(`${url}/v1/agents`, 'GET', { headers: bearer(projectApiKey) })
  expect(agents.body).toMatchObject([{ isDefault: true, accessToken: agentToken }])
  const token = new URL(created['claimUrl'] ?? '').searchParams.get('token')
  expect((await send(`${url}/claim?token=${token}`, 'GET')).status).toBe(200)
}

/** What the server says after the restart: acknowledged organizations are there and whole, and none is half. */
const expectWhole = async (server: SpawnedServer, partner: WirePartner, attempts: readonly Attempt[]) => {
  const orgs = await listOrgs(server, partner)
  expect(await totalOf(server, partner)).toBe(orgs.length)
  expect(orgs.filter(({ projects }) => projects.length !== 1)).toEqual([])
  const byName = new Map(orgs.map((org) => [org.name, org]))
  expect(byName.size).toBe(orgs.length)
  for (const attempt of attempts) {
    if (attempt.answer === undefined) continue
    const org = byName.get(attempt.name)
    expect(org).toMatchObject({ id: idIn(attempt, attempt.answer), status: 'unclaimed' })
    if (attempt.dialect !== 'broker') continue
    const created = attempt.answer.body as Record<string, string>
    expect(org?.projects[0]?.id).toBe(created['projectId'])
    await expectCredentialsWork(server, created)
  }
}

/** Sends every request once more: what was acknowledged is answered alike, and no request makes a second organization. */
const expectRetriesMakeNoSecond = async (
  server: SpawnedServer,
  partner: WirePartner,
  attempts: readonly Attempt[],
) => {
  const before = new Map((await listOrgs(server, partner)).map(({ name, id }) => [name, id]))
  await Promise.all(
    attempts.map(async (attempt) => {
      const retry = await provision(server, partner, attempt)
      const known = before.get(attempt.name)
      expect(retry.headers.get('idempotent-replayed')).toBe(known === undefined ? null : 'true')
      if (known !== undefined) expect(idIn(attempt, retry)).toBe(known)
      if (attempt.answer !== undefined) expect(retry.text).toBe(attempt.answer.text)
      before.set(attempt.name, idIn(attempt, retry))
    }),
  )
  const after = await listOrgs(server, partner)
  expect(after).toHaveLength(before.size)
  expect(new Map(after.map(({ name, id }) => [name, id]))).toEqual(before)
  expect(await totalOf(server, partner)).toBe(after.length)
}

/** Kills the server in the middle of provisioning, round after round on the same data. */
export const surviveKills = async (rounds: number, battlefield: Battlefield): Promise<void> => {
  const { env, lookInside } = battlefield
  let server = await startServer({ env })
  const { dataDirectory } = server
  const partner = await createWirePartner(server)
  for (let round = 0; round < rounds; round++) {
    const attempts = await provisionUntilKilled(server, partner)
    expect(attempts.filter(({ answer }) => answer === undefined)).toHaveLength(CLIENTS)
    server = await startServer({ env, dataDirectory })
    await expectWhole(server, partner, attempts)
    if (lookInside !== undefined) await expectNoHalfOrg(lookInside)
    await expectRetriesMakeNoSecond(server, partner, attempts)
  }
  expect(await server.stop()).toBe(0)
  await battlefield.lookAfterwards(dataDirectory, expectNoHalfOrg)
}
