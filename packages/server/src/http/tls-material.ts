import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { makeServerCertificate } from '../domain/certificate/index.ts'
import type { Domain } from '../domain/context.ts'
import { Secret } from '../kernel/secret.ts'
import type { TlsMaterial } from './listen-tls.ts'

/** A certificate of our own is replaced when it has less than this left. */
const RENEW_MS = 30 * 86_400_000

/** Files in PEM that an operator keeps. */
export interface CertificateFiles {
  readonly certificate: string
  readonly key: string
}

type ServerCertificate = Omit<TlsMaterial, 'clientAuthority'>

const fromFiles = async ({ certificate, key }: CertificateFiles): Promise<ServerCertificate> => ({
  certificate: await readFile(certificate, 'utf8'),
  privateKey: new Secret(await readFile(key, 'utf8')),
})

/** Names and addresses that clients may reach a server by; the ones for any address name none. */
const hostsOf = (host: string, publicUrl: string): readonly string[] => {
  const names = [host, new URL(publicUrl).hostname.replace(/^\[|\]$/g, ''), hostname()]
  const known = names.filter((name) => isIP(name) !== 0 || /^[A-Za-z0-9.-]+$/.test(name))
  const real = known.filter((name) => name !== '0.0.0.0' && name !== '::')
  return [...new Set(['localhost', '127.0.0.1', '::1', ...real])]
}

const endsSoon = (certificate: string, now: Date): boolean =>
  Date.parse(new X509Certificate(certificate).validTo) - now.getTime() < RENEW_MS

/** Answers the same certificate of our own until it is time for another one. */
const ofOurOwn = (domain: Domain, hosts: readonly string[]): (() => Promise<ServerCertificate>) => {
  let kept: ServerCertificate | undefined
  return async () => {
    if (kept === undefined || endsSoon(kept.certificate, domain.now()))
      kept = await makeServerCertificate(domain, hosts)
    return kept
  }
}

/** What the TLS port shows: the certificate in the operator's files, read anew each time, or one of our own. */
export const tlsMaterial = (
  domain: Domain,
  { host, files }: { readonly host: string; readonly files: CertificateFiles | undefined },
): (() => Promise<TlsMaterial>) => {
  const load =
    files === undefined ? ofOurOwn(domain, hostsOf(host, domain.policy.publicUrl)) : () => fromFiles(files)
  return async () => {
    const { certificate: clientAuthority } = await domain.clientAuthority.open()
    return { ...(await load()), clientAuthority }
  }
}
