import type { FastifyInstance } from 'fastify'

/** Beginnings of paths that are this server's whether anything is served there yet or not (PRODUCT, "Who owns which path"). */
const RESERVED = [
  ...['partner', 'org', 'v1', 'api', 'admin', 'auth', 'oauth', 'media', 'device', '.well-known'],
  ...['claim', 'join', 'receipt', 'invitation', 'dashboard', 'partner-login', 'sign-in', 'portal', 'login'],
  ...['docs', 'openapi', 'metrics', 'healthz', 'readyz', 'widget', 'websocket'],
]

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** However it is spelt: in capitals, encoded twice, or with a parameter that some servers cut off. */
const firstSegmentOf = (url: string): string => {
  const segment = decoded(decoded(url.split(/[/?]/, 2)[1] ?? ''))
  return (segment.split(';', 1)[0] ?? '').toLowerCase()
}

/** Answers whether a path begins as one of this server's own does: those of all its routes, and those kept for later. */
export const watchOwnPrefixes = (app: FastifyInstance): ((url: string) => boolean) => {
  const own = new Set(RESERVED)
  app.addHook('onRoute', ({ url }) => {
    // The first page owns no path below it: `//host` means another place to some.
    if (url !== '/') own.add(firstSegmentOf(url))
  })
  return (url) => own.has(firstSegmentOf(url))
}
