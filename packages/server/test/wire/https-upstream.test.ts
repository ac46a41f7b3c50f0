import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bearer } from '../support/partners.ts'
import { selfSigned } from '../support/self-signed.ts'
import { startServer, temporaryDirectory } from '../support/spawned-server.ts'
import { openUpstream } from '../support/upstream.ts'
import { createWirePartner, send } from './wire-partner.ts'

it('an upstream behind TLS is called where the process trusts who vouches for it', async () => {
  const certificate = await selfSigned()
  const trusted = join(temporaryDirectory(), 'trusted.pem')
  writeFileSync(trusted, certificate.cert)
  const upstream = await openUpstream(certificate)
  const server = await startServer({
    env: { TENANTRY_UPSTREAM_URL: upstream.url, NODE_EXTRA_CA_CERTS: trusted },
  })
  const partner = await createWirePartner(server)
  // The second call takes the first one's connection.
  for (let call = 1; call <= 2; call++) {
    const { status, text } = await send(`${server.url}/bookings`, 'GET', { headers: bearer(partner.key) })
    expect([status, text], server.output()).toEqual([200, 'ok'])
  }
  const [first, second] = upstream.seen
  expect(first?.headers['x-tenantry-assertion']).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  expect(second?.socket).toBe(first?.socket)
  expect(await server.stop()).toBe(0)
  await upstream.close()
})
