import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Domain } from '../domain/context.ts'
import { type GrantPlace, issueGrant, keepClient } from '../domain/oauth/index.ts'
import type { Person } from '../domain/person.ts'
import { findOrgPlaces, findPartnerPlaces } from '../domain/places.ts'
import type { Gatehouse } from '../http/caller.ts'
import {
  type Asked,
  AUTHORIZE_PATH,
  answerUri,
  type Misasked,
  readAuthorizationRequest,
} from './authorization-request.ts'
import { type Html, html, htmlPage, PAGE_HEADERS } from './html.ts'
import { otherWays, takeOtherWay } from './other-ways.ts'
import {
  fieldOf,
  formMark,
  personContext,
  personOf,
  redirect,
  requireMark,
  servePages,
} from './page-scope.ts'
import { problem, signedInAs, signInBy, signInForm, takeSignOut } from './sign-in-forms.ts'

/** A place that a person may let an application act in. */
interface Choice {
  readonly name: string
  readonly words: string
  readonly place: GrantPlace
}

const choicesOf = async (domain: Domain, person: Person): Promise<readonly Choice[]> => {
  const partners = (await findPartnerPlaces(domain, person)).filter(({ active }) => active)
  const orgs = (await findOrgPlaces(domain, person)).filter(({ active }) => active)
  return [
    ...partners.map(({ partnerId, memberId, partnerName, role }) => ({
      name: `partner/${memberId}`,
      words: `${partnerName}, as its ${role}: its portfolio, and every customer that lets it in`,
      place: { partnerId, orgId: null, partnerMemberId: memberId },
    })),
    ...orgs.map(({ partnerId, orgId, membershipId, orgName, role }) => ({
      name: `org/${membershipId}`,
      words: `${orgName}, as its ${role}`,
      place: { partnerId, orgId, membershipId },
    })),
  ]
}

const markPurpose = ({ client, redirectUri, codeChallenge, state }: Asked): string =>
  JSON.stringify(['authorize', client.id, redirectUri, codeChallenge, state ?? null])

const answerForm = (gatehouse: Gatehouse, asked: Asked, person: Person, step: string, inner: Html): Html =>
  html`<form method="post">
<input type="hidden" name="step" value="${step}">
<input type="hidden" name="mark" value="${formMark(gatehouse, person, markPurpose(asked))}">
${inner}</form>`

const radio = ({ name, words }: Choice, isOnly: boolean): Html =>
  isOnly
    ? html`<label><input type="radio" name="place" value="${name}" checked> ${words}</label>`
    : html`<label><input type="radio" name="place" value="${name}" required> ${words}</label>`

const allowForm = (choices: readonly Choice[]): Html => html`
<fieldset><legend>Where may it act for you?</legend>
${choices.map((choice) => radio(choice, choices.length === 1))}
</fieldset>
<button>Allow</button>`

/** A program on the person's own machine, or a site by its name: what it calls itself anybody could call themselves. */
const whereTo = (redirectUri: string): string => {
  const { protocol, host } = new URL(redirectUri)
  return protocol === 'http:' ? 'a program on this computer' : host
}

/**
 * Lets the page's forms lead to the application: some browsers hold a redirect after a form to the policy of its page. The
 * policy's grammar has no addresses of IPv6.
 */
const letFormsLeadTo = (reply: FastifyReply, redirectUri: string): void => {
  const { origin, hostname } = new URL(redirectUri)
  const target = hostname.startsWith('[') ? 'http:' : origin
  const policy = PAGE_HEADERS['content-security-policy'].replace(
    "form-action 'self'",
    `form-action 'self' ${target}`,
  )
  void reply.header('content-security-policy', policy)
}

