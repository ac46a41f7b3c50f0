import { DomainError } from '../kernel/errors.ts'

const DECODINGS_MAX = 4

const refused = (problem: string): DomainError =>
  new DomainError('request.malformed', `The path ${problem}`, { field: 'path' })

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    throw refused('has an encoding that does not decode')
  }
}

/** However often the upstream decodes: what a path means to it must be what it says here. */
const refuseWays = (path: string): void => {
  if (/[\\\p{Cc}]/u.test(path)) throw refused('must not hold a backslash or a control character')
  if (path.includes('//')) throw refused('must not hold an empty segment')
  // Some servers cut a segment off at its first semicolon, and its last dots.
  if (path.split('/').some((segment) => /\.(?:;|$)/.test(segment)))
    throw refused('must not hold a segment that ends in a dot')
}

/**
 * The path and query of a request as the upstream gets them: to the letter, below the path of its base. Throws
 * `request.malformed` where they might mean another place there, or another server.
 */
export const upstreamPath = (base: URL, target: string): string => {
  if (!/^\/[!"$-~]*$/.test(target)) throw refused('must begin with a slash and be printable')
  const [path = '/'] = target.split('?', 1)
  const slashes = path.split('/').length
  let decoded = path
  for (let round = 0; round <= DECODINGS_MAX; round++) {
    refuseWays(decoded)
    if (decoded.split('/').length !== slashes) throw refused('must not hold an encoded slash')
    const next =
      decoded.includes('%') && round > 0 && !/%[0-9a-f]{2}/i.test(decoded) ? decoded : decode(decoded)
    if (next === decoded) return `${base.pathname.replace(/\/+$/, '')}${target}`
    decoded = next
  }
  throw refused('is encoded too many times')
}
