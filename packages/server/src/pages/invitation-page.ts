import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { acceptInvitation, findInvitation, type Invitation } from '../domain/invitation/index.ts'
import type { Person } from '../domain/person.ts'
import type { Gatehouse } from '../http/caller.ts'
import { sendBranded } from './branded-page.ts'
import { type Html, html, htmlPage } from './html.ts'
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
import {
  newAccountFields,
  problem,
  readName,
  readNewPassword,
  signInBy,
  signInForm,
} from './sign-in-forms.ts'

const DEAD_LINK = {
  codes: ['invitation.gone', 'invitation.not_found'],
  page: htmlPage(
    'This invitation does not work',
    'It may have been accepted, replaced or have expired.',
    'Ask whoever invited you for a new one.',
  ),
} as const

const isFor = ({ email }: Invitation, person: Person | undefined): person is Person =>
  person?.email.toLowerCase() === email.toLowerCase()

const placeOf = ({ orgName, partnerName }: Invitation): string => orgName ?? partnerName

/** The page behind an invitation: whoever opens it has proved the address, and accepts with an account for it. */
export const invitationPage =
  (gatehouse: Gatehouse): FastifyPluginAsync =>
  async (app) => {
    await servePages(app, gatehouse)
    const { domain, signIn } = gatehouse

    const formFor = async (invitation: Invitation, person: Person | undefined): Promise<Html> => {
      if (isFor(invitation, person))
        return html`<form method="post"><input type="hidden" name="step" value="accept">
<input type="hidden" name="mark" value="${formMark(gatehouse, person, `invitation ${invitation.id}`)}">
<button>Accept</button></form>`
      const account = await signIn.accountOf(invitation.email)
      if (account?.verified === true) return html`<h2>Sign in to accept</h2>${signInForm()}`
      return html`<form method="post"><input type="hidden" name="step" value="join">
${newAccountFields(invitation.email)}<button>Create account and accept</button></form>`
    }

    const show = async (
      request: FastifyRequest,
      reply: FastifyReply,
      invitation: Invitation,
      message?: string,
    ): Promise<FastifyReply> => {
      const form = await formFor(invitation, await personOf(gatehouse, request))
      return sendBranded(
        reply,
        invitation,
        `You are invited to ${placeOf(invitation)}`,
        `${invitation.partnerName} invites ${invitation.email} to ${placeOf(invitation)} as ${invitation.role}.`,
        ...(message === undefined ? [] : [problem(message)]),
        form,
      )
    }

    const accept = async (
      request: FastifyRequest,
      reply: FastifyReply,
      invitation: Invitation,
      person: Person,
    ): Promise<FastifyReply> => {
      await signIn.verify(person.userId)
      await acceptInvitation(personContext(gatehouse, request, person), invitation, undefined)
      const title = `Welcome to ${placeOf(invitation)}`
      return sendBranded(reply, invitation, title, `You are signed in as ${person.email}.`)
    }

    /** Makes the account for the invited address; one that nobody has proved yet is taken over, its sessions ended. */
    const join = async (
      request: FastifyRequest,
      reply: FastifyReply,
      invitation: Invitation,
    ): Promise<FastifyReply> => {
      const { email } = invitation
      const account = await signIn.accountOf(email)
      if (account?.verified === true) return show(request, reply.code(409), invitation, 'Sign in instead.')
      const { cookies } = await signIn.takeOver({
        email,
        name: readName(request.body),
        password: readNewPassword(request.body),
      })
      const person = await signIn.personOf(cookieHeader(cookies))
      if (person === undefined) throw new Error('The new session is not there.')
      for (const cookie of cookies) void reply.header('set-cookie', cookie)
      return accept(request, reply, invitation, person)
    }

    const whenLive = (
      request: FastifyRequest,
      reply: FastifyReply,
      work: (invitation: Invitation) => Promise<FastifyReply>,
    ): Promise<FastifyReply> =>
      whileLinkLives(reply, DEAD_LINK, async () =>
        work(await findInvitation(domain, fieldOf(request.query, 'token'))),
      )

    app.get('/invitation', {
      schema: { hide: true },
      handler: (request, reply) => whenLive(request, reply, (found) => show(request, reply, found)),
    })

    app.post('/invitation', {
      schema: { hide: true },
      handler: (request, reply) =>
        whenLive(request, reply, async (invitation) => {
          const step = fieldOf(request.body, 'step')
          if (step === 'join') return join(request, reply, invitation)
          if (step === 'accept') {
            const person = await personOf(gatehouse, request)
            if (!isFor(invitation, person)) return show(request, reply.code(403), invitation)
            requireMark(gatehouse, person, `invitation ${invitation.id}`, request.body)
            return accept(request, reply, invitation, person)
          }
          const signedIn = await signInBy(gatehouse, request)
          if (signedIn !== undefined) return redirect(reply, request.url, signedIn.cookies)
          return show(request, reply.code(401), invitation, 'The address or the password is wrong.')
        }),
    })
  }

/** The request header that sends fresh cookies back. */
const cookieHeader = (cookies: readonly string[]): string =>
  cookies.map((cookie) => cookie.split(';', 1)[0] ?? '').join('; ')
