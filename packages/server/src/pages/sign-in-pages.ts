import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Gatehouse } from '../http/caller.ts'
import { APPLICATIONS_PATH } from './applications-page.ts'
import { html, htmlPage, STYLE_PATH } from './html.ts'
import { otherWays, takeOtherWay } from './other-ways.ts'
import { fieldOf, formMark, personOf, redirect, requireMark, servePages } from './page-scope.ts'
import { passkeyButton, SCRIPT, SCRIPT_PATH, scripted } from './script.ts'
import { serveTokenPage } from './serve-token-page.ts'
import { newPasswordFields, problem, readNewPassword, signInBy, signInForm } from './sign-in-forms.ts'
import { BACK_PATH, forgetWay, ownPath, wayBack } from './way-back.ts'

const STYLE = `
[hidden] { display: none !important; }
:root { color-scheme: light dark; background: Canvas; color: CanvasText; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 2rem 1rem; }
main, .brand, footer { max-width: 34rem; margin: 0 auto; }
.brand { display: flex; align-items: center; gap: .75rem; padding-bottom: .75rem; border-bottom: 4px solid var(--brand, #8888); font-weight: 600; }
.brand img { max-width: 12rem; object-fit: contain; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.125rem; }
form, fieldset { display: grid; gap: .75rem; margin: 1rem 0; }
fieldset { border: 1px solid #8888; border-radius: .375rem; }
label input:not([type=radio], [type=checkbox], [type=date]) { display: block; width: 100%; box-sizing: border-box; }
input:not([type=radio], [type=checkbox]), button { font: inherit; padding: .5rem .625rem; border: 1px solid #8888; border-radius: .375rem; }
button { background: var(--brand, #1f4fd8); color: var(--on-brand, #fff); border-color: var(--brand, #1f4fd8); cursor: pointer; justify-self: start; }
code { overflow-wrap: anywhere; }
.problem { border-left: 4px solid #c62828; padding-left: .75rem; }
`

const FAILURES: Readonly<Record<string, string>> = {
  oidc: 'That sign-in did not work. If you have an account for this address, sign in to it as before: it is joined with the other only once its address is proved, by a mailed link or a new password.',
}

const nextOf = (query: unknown): string => ownPath(fieldOf(query, 'next'))

/** Signing in and out, and choosing a new password; without script, passkeys apart. */
export const signInPages =
  (gatehouse: Gatehouse): FastifyPluginAsync =>
  async (app) => {
    const { signIn, rateLimits } = gatehouse
    app.get(STYLE_PATH, { schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(STYLE),
    )
    app.get(SCRIPT_PATH, { schema: { hide: true } }, async (_request, reply) =>
      reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'public, max-age=3600')
        .send(SCRIPT),
    )
    await app.register(async (pages) => {
      await servePages(pages, gatehouse)

      const show = (reply: FastifyReply, message?: string): FastifyReply =>
        reply.send(
          htmlPage(
            'Sign in',
            ...(message === undefined ? [] : [problem(message)]),
            signInForm(),
            otherWays(gatehouse, false),
            passkeyButton('sign-in'),
            scripted(reply),
          ),
        )
      const MARK = 'sessions'

      pages.get('/sign-in', {
        schema: { hide: true },
        handler: async (request, reply) => {
          const person = await personOf(gatehouse, request)
          if (person === undefined) return show(reply, FAILURES[fieldOf(request.query, 'failed')])
          if (fieldOf(request.query, 'next') !== '') return redirect(reply, nextOf(request.query))
          return reply.send(
            htmlPage(
              'You are signed in',
              `As ${person.email}.`,
              html`<form method="post" action="/sign-out"><button>Sign out</button></form>
<form method="post" action="/sign-out-everywhere">
<input type="hidden" name="mark" value="${formMark(gatehouse, person, MARK)}">
<button>Sign out everywhere</button></form>
<p><a href="${APPLICATIONS_PATH}">Applications that act for you</a></p>`,
              passkeyButton('add'),
              scripted(reply),
            ),
          )
        },
      })
      pages.get(BACK_PATH, {
        schema: { hide: true },
        handler: async (request, reply) =>
          redirect(reply, wayBack(gatehouse, request), [forgetWay(gatehouse)]),
      })
      pages.post('/sign-in', {
        schema: { hide: true },
        handler: async (request, reply) => {
          const next = nextOf(request.query)
          if (await takeOtherWay(gatehouse, request, reply, next)) return reply
          const signedIn = await signInBy(gatehouse, request)
          if (signedIn !== undefined) return redirect(reply, next, signedIn.cookies)
          return show(reply.code(401), 'The address or the password is wrong.')
        },
      })
      serveTokenPage(pages, '/sign-in/link', async (request, reply) => {
        const signedIn = await signIn.withMailedLink(fieldOf(request.query, 'token'))
        if (signedIn !== undefined) return redirect(reply, nextOf(request.query), signedIn.cookies)
        await rateLimits.countFailedAuthentication(request.ip)
        return reply
          .code(410)
          .send(
            htmlPage(
              'This link does not work',
              'It may have been used or have expired.',
              html`<p><a href="/sign-in">Sign in</a></p>`,
            ),
          )
      })
      pages.post('/sign-out-everywhere', {
        schema: { hide: true },
        handler: async (request, reply) => {
          const person = await personOf(gatehouse, request)
          if (person === undefined) return redirect(reply, '/sign-in')
          requireMark(gatehouse, person, MARK, request.body)
          await signIn.endSessions(person.userId)
          return redirect(reply, '/sign-in')
        },
      })
      pages.post('/sign-out', {
        schema: { hide: true },
        handler: async (request, reply) =>
          redirect(reply, '/sign-in', await signIn.signOut(request.headers.cookie ?? '')),
      })

      pages.get('/forgot-password', {
        schema: { hide: true },
        handler: async (_request, reply) =>
          reply.send(
            htmlPage(
              'Choose a new password',
              html`<form method="post"><label>Mail address <input name="email" type="email" required autocomplete="username"></label>
<button>Send me a link</button></form>`,
            ),
          ),
      })
      pages.post('/forgot-password', {
        schema: { hide: true },
        handler: async (request, reply) => {
          // Every try counts: who asks for many links is asking for other people's.
          await rateLimits.countFailedAuthentication(request.ip)
          await signIn.requestReset(fieldOf(request.body, 'email').trim())
          return reply.send(
            htmlPage('Look into your mail', 'If there is an account for this address, a link is on its way.'),
          )
        },
      })
      pages.get('/reset-password', {
        schema: { hide: true },
        handler: async (_request, reply) =>
          reply.send(
            htmlPage(
              'Choose a new password',
              html`<form method="post">${newPasswordFields()}<button>Save</button></form>`,
            ),
          ),
      })
      pages.post('/reset-password', {
        schema: { hide: true },
        handler: async (request, reply) => {
          const token = fieldOf(request.query, 'token')
          const done = await signIn.resetPassword(token, readNewPassword(request.body))
          return done
            ? reply.send(htmlPage('Your password is changed', html`<p><a href="/sign-in">Sign in</a></p>`))
            : reply
                .code(410)
                .send(
                  htmlPage(
                    'This link does not work',
                    'It may have been used or have expired.',
                    html`<p><a href="/forgot-password">Ask for another</a></p>`,
                  ),
                )
        },
      })
    })
  }
