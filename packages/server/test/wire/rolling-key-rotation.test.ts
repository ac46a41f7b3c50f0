import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createPostgresDatabase } from '../support/database.ts'
import { bearer } from '../support/partners.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { callAs, createWirePartner, operate, type WirePartner } from './wire-partner.ts'

const PER_SECOND = 500
const SECONDS = 6
const TICK_MS = 20
/** Beyond it a machine that is too slow for the pace would run out of connections. */
const IN_FLIGHT_MAX = 200
const ROTATIONS = 5
/** As many as keep each one within its organization's 600 requests a minute. */
const ORGS = 30

/** As each dialect calls it, and ignores the other's word. */
const OVERLAP = { overlapSeconds: 3_600, overlap_seconds: 3_600 }

/** A key and what replaced it, the newest last. */
interface Holder {
  readonly path: string
  readonly keys: { readonly id: string; readonly token: string }[]
  rotate(): Promise<void>
}

const idAndToken = (body: unknown): { id: string; token: string } => {
  const made = body as Readonly<Record<string, string>>
  return {
    id: made['api_key_id'] ?? made['id'] ?? '',
    token: made['api_key'] ?? made['apiKey'] ?? '',
  }
}

const holderOf = async (
  server: SpawnedServer,
  partner: WirePartner,
  keysPath: string,
  first: Holder['keys'][number],
  probed: string,
): Promise<Holder> => {
  const keys = [first]
  return {
    path: probed,
    keys,
    rotate: async () => {
      const path = `${keysPath}/${keys.at(-1)?.id}/rotate`
      const { status, body, text } = await callAs(server, 'embed', partner.key, 'POST', path, {
        body: OVERLAP,
      })
      expect(status, text).toBe(201)
      keys.push(idAndToken(body))
    },
  }
}

const orgHolder = async (server: SpawnedServer, partner: WirePartner): Promise<Holder> => {
  const create = (path: string, body: object) => callAs(server, 'embed', partner.key, 'POST', path, { body })
  const { id } = (await create('/partner/v1/orgs', { name: 'Acme Tours' })).body as { id: string }
  const path = `/partner/v1/orgs/${id}/api-keys`
  const { body } = await create(path, { name: 'Rolling' })
  return holderOf(server, partner, path, idAndToken(body), '/v1/projects')
}

const partnerHolder = async (server: SpawnedServer, partner: WirePartner): Promise<Holder> => {
  const { body } = await operate(server, 'POST', `/partners/${partner.id}/keys`, {
    body: { name: 'Rolling', format: 'jwt' },
  })
  return holderOf(server, partner, '/v1/partner/keys', idAndToken(body), '/partner/v1/orgs?limit=1')
}

/** Sends requests at a steady pace, though earlier ones are not answered yet, as long as those are not too many. */
const loadSteadily = async (server: SpawnedServer, holders: readonly Holder[]): Promise<string[]> => {
  const answers: Promise<string>[] = []
  let inFlight = 0
  const begun = performance.now()
  const request = async (at: number): Promise<string> => {
    const { path, keys } = holders[at % holders.length] ?? { path: '', keys: [] }
    // Not everybody has heard of the newest key.
    const { token } = keys.at(at % 3 === 0 ? -2 : -1) ?? keys[0] ?? { token: '' }
    inFlight++
    try {
      const answer = await fetch(server.url + path, { headers: bearer(token) })
      await answer.arrayBuffer()
      return `${answer.status}`
    } finally {
      inFlight--
    }
  }
  while (answers.length < PER_SECOND * SECONDS) {
    const due = ((performance.now() - begun) / 1_000) * PER_SECOND
    while (answers.length < Math.min(due, PER_SECOND * SECONDS) && inFlight < IN_FLIGHT_MAX)
      answers.push(request(answers.length).catch(String))
    await sleep(TICK_MS)
  }
  return Promise.all(answers)
}

it('no request fails while keys are rotated with an overlap, under 500 requests a second', async () => {
  const server = await startServer({
    env: {
      DATABASE_URL: await createPostgresDatabase(),
      TENANTRY_OPERATOR_KEY: randomBytes(32).toString('hex'),
    },
  })
  const partner = await createWirePartner(server)
  const ofPartner = await partnerHolder(server, partner)
  const ofOrgs: Holder[] = []
  for (let made = 0; made < ORGS; made++) ofOrgs.push(await orgHolder(server, partner))
  const rotateNowAndThen = async (): Promise<void> => {
    for (let times = 0; times < ROTATIONS; times++) {
      await sleep((SECONDS * 1_000) / (ROTATIONS + 1))
      await Promise.all([ofPartner, ...ofOrgs].map((holder) => holder.rotate()))
    }
  }
  const holders = ofOrgs.flatMap((holder) => [holder, ofPartner])
  const [answers] = await Promise.all([loadSteadily(server, holders), rotateNowAndThen()])
  const counts = new Map<string, number>()
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  expect(Object.fromEntries(counts)).toEqual({ 200: PER_SECOND * SECONDS })
  for (const { keys } of holders) expect(new Set(keys.map(({ token }) => token)).size).toBe(ROTATIONS + 1)
})
