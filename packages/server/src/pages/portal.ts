import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import serveStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'

/** Where the portal is built to. */
const FOLDER = fileURLToPath(new URL('../../../portal/dist', import.meta.url))
/** What is there by a name of its own; the name of everything else bears the hash of its content. */
const FIXED = fileURLToPath(new URL('../../../portal/dist/assets/fixed/', import.meta.url))
/** Its pages; what lies below is found by the portal itself. */
const PATHS = ['/', '/p/*', '/o/*', '/operator', '/operator/*'] as const
const NONCE_MARK = 'STYLE_NONCE'
const NONCE_BYTES = 16
const YEAR_SECONDS = 31_536_000
const NEVER_CHANGES = `public, max-age=${YEAR_SECONDS}, immutable`

/**
 * Scripts and styles of our own alone. The components write style elements as they go, which the nonce lets in; no page
 * of another site may frame it.
 */
const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // A partner's logo stands on its own host.
    "img-src 'self' data: https:",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const sendPage = (reply: FastifyReply, page: string): FastifyReply => {
  const nonce = randomBytes(NONCE_BYTES).toString('base64')
  return reply
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': policyWith(nonce),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    .type('text/html; charset=utf-8')
    .send(page.replace(NONCE_MARK, nonce))
}

/** Whether there is one: a server may be installed without it. */
export const hasPortal = existsSync(FOLDER)

/** Serves the portal: one page under many paths, and what it is made of. Everything else it asks the API for. */
export const portal: FastifyPluginAsync = async (app) => {
  if (!hasPortal) return
  const page = readFileSync(`${FOLDER}/index.html`, 'utf8')
  await app.register(serveStatic, {
    root: `${FOLDER}/assets`,
    prefix: '/assets/',
    preCompressed: true,
    index: false,
    schemaHide: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.startsWith(FIXED) ? 'no-cache' : NEVER_CHANGES)
      void reply.header('x-content-type-options', 'nosniff')
    },
  })
  for (const path of PATHS)
    app.get(path, { schema: { hide: true } }, async (_request, reply) => sendPage(reply, page))
}
