import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Parts } from '../../src/compose.ts'
import { openTenantry, type TestTenantry } from './tenantry.ts'

/** A server under test that listens on the loopback address and runs on the machine's own time. */
export interface ListeningTenantry extends TestTenantry {
  readonly url: string
}

/**
 * Composes a server on a fresh database and lets it listen; what it prints begins with its own address. Browsers take
 * `localhost` for a safe place, and not its address.
 */
export const listenTenantry = async (
  parts: Partial<Parts> = {},
  host: '127.0.0.1' | 'localhost' = '127.0.0.1',
): Promise<ListeningTenantry> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  probe.close()
  await once(probe, 'close')
  const url = `http://${host}:${port}`
  const tenantry = await openTenantry({ now: () => new Date(), ...parts }, { TENANTRY_PUBLIC_URL: url })
  await tenantry.http.listen({ host: '127.0.0.1', port })
  // Links that it hands out hold its own address.
  return { ...tenantry, url, call: (method, at, call) => tenantry.call(method, at.replace(url, ''), call) }
}
