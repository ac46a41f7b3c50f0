import type { secrets } from '../../store/schema/secrets.ts'

/** The headers by which programs prove to a service who they are. */
export const CREDENTIAL_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'x-api-key',
  'api-key',
  'x-goog-api-key',
])

/**
 * What of a request a secret fills: of those that fill the same, one is used. The headers that hold credentials are one
 * slot, since a service that is shown two of them may believe either.
 */
export const slotOf = ({
  type,
  injection,
}: Pick<typeof secrets.$inferSelect, 'type' | 'injection'>): string => {
  const { headerName, paramName } = injection ?? {}
  if (type !== 'generic') return 'credential'
  if (headerName !== undefined) {
    const name = headerName.toLowerCase()
    return CREDENTIAL_HEADERS.has(name) ? 'credential' : `header ${name}`
  }
  return paramName === undefined ? 'path' : `query ${paramName}`
}
