import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import {
  type ClaimChoice,
  type ClaimOffer,
  claimOrg,
  describeClaimLink,
  findOwnClaim,
  refuseOwnMember,
} from '../domain/claim/index.ts'
import type { GivenPlace, Replaced } from '../domain/credential/index.ts'
import type { Person } from '../domain/person.ts'
import type { Gatehouse } from '../http/caller.ts'
import { isDay } from '../http/parameters.ts'
import { DomainError, invalidField } from '../kernel/errors.ts'
import type { OrgId } from '../kernel/ids.ts'
import { sendBranded } from './branded-page.ts'
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
import { problem, signedInAs, signInOrUp, signInOrUpBy, takeSignOut } from './sign-in-forms.ts'

const DEAD_LINK = {
  codes: ['claim_link.gone', 'claim_link.not_found'],
  page: htmlPage(
    'This claim link does not work',
    'It may have been used, replaced or have expired.',
    'Ask the company that sent it to you for a new one.',
  ),
} as const

const offerOf = ({ orgName, partnerName, expiresAt }: ClaimOffer): readonly (string | Html)[] => [
  `The organization ${orgName} has been set up for you by ${partnerName}.`,
  `This link works until ${expiresAt.toUTCString()}. Keep it: whoever opens it and signs in becomes the owner.`,
  html`<p>Once it is yours, ${partnerName}</p>
<ul>
<li>can act inside only as long as you allow it,</li>
<li>can no longer delete it, replace its keys or issue another link,</li>
<li>goes on sharing its own credentials with it, until you detach.</li>
</ul>`,
]

const checkbox = (name: string, body: unknown): Html =>
  fieldOf(body, name) === 'yes'
    ? html`<input type="checkbox" name="${name}" value="yes" checked>`
    : html`<input type="checkbox" name="${name}" value="yes">`

/** The three answers; the one that the partner suggests is chosen until the customer chooses. */
const accessAnswers = (now: Date, { allowed, days }: ClaimOffer['suggestedAccess'], body: unknown): Html => {
  const suggested = allowed ? (days === null ? 'yes' : 'until') : 'no'
  const suggestedDay =
    days === null ? '' : new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const chosen = fieldOf(body, 'access') || suggested
  const lastDay = fieldOf(body, 'until') || suggestedDay
  const radio = (answer: string): Html =>
    answer === chosen
      ? html`<input type="radio" name="access" value="${answer}" checked>`
      : html`<input type="radio" name="access" value="${answer}">`
  return html`<label>${radio('yes')} Yes, until I say otherwise</label>
<label>${radio('until')} Yes, until the end of <input type="date" name="until" value="${lastDay}" aria-label="last day"></label>
<label>${radio('no')} No</label>`
}

/** What was wrong with an answer, and the answer, so that nobody has to give the others again. */
interface Rejected {
  readonly message: string
  readonly body: unknown
}

const claimForm = (
  gatehouse: Gatehouse,
  { id, partnerName, suggestedAccess }: ClaimOffer,
  person: Person,
  { message, body }: Partial<Rejected>,
): Html => html`
${signedInAs(person)}
<form method="post">
<input type="hidden" name="step" value="claim">
<input type="hidden" name="mark" value="${formMark(gatehouse, person, `claim ${id}`)}">
<fieldset><legend>May ${partnerName} go on acting inside?</legend>
${message !== undefined && problem(message)}
${accessAnswers(gatehouse.domain.now(), suggestedAccess, body)}
</fieldset>
<label>${checkbox('rotate', body)} Replace every key that ${partnerName} has seen, and take back the places that it gave, now</label>
<p>If you answer no, that is done as well, unless you choose to keep them:
<label>${checkbox('keep', body)} Keep the keys that ${partnerName} has seen, and the places that it gave</label></p>
<button>Become the owner</button>
</form>`

const endOf = (day: string): Date => {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !isDay(day)) throw invalidField('until', 'must be a day')
  return new Date(`${day}T23:59:59.999Z`)
}

const choiceOf = (body: unknown): ClaimChoice => {
  const access = fieldOf(body, 'access')
  if (!['yes', 'no', 'until'].includes(access)) throw invalidField('access', 'must be yes, no or until')
  const until = access === 'until' ? endOf(fieldOf(body, 'until')) : null
  const keeps = fieldOf(body, 'keep') === 'yes'
  return {
    partnerAccess: { allowed: access !== 'no', until },
    rotate: fieldOf(body, 'rotate') === 'yes' || (access === 'no' && !keeps),
  }
}

const KINDS = { org_key: 'Organization key', project_key: 'Project key', agent_token: 'Agent token' } as const

const keysOf = ({ credentials }: Replaced): Html | false =>
  credentials.length > 0 &&
  html`<section><h2>Your new keys</h2>
<p>They are shown this once. The ones before them no longer work.</p>
<dl>${credentials.map(({ kind, name, token }) => html`<dt>${KINDS[kind]} “${name}”</dt><dd><code>${token.reveal()}</code></dd>`)}</dl></section>`

