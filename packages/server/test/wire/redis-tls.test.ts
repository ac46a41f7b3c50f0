import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createServer, type TLSSocket } from 'node:tls'
import { PemConverter, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509'
import { expect, it } from 'vitest'
import { createPostgresDatabase } from '../support/database.ts'
import { describeWithRedis, startRedis } from '../support/redis.ts'
import { startServer, temporaryDirectory } from '../support/spawned-server.ts'
import { createWirePartner, probe, send } from './wire-partner.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY_MS = 86_400_000

/** A certificate for `localhost` that nobody trusts who is not told to, and its key; PEM. */
const makeCertificate = async (): Promise<{ cert: string; key: string }> => {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + DAY_MS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  })
  const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')
  return { cert: certificate.toString('pem'), key }
}

/** Speaks TLS in front of a port, and remembers by which names it was asked for. */
const listenWithTls = async (port: number, certificate: { cert: string; key: string }) => {
  const names: unknown[] = []
  const sockets = new Set<TLSSocket>()
  const server = createServer(certificate, (near) => {
    names.push(near.servername)
    sockets.add(near)
    const far = connect(port, '127.0.0.1').on('error', () => {})
    near.on('error', () => {}).on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    near.pipe(far).pipe(near)
  }).listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  return {
    names,
    url: `rediss://localhost:${typeof address === 'object' ? address?.port : 0}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

describeWithRedis('a Redis behind TLS', () => {
  it('is counted in where its certificate is trusted, and by nobody else', async () => {
    const redis = await startRedis()
    const certificate = await makeCertificate()
    const trusted = join(temporaryDirectory(), 'authority.pem')
    writeFileSync(trusted, certificate.cert)
    const tls = await listenWithTls(redis.port, certificate)
    const env = { DATABASE_URL: await createPostgresDatabase(), REDIS_URL: tls.url }
    const trusting = await startServer({ env: { ...env, NODE_EXTRA_CA_CERTS: trusted } })
    const { id, key } = await createWirePartner(trusting)
    expect((await probe(trusting, 'embed', key)).status).toBe(200)
    expect(await redis.client().get(`tenantry:requests:embed:${id}`)).toBe('1')
    expect((await send(`${trusting.url}/metrics`, 'GET')).text).toMatch(/^tenantry_rate_limits_shared 1$/m)
    expect(tls.names).toEqual(['localhost'])
    expect(await trusting.stop()).toBe(0)

    const wary = await startServer({ env: { ...env, DATABASE_URL: await createPostgresDatabase() } })
    expect(wary.output()).toContain('SELF_SIGNED_CERT')
    expect((await send(`${wary.url}/metrics`, 'GET')).text).toMatch(/^tenantry_rate_limits_shared 0$/m)
    expect(await wary.stop()).toBe(0)
    tls.close()
  })
})
