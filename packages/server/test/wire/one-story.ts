import { expect, vi } from 'vitest'
import type { SeenClient } from './fleet-views.ts'

const PATIENT = { timeout: 30_000, interval: 200 }

const orgIn = ({ update }: Readonly<Record<string, unknown>>): unknown =>
  (update as { orgUuid?: unknown } | undefined)?.orgUuid

const byId = ([one]: readonly unknown[], [other]: readonly unknown[]): number =>
  String(one) < String(other) ? -1 : 1

/**
 * Expects that every view says the very same of what has happened in a client since it is looked at, and nothing of
 * anybody else: the socket as the audit feed, event by event, and `tenantry monitor` as the socket, word by word.
 */
export const expectOneStory = async (client: SeenClient): Promise<void> => {
  const { told, frames } = await vi.waitFor(async () => {
    const told = (await client.audit()).filter(({ uuid }) => !client.before.has(uuid))
    const frames = client.frames()
    expect(frames).toHaveLength(told.length)
    expect(client.monitored().length).toBeGreaterThanOrEqual(told.length)
    return { told, frames }
  }, PATIENT)
  const ofSocket = frames.map(({ headers, body }) => [headers['message-id'], body['entityUuid'], orgIn(body)])
  const ofAudit = told.map(({ uuid, targetUuid, orgUuid }) => [uuid, targetUuid, orgUuid])
  expect(ofSocket.toSorted(byId)).toEqual(ofAudit.toSorted(byId))
  expect(new Set(ofSocket.map(([, , org]) => org))).toEqual(new Set([client.uuid]))
  // It may have been told of how the client was made, too.
  expect(client.monitored().slice(-frames.length)).toEqual(frames.map(({ body }) => body))
}

/** The ids of things of some kinds that a socket was told have begun or ended. */
export const toldOf = (client: SeenClient, entities: readonly string[], type: string): string[] =>
  client
    .frames()
    .filter(({ body }) => entities.includes(String(body['entity'])) && body['type'] === type)
    .map(({ body }) => String(body['entityUuid']))
    .sort()
