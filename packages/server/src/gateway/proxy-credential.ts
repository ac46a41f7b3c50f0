/**
 * The tokens that a `Proxy-Authorization` may mean: Basic, in any case, with `x:TOKEN`, `TOKEN:` or `TOKEN` alone, or
 * Bearer. None for whatever else.
 */
export const proxyTokens = (header: string | undefined): readonly string[] => {
  const [, scheme, credentials] = /^(\S+) +(\S+) *$/.exec(header ?? '') ?? []
  if (scheme === undefined || credentials === undefined) return []
  if (scheme.toLowerCase() === 'bearer') return [credentials]
  if (scheme.toLowerCase() !== 'basic') return []
  const decoded = Buffer.from(credentials, 'base64').toString('latin1')
  const colon = decoded.indexOf(':')
  if (colon < 0) return [decoded]
  return [decoded.slice(colon + 1), decoded.slice(0, colon)].filter((token) => token !== '')
}
