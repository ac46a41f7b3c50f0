import type { FastifyPluginAsync } from 'fastify'
import { describeClaimLink } from '../domain/claim/index.ts'
import type { Domain } from '../domain/context.ts'
import { DomainError } from '../kernel/errors.ts'
import { htmlPage, PAGE_HEADERS } from './html.ts'

const DEAD_LINK = htmlPage('This claim link does not work', [
  'It may have been used, replaced or have expired.',
  'Ask the company that sent it to you for a new one.',
])

/** Whatever is not one token is no link. */
const tokenOf = (query: unknown): string => {
  const { token } = query as { readonly token?: unknown }
  return typeof token === 'string' ? token : ''
}

/** The page behind a claim link: who offers what. Every link that does not work gets the same page. */
export const claimPage =
  (domain: Domain): FastifyPluginAsync =>
  async (app) => {
    app.get('/claim', {
      schema: { hide: true },
      handler: async (request, reply) => {
        void reply.headers(PAGE_HEADERS).type('text/html; charset=utf-8')
        try {
          const { orgName, partnerName, expiresAt } = await describeClaimLink(domain, tokenOf(request.query))
          return htmlPage(`${partnerName} offers you ${orgName}`, [
            `The organization ${orgName} has been set up for you by ${partnerName}.`,
            `This link works until ${expiresAt.toUTCString()}. Keep it: whoever opens it and signs in becomes the owner.`,
            'Signing in and claiming are not part of this version of the server yet.',
          ])
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
          return reply.code(410).send(DEAD_LINK)
        }
      },
    })
  }
