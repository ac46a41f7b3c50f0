import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { SpawnedServer } from '../support/spawned-server.ts'
import { callAs, type WireAnswer, type WireDialect, type WirePartner } from './wire-partner.ts'

/** One request to create an organization, with what came back before the server was killed, if anything did. */
export interface Attempt {
  readonly dialect: WireDialect
  readonly name: string
  readonly idempotencyKey: string
  answer?: WireAnswer
}

const DIALECTS = ['fleet', 'embed', 'broker'] as const

const CREATES = {
  fleet: {
    path: '/api/partner/createPartnerClient',
    status: 200,
    bodyOf: (name: string) => ({ clientOrgName: name, clientContactEmail: 'customer@example.com' }),
  },
  embed: {
    path: '/partner/v1/orgs',
    status: 201,
    bodyOf: (name: string) => ({ name, external_id: name }),
  },
  broker: { path: '/v1/partner/orgs', status: 201, bodyOf: (name: string) => ({ name }) },
} as const

/** The nth request of a client; each one has a name and an `Idempotency-Key` of its own. */
export const nextAttempt = (number: number): Attempt => {
  const dialect = DIALECTS[number % DIALECTS.length] ?? 'broker'
  const idempotencyKey = randomUUID()
  return { dialect, name: `${dialect} ${idempotencyKey}`, idempotencyKey }
}

/** Sends an attempt, the first time or once more. */
export const provision = async (
  server: Pick<SpawnedServer, 'url'>,
  partner: WirePartner,
  { dialect, name, idempotencyKey }: Attempt,
): Promise<WireAnswer> => {
  const { path, status, bodyOf } = CREATES[dialect]
  const answer = await callAs(server, dialect, partner.key, 'POST', path, {
    body: bodyOf(name),
    headers: { 'idempotency-key': idempotencyKey },
  })
  expect(answer.status, answer.text).toBe(status)
  return answer
}
