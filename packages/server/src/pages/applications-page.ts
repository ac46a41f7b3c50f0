import type { FastifyPluginAsync } from 'fastify'
import { listGrants, type PersonsGrant, revokeGrant } from '../domain/oauth/index.ts'
import type { Person } from '../domain/person.ts'
import type { Gatehouse } from '../http/caller.ts'
import { type Html, html, htmlPage } from './html.ts'
import {
  fieldOf,
  formMark,
  personContext,
  personOf,
  redirect,
  requireMark,
  servePages,
} from './page-scope.ts'

export const APPLICATIONS_PATH = '/applications'
const MARK = 'applications'

const item = (
  { id, clientName, orgName, partnerName, createdAt }: PersonsGrant,
  mark: string,
): Html => html`<li>
“${clientName}” acts for you in ${orgName ?? partnerName}, since ${createdAt.toUTCString()}.
<form method="post">
<input type="hidden" name="mark" value="${mark}">
<input type="hidden" name="grant" value="${id}">
<button aria-label="End the access of ${clientName} to ${orgName ?? partnerName}">End its access</button>
</form></li>`

/** What a person has let act for them, with a button that ends it. */
export const applicationsPage =
  (gatehouse: Gatehouse): FastifyPluginAsync =>
  async (app) => {
    await servePages(app, gatehouse)
    const { domain } = gatehouse
    const signInFirst = `/sign-in?next=${encodeURIComponent(APPLICATIONS_PATH)}`

    const show = async (person: Person): Promise<string> => {
      const grants = await listGrants(domain, person)
      const mark = formMark(gatehouse, person, MARK)
      return htmlPage(
        'Applications that act for you',
        grants.length === 0
          ? `Nothing acts for ${person.email}.`
          : `They do what ${person.email} may do, each in one place, until you end it here.`,
        html`<ul>${grants.map((grant) => item(grant, mark))}</ul>`,
      )
    }

    app.get(APPLICATIONS_PATH, {
      schema: { hide: true },
      handler: async (request, reply) => {
        const person = await personOf(gatehouse, request)
        return person === undefined ? redirect(reply, signInFirst) : reply.send(await show(person))
      },
    })

    app.post(APPLICATIONS_PATH, {
      schema: { hide: true },
      handler: async (request, reply) => {
        const person = await personOf(gatehouse, request)
        if (person === undefined) return redirect(reply, signInFirst)
        requireMark(gatehouse, person, MARK, request.body)
        const grants = await listGrants(domain, person)
        const grant = grants.find(({ id }) => id === fieldOf(request.body, 'grant'))
        if (grant !== undefined)
          await revokeGrant(personContext(gatehouse, request, person), grant, { because: 'revoked' })
        return redirect(reply, APPLICATIONS_PATH)
      },
    })
  }
