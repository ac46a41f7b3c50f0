import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Gatehouse } from '../http/caller.ts'
import { DomainError } from '../kernel/errors.ts'
import { type Html, html, htmlPage } from './html.ts'
import { fieldOf, redirect } from './page-scope.ts'

const STEPS = ['mail-link', 'oidc', 'passkey'] as const
type Step = (typeof STEPS)[number]

const button = (step: Step, words: string): Html => html`<form method="post">
<input type="hidden" name="step" value="${step}">
<button>${words}</button>
</form>`

/**
 * What can be signed in by besides a password, as forms that post to the page they stand on: where somebody goes on
 * to afterwards may hold a link's token, which no page shows. `passkey` leads to the page that has the script for it.
 */
export const otherWays = ({ signIn: { offers } }: Gatehouse, passkey = true): Html => html`
${
  offers.mailLink &&
  html`<form method="post">
<input type="hidden" name="step" value="mail-link">
<label>Mail address <input name="email" type="email" required autocomplete="username"></label>
<button>Mail me a link</button>
</form>`
}
${offers.oidc !== undefined && button('oidc', `Sign in with ${offers.oidc}`)}
${passkey && button('passkey', 'Sign in with a passkey')}`

const mailLink = async (
  { signIn, rateLimits }: Gatehouse,
  request: FastifyRequest,
  reply: FastifyReply,
  next: string,
): Promise<FastifyReply> => {
  // Every try counts: who asks for many links is asking for other people's.
  await rateLimits.countFailedAuthentication(request.ip)
  await signIn.mailLink(fieldOf(request.body, 'email').trim(), next)
  return reply.send(
    htmlPage('Look into your mail', 'If there is an account for this address, a link is on its way.'),
  )
}

/** A page rather than a redirect: a form may lead to no other site. */
const goToIssuer = async (
  { signIn }: Gatehouse,
  reply: FastifyReply,
  next: string,
): Promise<FastifyReply> => {
  const start = await signIn.startOidc(next)
  if (start === undefined)
    throw new DomainError(
      'sign_in.unavailable',
      'The place to sign in at cannot be reached. Try again later.',
    )
  for (const cookie of start.cookies) void reply.header('set-cookie', cookie)
  return reply.send(
    htmlPage(
      'One moment',
      html`<meta http-equiv="refresh" content="0;url=${start.url}"><p><a href="${start.url}">Go on to sign in</a></p>`,
    ),
  )
}

/** Does what one of these forms asks; undefined when the request is about something else. */
export const takeOtherWay = async (
  gatehouse: Gatehouse,
  request: FastifyRequest,
  reply: FastifyReply,
  next: string,
): Promise<FastifyReply | undefined> => {
  const { offers } = gatehouse.signIn
  switch (fieldOf(request.body, 'step')) {
    case 'mail-link':
      return offers.mailLink ? mailLink(gatehouse, request, reply, next) : undefined
    case 'oidc':
      return offers.oidc === undefined ? undefined : goToIssuer(gatehouse, reply, next)
    case 'passkey':
      return redirect(reply, `/sign-in?next=${encodeURIComponent(next)}`)
    default:
      return undefined
  }
}
