import { wrongPlace } from '../domain/operation.ts'
import type { Principal } from '../domain/principal.ts'
import { DomainError } from '../kernel/errors.ts'

/** Whom each scheme speaks for (fleet guide, "Authenticating as a partner"; wire facts, section 1.2). */
const SCHEMES = { 'partner-api-token': 'partner', 'api-token': 'org' } as const satisfies Record<
  string,
  Principal['kind']
>
/** What `x-auth-scheme` says about the key in `x-auth-apikey`. */
export type KeyScheme = keyof typeof SCHEMES

/** The scheme that a header names, if it names one. */
export const parseKeyScheme = (header: string | readonly string[] | undefined): KeyScheme | undefined =>
  header === 'partner-api-token' || header === 'api-token' ? header : undefined

export const schemeMisfit = (): DomainError =>
  new DomainError('credential.missing', 'x-auth-scheme does not fit the key', { field: 'x-auth-scheme' })

/** Refuses a key of which its scheme does not speak. */
export const refuseMisfit = (scheme: KeyScheme, { kind }: Principal): DomainError | undefined => {
  if (kind === SCHEMES[scheme]) return undefined
  // A partner key under `api-token` is told to check its scheme; any other mismatch is a key in the wrong place.
  return kind === 'partner' ? schemeMisfit() : wrongPlace()
}
