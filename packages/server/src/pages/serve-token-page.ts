import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html, htmlPage } from './html.ts'
import { scripted } from './script.ts'

/**
 * Serves the page behind a link whose token signs somebody in, and what it submits to. It submits itself, or has one
 * button without JavaScript, since mail scanners follow links. It looks at nothing before that, so every link looks
 * alike until it is used.
 */
export const serveTokenPage = (
  app: FastifyInstance,
  path: string,
  use: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
): void => {
  app.get(path, {
    schema: { hide: true },
    handler: async (_request, reply) =>
      reply.send(
        htmlPage(
          'Sign in',
          html`<form method="post" data-submit><button>Sign in</button></form>`,
          scripted(reply),
        ),
      ),
  })
  app.post(path, { schema: { hide: true }, handler: use })
}
