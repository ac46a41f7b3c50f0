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
  /** Whether it is the access token of an application that acts for a person. */
  readonly byOAuth: boolean
}

/** Fleet guide, "Authenticating as a partner"; wire facts, sections 1.2 and 1.4. */
const SCHEMES = {
  'partner-api-token': { kind: 'partner', withCertificate: false, byOAuth: false },
  'api-token': { kind: 'org', withCertificate: false, byOAuth: false },
  'partner-api': { kind: 'partner', withCertificate: true, byOAuth: false },
  api: { kind: 'org', withCertificate: true, byOAuth: false },
  'partner-api-oauth-token': { kind: 'partner', withCertificate: false, byOAuth: true },
  'api-oauth-token': { kind: 'org', withCertificate: false, byOAuth: true },
} as const satisfies Record<string, Scheme>
/** What `x-auth-scheme` says about the key in `x-auth-apikey`, or the access token in `x-auth-access-token`. */
export type KeyScheme = keyof typeof SCHEMES

/** Beyond the guide: no key at all, but the cookie of whoever has signed in to a page of this server. */
export const SESSION_SCHEME = 'session'

const isScheme = (header: unknown): header is KeyScheme =>
  typeof header === 'string' && Object.hasOwn(SCHEMES, header)

/** The scheme that a header names, if it names one. */
export const parseKeyScheme = (header: string | readonly string[] | undefined): KeyScheme | undefined =>
  isScheme(header) ? header : undefined

/** Whether a scheme's key comes with a certificate. */
export const asksForCertificate = (scheme: KeyScheme): boolean => SCHEMES[scheme].withCertificate

export const schemeMisfit = (): DomainError =>
  new DomainError('credential.missing', 'x-auth-scheme does not fit the key', { field: 'x-auth-scheme' })

/** Refuses a key, or a token, of which its scheme does not speak. */
export const refuseMisfit = (scheme: KeyScheme, principal: Principal): DomainError | undefined => {
  const { kind, byOAuth } = SCHEMES[scheme]
  const isToken = 'via' in principal && principal.via !== undefined
  if (principal.kind === kind && isToken === byOAuth) return undefined
  // A partner key under `api-token` is told to check its scheme; any other mismatch is a key in the wrong place, and an
  // access token too: clients try one scheme after the other with it, and go on at a 403 (wire facts, section 2.3).
  return principal.kind === 'partner' && !isToken && !byOAuth ? schemeMisfit() : wrongPlace()
}

/** The header that a scheme's key or token comes in. */
export const tokenHeader = (scheme: KeyScheme): 'x-auth-access-token' | 'x-auth-apikey' =>
  SCHEMES[scheme].byOAuth ? 'x-auth-access-token' : 'x-auth-apikey'

/** Whether a request comes with an access token by a scheme of those. */
export const isByOAuth = ({ headers }: FastifyRequest): boolean => {
  const scheme = parseKeyScheme(headers['x-auth-scheme'])
  return scheme !== undefined && SCHEMES[scheme].byOAuth
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