export const listOfPlaces = (places: readonly GivenPlace[]): Html =>
  html`<ul>${places.map(({ email, role }) => html`<li>${email}, ${role}</li>`)}</ul>`

const lostPlaces = ({ places }: Replaced): Html | false =>
  places.length > 0 &&
  html`<section><h2>Places taken back</h2>
<p>Invite whom you want to stay once more.</p>${listOfPlaces(places)}</section>`

/** The keys that replaced others, shown this once, and who has lost a place. */
export const whatWasReplaced = (replaced: Replaced): Html => html`${keysOf(replaced)}${lostPlaces(replaced)}`

const linkToReceipt = (orgId: OrgId): Html =>
  html`<p><a href="/receipt?org=${orgId}">Open the hand-over receipt</a></p>`

/** The page behind a claim link: who offers what; sign in or up; answer, and become the owner. */
export const claimPage =
  (gatehouse: Gatehouse): FastifyPluginAsync =>
  async (app) => {
    await servePages(app, gatehouse)
    const { domain } = gatehouse

    const show = async (
      request: FastifyRequest,
      reply: FastifyReply,
      offer: ClaimOffer,
      rejected: Partial<Rejected> = {},
    ): Promise<FastifyReply> => {
      const person = await personOf(gatehouse, request)
      const parts =
        person === undefined
          ? signInOrUp(gatehouse, 'Sign in to claim it', rejected.message)
          : [claimForm(gatehouse, offer, person, rejected)]
      const title = `${offer.partnerName} offers you ${offer.orgName}`
      return sendBranded(reply, offer, title, ...offerOf(offer), ...parts)
    }

    const claim = async (
      request: FastifyRequest,
      reply: FastifyReply,
      offer: ClaimOffer,
    ): Promise<FastifyReply> => {
      const person = await personOf(gatehouse, request)
      if (person === undefined) return show(request, reply.code(401), offer, { message: 'Sign in first.' })
      requireMark(gatehouse, person, `claim ${offer.id}`, request.body)
      const context = personContext(gatehouse, request, person)
      await refuseOwnMember(context, offer)
      const { orgId, replaced } = await claimOrg(context, offer, choiceOf(request.body))
      return sendBranded(
        reply,
        offer,
        `${offer.orgName} is yours`,
        `You are its owner, as ${person.email}. A receipt has been sent to you.`,
        whatWasReplaced(replaced),
        linkToReceipt(orgId),
      )
    }

    /** The form once more, where an answer was none. */
    const claimOrAskAgain = async (
      request: FastifyRequest,
      reply: FastifyReply,
      offer: ClaimOffer,
    ): Promise<FastifyReply> => {
      try {
        return await claim(request, reply, offer)
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'request.invalid')) throw error
        return show(request, reply.code(400), offer, { message: error.message, body: request.body })
      }
    }

    /** For an owner who sends the form twice, or comes back. */
    const pageOfOwner = async (request: FastifyRequest): Promise<string | undefined> => {
      const person = await personOf(gatehouse, request)
      if (person === undefined) return undefined
      const own = await findOwnClaim(domain, fieldOf(request.query, 'token'), person)
      if (own === undefined) return undefined
      return htmlPage(
        `${own.orgName} is yours already`,
        `You are its owner, as ${person.email}. This link has done its work.`,
        'Keys that replaced others were shown once. Whoever missed them issues new ones: POST /v1/org/keys.',
        linkToReceipt(own.orgId),
      )
    }

    const whenLive = (
      request: FastifyRequest,
      reply: FastifyReply,
      work: (offer: ClaimOffer) => Promise<FastifyReply>,
    ): Promise<FastifyReply> =>
      whileLinkLives(reply, { ...DEAD_LINK, pageOfItsUser: () => pageOfOwner(request) }, async () =>
        work(await describeClaimLink(domain, fieldOf(request.query, 'token'))),
      )

    app.get('/claim', {
      schema: { hide: true },
      handler: (request, reply) => whenLive(request, reply, (offer) => show(request, reply, offer)),
    })

    app.post('/claim', {
      schema: { hide: true },
      handler: (request, reply) =>
        whenLive(request, reply, async (offer) => {
          if (fieldOf(request.body, 'step') === 'claim') return claimOrAskAgain(request, reply, offer)
          if (await takeSignOut(gatehouse, request, reply)) return reply
          if (await takeOtherWay(gatehouse, request, reply, request.url)) return reply
          const { signedIn, message } = await signInOrUpBy(gatehouse, request)
          if (signedIn !== undefined) return redirect(reply, request.url, signedIn.cookies)
          return show(request, reply.code(401), offer, { message })
        }),
    })
  }
