import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import Fastify from 'fastify'
import { pino } from 'pino'
import { expect, it, onTestFinished, vi } from 'vitest'
import { listenTls, type TlsMaterial } from '../../src/http/listen-tls.ts'
import { tlsMaterial } from '../../src/http/tls-material.ts'
import { selfSigned } from '../support/self-signed.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const DAY_MS = 86_400_000
const START = new Date('2026-03-15T10:30:00.000Z')

const temporaryFiles = () => {
  const directory = mkdtempSync(join(tmpdir(), 'tenantry-tls-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return { certificate: join(directory, 'cert.pem'), key: join(directory, 'key.pem') }
}

/** The certificate that a port shows. */
const shownOn = async (port: number): Promise<string> => {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const certificate = socket.getPeerX509Certificate()
  socket.destroy()
  return certificate?.fingerprint256 ?? ''
}
const fingerprintOf = ({ certificate }: Pick<TlsMaterial, 'certificate'>): string =>
  new X509Certificate(certificate).fingerprint256

it('the server’s own certificate names what it is reached by, and its own authority vouches for it', async () => {
  const { domain } = tenantry()
  const { certificate, clientAuthority } = await tlsMaterial(domain, { host: '0.0.0.0', files: undefined })()
  const shown = new X509Certificate(certificate)
  const authority = new X509Certificate((await domain.serverAuthority.open()).certificate)
  expect(shown.verify(authority.publicKey)).toBe(true)
  expect(shown.ca).toBe(false)
  expect(shown.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  for (const name of ['localhost', 'tenantry.example']) expect(shown.checkHost(name)).toBe(name)
  for (const address of ['127.0.0.1', '::1']) expect(shown.checkIP(address)).toBe(address)
  expect(shown.checkIP('0.0.0.0')).toBeUndefined()
  expect(Date.parse(shown.validTo)).toBe(START.getTime() + 397 * DAY_MS)
  // Whom the server takes for clients, its clients need not trust.
  expect(shown.verify(new X509Certificate(clientAuthority).publicKey)).toBe(false)
})

it('it stays until a month before its end, and is another one from then on', async () => {
  const { domain, clock } = tenantry()
  onTestFinished(() => {
    clock.now = START
  })
  const load = tlsMaterial(domain, { host: '127.0.0.1', files: undefined })
  const first = fingerprintOf(await load())
  clock.now = new Date(START.getTime() + 366 * DAY_MS)
  expect(fingerprintOf(await load())).toBe(first)
  clock.now = new Date(START.getTime() + 368 * DAY_MS)
  const second = await load()
  expect(fingerprintOf(second)).not.toBe(first)
  expect(Date.parse(new X509Certificate(second.certificate).validTo)).toBe(clock.now.getTime() + 397 * DAY_MS)
})

it('the port shows a new certificate of the operator’s without a restart, and the old one while the new is unusable', async () => {
  const files = temporaryFiles()
  const put = async (): Promise<string> => {
    const { cert, key } = await selfSigned()
    writeFileSync(files.key, key)
    writeFileSync(files.certificate, cert)
    return fingerprintOf({ certificate: cert })
  }
  const first = await put()
  const app = Fastify()
  const lines: string[] = []
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const load = tlsMaterial(tenantry().domain, { host: '127.0.0.1', files })
  const port = await listenTls(app, { load, logger, refreshMs: 20 }).listen({ host: '127.0.0.1', port: 0 })
  expect(await shownOn(port)).toBe(first)
  writeFileSync(files.certificate, 'no certificate')
  await vi.waitUntil(() => lines.join('').includes('could not be renewed'), { timeout: 120_000 })
  expect(await shownOn(port)).toBe(first)
  const second = await put()
  await vi.waitUntil(async () => (await shownOn(port)) === second, { timeout: 120_000 })
  expect(lines.join('')).not.toContain('PRIVATE KEY')
  await app.close()
})
