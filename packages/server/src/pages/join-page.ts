import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../domain/person.ts'
import { claimTeamProvision, findTeamProvision, type TeamOffer } from '../domain/team/index.ts'
import type { Gatehouse } from '../http/caller.ts'
import { type Html, html, htmlPage } from './html.ts'
import { takeOtherWay } from './other-ways.ts'
import {
  fieldOf,
  formMark,
  personContext,
  personOf,
  redirect,
  requireMark,
  servePages,
  whileLinkLives,
} from './page-scope.ts'
import { signedInAs, signInOrUp, signInOrUpBy, takeSignOut } from './sign-in-forms.ts'

const DEAD_LINK = {
  codes: ['team_provision.gone', 'team_provision.not_found'],
  page: htmlPage(
    'This link does not work',
    'It may have been used or have expired.',
    'Ask whoever sent it to you for a new one.',
  ),
} as const

/** The page behind a team link: sign in or up, and take the place that has been made ready. */
export const joinPage =
  (gatehouse: Gatehouse): FastifyPluginAsync =>
  async (app) => {
    await servePages(app, gatehouse)

    const joinForm = ({ id }: TeamOffer, person: Person): Html => html`
${signedInAs(person)}
<form method="post">
<input type="hidden" name="step" value="join">
<input type="hidden" name="mark" value="${formMark(gatehouse, person, `join ${id}`)}">
<button>Join</button></form>`

    const show = async (
      request: FastifyRequest,
      reply: FastifyReply,
      offer: TeamOffer,
      message?: string,
    ): Promise<FastifyReply> => {
      const person = await personOf(gatehouse, request)
      const parts =
        person === undefined ? signInOrUp(gatehouse, 'Sign in to join', message) : [joinForm(offer, person)]
      return reply.send(
        htmlPage(
          `Join ${offer.orgName}`,
          `A place in ${offer.orgName} has been made ready for you, as ${offer.role}: a project with an agent and a key. Once you join, they are yours.`,
          `This link works until ${offer.expiresAt.toUTCString()}, for whoever opens it first.`,
          ...parts,
        ),
      )
    }

    const join = async (
      request: FastifyRequest,
      reply: FastifyReply,
      offer: TeamOffer,
    ): Promise<FastifyReply> => {
      const person = await personOf(gatehouse, request)
      if (person === undefined) return show(request, reply.code(401), offer, 'Sign in first.')
      requireMark(gatehouse, person, `join ${offer.id}`, request.body)
      await claimTeamProvision(personContext(gatehouse, request, person), offer, undefined)
      return reply.send(
        htmlPage(
          `Welcome to ${offer.orgName}`,
          `You are signed in as ${person.email}. The key that was made for you goes on working, and is yours.`,
        ),
      )
    }

    const whenLive = (
      request: FastifyRequest,
      reply: FastifyReply,
      work: (offer: TeamOffer) => Promise<FastifyReply>,
    ): Promise<FastifyReply> =>
      whileLinkLives(reply, DEAD_LINK, async () =>
        work(await findTeamProvision(gatehouse.domain, fieldOf(request.query, 'token'))),
      )

    app.get('/join', {
      schema: { hide: true },
      handler: (request, reply) => whenLive(request, reply, (offer) => show(request, reply, offer)),
    })

    app.post('/join', {
      schema: { hide: true },
      handler: (request, reply) =>
        whenLive(request, reply, async (offer) => {
          if (fieldOf(request.body, 'step') === 'join') return join(request, reply, offer)
          if (await takeSignOut(gatehouse, request, reply)) return reply
          if (await takeOtherWay(gatehouse, request, reply, request.url)) return reply
          const { signedIn, message } = await signInOrUpBy(gatehouse, request)
          if (signedIn !== undefined) return redirect(reply, request.url, signedIn.cookies)
          return show(request, reply.code(401), offer, message)
        }),
    })
  }
