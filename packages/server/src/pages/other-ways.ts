import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Gatehouse } from '../http/caller.ts'
import { DomainError } from '../kernel/errors.ts'
import { type Html, html, htmlPage } from './html.ts'
import { fieldOf, redirect } from './page-scope.ts'
import { BACK_PATH, rememberWay } from './way-back.ts'

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
const goToIssuer = async (gatehouse: Gatehouse, reply: FastifyReply, next: string): Promise<FastifyReply> => {
  const start = await gatehouse.signIn.startOidc(BACK_PATH)
  if (start === undefined)
    throw new DomainError(
      'sign_in.unavailable',
      'The place to sign in at cannot be reached. Try again later.',
    )
  for (const cookie of [...start.cookies, rememberWay(gatehouse, next)])
    void reply.header('set-cookie', cookie)
  return reply.send(
    htmlPage(
      'One moment',
      html`<meta http-equiv="refresh" content="0;url=${start.url}"><p><a href="${start.url}">Go on to sign in</a></p>`,
    ),
  )
}

/**
 * Does what one of these forms asks, and says whether it was one: a reply cannot be the answer, since waiting for one
 * waits until it is sent and gives nothing.
 */
export const takeOtherWay = async (
  gatehouse: Gatehouse,
  request: FastifyRequest,
  reply: FastifyReply,
  next: string,
): Promise<boolean> => {
  const { offers } = gatehouse.signIn
  const step = fieldOf(request.body, 'step')
  if (step === 'mail-link' && offers.mailLink) await mailLink(gatehouse, request, reply, next)
  else if (step === 'oidc' && offers.oidc !== undefined) await goToIssuer(gatehouse, reply, next)
  else if (step === 'passkey') void redirect(reply, `/sign-in?next=${encodeURIComponent(next)}`)
  else return false
  return true
}
