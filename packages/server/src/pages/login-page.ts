import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { findLoginLink, redeemLoginLink } from '../domain/login-link/index.ts'
import type { Person } from '../domain/person.ts'
import type { Gatehouse } from '../http/caller.ts'
import { DomainError } from '../kernel/errors.ts'
import type { CredentialId } from '../kernel/ids.ts'
import { html, htmlPage } from './html.ts'
import { fieldOf, personContext, personOf, redirect, servePages, whileLinkLives } from './page-scope.ts'
import { serveTokenPage } from './serve-token-page.ts'

const DEAD_LINK = {
  codes: ['login_link.gone'],
  page: htmlPage(
    'This login link does not work',
    'Each link works once, within fifteen minutes.',
    'Go back to where you got it and ask for another, or sign in yourself.',
    html`<p><a href="/sign-in">Sign in</a></p>`,
  ),
} as const

/** The page behind a login link (embed guide, "Create Login Link"). */
export const loginPage =
  (gatehouse: Gatehouse): FastifyPluginAsync =>
  async (app) => {
    await servePages(app, gatehouse)
    const { domain, signIn, rateLimits } = gatehouse

    /** Whoever signed in by themselves, where the link is for them; else the account for its address. */
    const personFor = async (
      request: FastifyRequest,
      { email, name }: { readonly email: string; readonly name: string },
    ): Promise<{ readonly person: Person; readonly confined: boolean }> => {
      const own = await personOf(gatehouse, request)
      if (own?.emailVerified === true && own.email.toLowerCase() === email.toLowerCase())
        return { person: own, confined: false }
      const account = await signIn.ensureAccount({ name, email })
      const sessionId = domain.newId<CredentialId>()
      return { person: { ...account, email, emailVerified: false, sessionId }, confined: true }
    }

    serveTokenPage(app, '/partner-login', (request, reply) =>
      whileLinkLives(reply, DEAD_LINK, async () => {
        const link = await findLoginLink(domain, fieldOf(request.query, 'token')).catch(
          async (error: unknown) => {
            if (error instanceof DomainError && error.code === 'login_link.gone')
              await rateLimits.countFailedAuthentication(request.ip)
            throw error
          },
        )
        const { person, confined } = await personFor(request, link)
        const { session } = await redeemLoginLink(personContext(gatehouse, request, person), link, {
          confined,
        })
        const cookies = session === undefined ? [] : await signIn.confine(session, request.headers.cookie)
        return redirect(reply, `/dashboard?org=${link.orgId}`, cookies)
      }),
    )
  }
