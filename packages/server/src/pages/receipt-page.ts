import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Context } from '../domain/context.ts'
import { rotateSeenCredentials } from '../domain/credential/index.ts'
import { accessInWords, type HandOverReceipt, readReceipt, rightInWords } from '../domain/org/index.ts'
import type { Person } from '../domain/person.ts'
import { findOrgPlaces } from '../domain/places.ts'
import type { Gatehouse } from '../http/caller.ts'
import { standingInOrg } from '../http/session-standing.ts'
import type { RequestId } from '../kernel/ids.ts'
import { listOfPlaces, whatWasReplaced } from './claim-page.ts'
import { type Html, html, htmlPage } from './html.ts'
import { fieldOf, formMark, redirect, requireMark, servePages, visitorOf } from './page-scope.ts'

const seenList = ({ seenCredentials, partnerName }: HandOverReceipt): Html =>
  seenCredentials.length === 0
    ? html`<p>${partnerName} has seen none of the keys that work today.</p>`
    : html`<p>${partnerName} has seen these keys, which work today:</p>
<ul>${seenCredentials.map(({ name, hint, kind, createdAt }) => html`<li>${kind.replace('_', ' ')} “${name}” …${hint}, of ${createdAt.toUTCString()}</li>`)}</ul>`

const placeList = ({ givenPlaces, partnerName }: HandOverReceipt): Html =>
  givenPlaces.length === 0
    ? html`<p>Nobody has a place in it that ${partnerName} could give.</p>`
    : html`<p>${partnerName}, or a key that it has seen, gave these people a place:</p>${listOfPlaces(givenPlaces)}`

const sharedList = ({ inheritedSecrets, partnerName }: HandOverReceipt): Html =>
  inheritedSecrets.length === 0
    ? html`<p>No secret of ${partnerName} applies to it.</p>`
    : html`<p>These secrets of ${partnerName} apply to it, until it detaches. Their values are not shown to anyone:</p>
<ul>${inheritedSecrets.map(({ name, type, hostPattern }) => html`<li>“${name}” (${type}, ${hostPattern})</li>`)}</ul>`

const rightsList = ({ partnerMay, partnerName }: HandOverReceipt): Html =>
  html`<p>${partnerName} may still:</p>
<ul>${partnerMay.map((right) => html`<li>${rightInWords(right)}</li>`)}</ul>`

/** The hand-over receipt: what has passed, what the partner has seen and may still do; and the button that replaces keys. */
export const receiptPage =
  (gatehouse: Gatehouse): FastifyPluginAsync =>
  async (app) => {
    await servePages(app, gatehouse)
    const { domain } = gatehouse

    const contextFor = async (request: FastifyRequest, person: Person): Promise<Context> => {
      const { principal } = await standingInOrg(domain, person, fieldOf(request.query, 'org') || undefined)
      return { domain, principal, requestId: request.id as RequestId, address: request.ip, trace: {} }
    }
    /** A page to choose by, for somebody with several places. */
    const severalPlaces = async (person: Person): Promise<string | undefined> => {
      const places = await findOrgPlaces(domain, person)
      if (places.length < 2) return undefined
      const items = places.map(
        ({ orgId, orgName, partnerName }) =>
          html`<li><a href="/receipt?org=${orgId}">${orgName}</a>, set up by ${partnerName}</li>`,
      )
      return htmlPage('Which organization?', html`<ul>${items}</ul>`)
    }
    const signInFirst = (request: FastifyRequest): string =>
      `/sign-in?next=${encodeURIComponent(request.url)}`

    app.get('/receipt', {
      schema: { hide: true },
      handler: async (request, reply) => {
        const person = await visitorOf(gatehouse, request)
        if (person === undefined) return redirect(reply, signInFirst(request))
        const several = fieldOf(request.query, 'org') === '' ? await severalPlaces(person) : undefined
        if (several !== undefined) return reply.send(several)
        const receipt = await readReceipt(await contextFor(request, person), 'own', undefined)
        const { orgName, partnerName, claimedAt, claimedByEmail } = receipt
        return reply.send(
          htmlPage(
            `Hand-over of ${orgName}`,
            claimedAt === null
              ? `${partnerName} has set it up; nobody has claimed it yet.`
              : `Claimed by ${claimedByEmail ?? 'an owner'} on ${claimedAt.toUTCString()}; set up by ${partnerName}.`,
            accessInWords(receipt),
            rightsList(receipt),
            seenList(receipt),
            placeList(receipt),
            sharedList(receipt),
            html`<form method="post"><input type="hidden" name="mark" value="${formMark(gatehouse, person, 'rotate')}">
<button>Replace every key that ${partnerName} has seen, and take back these places</button></form>`,
          ),
        )
      },
    })

    app.post('/receipt', {
      schema: { hide: true },
      handler: async (request, reply) => {
        const person = await visitorOf(gatehouse, request)
        if (person === undefined) return redirect(reply, signInFirst(request))
        requireMark(gatehouse, person, 'rotate', request.body)
        const replaced = await rotateSeenCredentials(await contextFor(request, person), 'own', undefined)
        return reply.send(
          htmlPage(
            'The keys are replaced',
            replaced.credentials.length === 0 ? 'There was none that the partner has seen.' : '',
            whatWasReplaced(replaced),
          ),
        )
      },
    })
  }