/** Where people decide whether an application may act for them (RFC 6749, section 4.1; wire facts, section 2.2). */
export const authorizePage =
  (gatehouse: Gatehouse): FastifyPluginAsync =>
  async (app) => {
    await servePages(app, gatehouse)
    const { domain } = gatehouse
    const { publicUrl } = domain.policy

    const goBack = (reply: FastifyReply, asked: Asked | Misasked, answer: Readonly<Record<string, string>>) =>
      redirect(reply, answerUri(asked, publicUrl, answer))

    const showSignIn = (reply: FastifyReply, { client }: Asked, message?: string): FastifyReply =>
      reply.send(
        htmlPage(
          'Sign in to decide',
          `An application that calls itself “${client.name}” wants to act for you.`,
          ...(message === undefined ? [] : [problem(message)]),
          signInForm(),
          otherWays(gatehouse),
        ),
      )

    const showChoice = async (
      reply: FastifyReply,
      asked: Asked,
      person: Person,
      message?: string,
    ): Promise<FastifyReply> => {
      letFormsLeadTo(reply, asked.redirectUri)
      const choices = await choicesOf(domain, person)
      return reply.send(
        htmlPage(
          'May this application act for you?',
          `It calls itself “${asked.client.name}”; nobody has checked that. Your answer goes to ${whereTo(asked.redirectUri)}. Allow it only if you have just asked it to sign you in.`,
          signedInAs(person),
          ...(message === undefined ? [] : [problem(message)]),
          choices.length === 0
            ? 'You have no place that it could act in.'
            : answerForm(gatehouse, asked, person, 'allow', allowForm(choices)),
          html`<p>It will be able to do there whatever you may do, until you end it: <a href="/applications">Applications that act for you</a>.</p>`,
          answerForm(gatehouse, asked, person, 'deny', html`<button>Deny</button>`),
        ),
      )
    }

    /** A site may be a stranger's, whom others have let act or the stranger themself: nobody is sent there unasked. */
    const refuse = (reply: FastifyReply, asked: Misasked): FastifyReply => {
      const { error, description, redirectUri } = asked
      const answer = { error, error_description: description }
      if (redirectUri.startsWith('http:')) return goBack(reply, asked, answer)
      return reply
        .code(400)
        .send(
          htmlPage(
            'This application asks for something that is not served',
            `${description}.`,
            html`<p><a href="${answerUri(asked, publicUrl, answer)}">Go back to ${whereTo(redirectUri)}</a></p>`,
          ),
        )
    }

    const allow = async (
      request: FastifyRequest,
      reply: FastifyReply,
      asked: Asked,
      person: Person,
    ): Promise<FastifyReply> => {
      const choices = await choicesOf(domain, person)
      const chosen = choices.find(({ name }) => name === fieldOf(request.body, 'place'))
      if (chosen === undefined) return showChoice(reply.code(400), asked, person, 'Choose a place.')
      await keepClient(domain, asked.client)
      const code = await issueGrant(personContext(gatehouse, request, person), chosen.place, asked)
      return goBack(reply, asked, { code: code.reveal() })
    }

    /** Signing in or out on the page; undefined for an answer to the application. */
    const signIn = async (
      request: FastifyRequest,
      reply: FastifyReply,
      asked: Asked,
    ): Promise<FastifyReply> => {
      if (await takeSignOut(gatehouse, request, reply)) return reply
      if (await takeOtherWay(gatehouse, request, reply, asked.path)) return reply
      const signedIn = await signInBy(gatehouse, request)
      if (signedIn !== undefined) return redirect(reply, asked.path, signedIn.cookies)
      return showSignIn(reply.code(401), asked, 'The address or the password is wrong.')
    }

    app.get(AUTHORIZE_PATH, {
      schema: { hide: true },
      handler: async (request, reply) => {
        const asked = await readAuthorizationRequest(domain, request.query)
        if ('error' in asked) return refuse(reply, asked)
        const person = await personOf(gatehouse, request)
        return person === undefined ? showSignIn(reply, asked) : showChoice(reply, asked, person)
      },
    })

    app.post(AUTHORIZE_PATH, {
      schema: { hide: true },
      handler: async (request, reply) => {
        const asked = await readAuthorizationRequest(domain, request.query)
        if ('error' in asked) return refuse(reply, asked)
        const step = fieldOf(request.body, 'step')
        if (step !== 'allow' && step !== 'deny') return signIn(request, reply, asked)
        const person = await personOf(gatehouse, request)
        if (person === undefined) return showSignIn(reply.code(401), asked, 'Sign in first.')
        requireMark(gatehouse, person, markPurpose(asked), request.body)
        if (step === 'allow') return allow(request, reply, asked, person)
        const denied = { error: 'access_denied', error_description: 'The person has said no' }
        return goBack(reply, asked, denied)
      },
    })
  }
