import type { FastifyRequest } from 'fastify'
import { wrongPlace } from '../domain/operation.ts'
import type { Principal } from '../domain/principal.ts'
import { DomainError } from '../kernel/errors.ts'
import { clientFingerprint } from './client-certificate.ts'

interface Scheme {
  /** Whom it speaks for. */
  readonly kind: Principal['kind']
  /** Whether the key comes with the TLS client certificate that it is bound to. */
  readonly withCertificate: boolean
}

/** Fleet guide, "Authenticating as a partner"; wire facts, sections 1.2 and 1.4. */
const SCHEMES = {
  'partner-api-token': { kind: 'partner', withCertificate: false },
  'api-token': { kind: 'org', withCertificate: false },
  'partner-api': { kind: 'partner', withCertificate: true },
  api: { kind: 'org', withCertificate: true },
} as const satisfies Record<string, Scheme>
/** What `x-auth-scheme` says about the key in `x-auth-apikey`. */
export type KeyScheme = keyof typeof SCHEMES

const isScheme = (header: unknown): header is KeyScheme =>
  typeof header === 'string' && Object.hasOwn(SCHEMES, header)

/** The scheme that a header names, if it names one. */
export const parseKeyScheme = (header: string | readonly string[] | undefined): KeyScheme | undefined =>
  isScheme(header) ? header : undefined

/** Whether a scheme's key comes with a certificate. */
export const asksForCertificate = (scheme: KeyScheme): boolean => SCHEMES[scheme].withCertificate

export const schemeMisfit = (): DomainError =>
  new DomainError('credential.missing', 'x-auth-scheme does not fit the key', { field: 'x-auth-scheme' })

/** Refuses a key of which its scheme does not speak. */
export const refuseMisfit = (scheme: KeyScheme, { kind }: Principal): DomainError | undefined => {
  if (kind === SCHEMES[scheme].kind) return undefined
  // A partner key under `api-token` is told to check its scheme; any other mismatch is a key in the wrong place.
  return kind === 'partner' ? schemeMisfit() : wrongPlace()
}

/**
 * The certificate that a scheme presents with its key. Throws `credential.missing` where the scheme asks for one and the
 * connection has none.
 */
export const certificateBy = (scheme: KeyScheme, request: FastifyRequest): string | undefined => {
  if (!SCHEMES[scheme].withCertificate) return undefined
  const fingerprint = clientFingerprint(request)
  if (fingerprint !== undefined) return fingerprint
  throw new DomainError('credential.missing', `x-auth-scheme ${scheme} asks for a TLS client certificate`, {
    field: 'x-auth-scheme',
  })
}
