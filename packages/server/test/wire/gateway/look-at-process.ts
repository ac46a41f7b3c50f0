import { readFileSync } from 'node:fs'
import type { SpawnedServer } from '../../support/spawned-server.ts'
import { send } from '../wire-partner.ts'

/** What a process holds of the memory, in bytes. */
export const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) * 1_024

/** How many requests of agents a gateway has not written down yet, as it says itself. */
export const unwrittenRequests = async ({ url }: Pick<SpawnedServer, 'url'>): Promise<number> => {
  const { text } = await send(`${url}/metrics`, 'GET')
  return Number(/^tenantry_gateway_unwritten_requests (\d+)$/m.exec(text)?.[1])
}
