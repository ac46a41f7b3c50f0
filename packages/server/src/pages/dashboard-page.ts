import type { FastifyPluginAsync } from 'fastify'
import { findOrgPlaces } from '../domain/places.ts'
import type { Gatehouse } from '../http/caller.ts'
import { standingInOrg } from '../http/session-standing.ts'
import { sendBranded } from './branded-page.ts'
import { type Html, html, htmlPage } from './html.ts'
import { fieldOf, redirect, servePages, visitorOf } from './page-scope.ts'
import { hasPortal } from './portal.ts'

type Place = Awaited<ReturnType<typeof findOrgPlaces>>[number]

const placeList = (places: readonly Place[]): Html =>
  html`<ul>${places.map(({ orgId, orgName, role }) => html`<li><a href="/dashboard?org=${orgId}">${orgName}</a>, ${role}</li>`)}</ul>`

/** Where a person lands in an organization: which one it is, by whom, and what is theirs to look at. */
export const dashboardPage =
  (gatehouse: Gatehouse): FastifyPluginAsync =>
  async (app) => {
    await servePages(app, gatehouse)

    app.get('/dashboard', {
      schema: { hide: true },
      handler: async (request, reply) => {
        const visitor = await visitorOf(gatehouse, request)
        if (visitor === undefined) return redirect(reply, `/sign-in?next=${encodeURIComponent(request.url)}`)
        const places = await findOrgPlaces(gatehouse.domain, visitor)
        const wanted = fieldOf(request.query, 'org')
        const place =
          places.find(({ orgId }) => orgId === wanted) ?? (places.length === 1 ? places[0] : undefined)
        if (place === undefined)
          return reply.send(
            places.length === 0
              ? htmlPage('No organization', `${visitor.email} has no place in an organization.`)
              : htmlPage('Your organizations', placeList(places)),
          )
        // No more than the API shows: whoever is kept out there is kept out here.
        const { principal } = await standingInOrg(gatehouse.domain, visitor, place.orgId)
        const { role } = principal.user
        // Who has detached is nobody's customer any more.
        const branding = place.holds.status === 'detached' ? {} : place.branding
        return sendBranded(
          reply,
          { partnerName: place.partnerName, branding },
          place.orgName,
          `You are signed in as ${visitor.email}, ${role}. ${place.partnerName} has set this organization up.`,
          visitor.confinedTo === undefined
            ? html``
            : html`<p>A link from ${place.partnerName} has signed you in, to this organization alone and for a few hours. <a href="/sign-in">Sign in yourself</a> for all that is yours.</p>`,
          hasPortal ? html`<p><a href="/o/${place.orgId}">Open the portal</a></p>` : html``,
          role === 'owner' || role === 'admin'
            ? html`<p><a href="/receipt?org=${place.orgId}">What ${place.partnerName} has seen and may do</a></p>`
            : html``,
          html`<form method="post" action="/sign-out"><button>Sign out</button></form>`,
        )
      },
    })
  }
