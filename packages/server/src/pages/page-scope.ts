import { createHmac, timingSafeEqual } from 'node:crypto'
import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../domain/context.ts'
import type { Person } from '../domain/person.ts'
import type { PersonPrincipal } from '../domain/principal.ts'
import { DEFAULT_SCOPES } from '../domain/scopes.ts'
import type { Gatehouse } from '../http/caller.ts'
import { refuseCrossSite } from '../http/refuse-cross-site.ts'
import { REST_STATUS } from '../http/rest-status.ts'
import { toDomainError } from '../http/to-domain-error.ts'
import { DomainError } from '../kernel/errors.ts'
import type { RequestId } from '../kernel/ids.ts'
import { Secret } from '../kernel/secret.ts'
import { isStorableText } from '../kernel/text.ts'
import { htmlPage, PAGE_HEADERS } from './html.ts'

const FORM_BYTES_MAX = 16_384

/** Prepares a scope for pages: their headers, forms as bodies, and errors as pages. */
export const servePages = async (app: FastifyInstance, { domain }: Gatehouse): Promise<void> => {
  await app.register(formbody, { bodyLimit: FORM_BYTES_MAX })
  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers(PAGE_HEADERS).type('text/html; charset=utf-8')
    refuseCrossSite(request, domain.policy.publicUrl)
    done()
  })
  app.setErrorHandler((cause, request, reply) => {
    const error = toDomainError(cause)
    const status = REST_STATUS[error.kind]
    if (status >= 500) request.log.error({ requestId: request.id, err: error }, 'failed')
    if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', error.retryAfterSeconds)
    return reply
      .code(status)
      .headers(PAGE_HEADERS)
      .type('text/html; charset=utf-8')
      .send(htmlPage('This did not work', status < 500 ? error.message : 'Please try again.'))
  })
}

/** One field of a query or a form; whatever is not one text is none. */
export const fieldOf = (fields: unknown, name: string): string => {
  const value = ((fields ?? {}) as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' && isStorableText(value) ? value : ''
}

export const passwordOf = (body: unknown): Secret => new Secret(fieldOf(body, 'password'))

interface DeadLink {
  readonly codes: readonly DomainError['code'][]
  readonly page: string
  /** A page for whoever needs nothing of the link any more. */
  readonly pageOfItsUser?: () => Promise<string | undefined>
}

/** Does what the page of a link does; where the link turns out dead, answers 410 with a page that says what to do. */
export const whileLinkLives = async (
  reply: FastifyReply,
  dead: DeadLink,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError && dead.codes.includes(error.code))) throw error
    const pageOfItsUser = await dead.pageOfItsUser?.()
    return pageOfItsUser === undefined ? reply.code(410).send(dead.page) : reply.send(pageOfItsUser)
  }
}

/** Who is looking at a page of one organization, be it that a login link has signed them in. */
export const visitorOf = ({ signIn }: Gatehouse, request: FastifyRequest): Promise<Person | undefined> =>
  signIn.personOf(request.headers.cookie)

/** Who is looking at a page, signed in by themselves: what a login link opens is no account to claim or join with. */
export const personOf = async (
  gatehouse: Gatehouse,
  request: FastifyRequest,
): Promise<Person | undefined> => {
  const visitor = await visitorOf(gatehouse, request)
  return visitor?.confinedTo === undefined ? visitor : undefined
}

/** The context of a person who follows a link. */
export const personContext = (
  { domain }: Gatehouse,
  request: FastifyRequest,
  person: Person,
): Context<PersonPrincipal> => ({
  domain,
  principal: { kind: 'person', person, scopes: new Set(DEFAULT_SCOPES.person) },
  requestId: request.id as RequestId,
  address: request.ip,
  trace: {},
})

/** A mark that only a page of ours, shown to this very session, can carry: other sites cannot make its forms. */
export const formMark = ({ signIn }: Gatehouse, person: Person, purpose: string): string =>
  createHmac('sha256', signIn.formSecret.reveal())
    .update(JSON.stringify(['form', purpose, person.sessionId]))
    .digest('base64url')

/** Refuses a form that does not carry the mark of its page. */
export const requireMark = (gatehouse: Gatehouse, person: Person, purpose: string, body: unknown): void => {
  const expected = Buffer.from(formMark(gatehouse, person, purpose))
  const given = Buffer.from(fieldOf(body, 'mark'))
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new DomainError('session.cross_site', 'This form is too old. Open the page again.')
}

/** Sends a browser on after a form, with the cookies of a sign-in. */
export const redirect = (
  reply: FastifyReply,
  path: string,
  cookies: readonly string[] = [],
): FastifyReply => {
  for (const cookie of cookies) void reply.header('set-cookie', cookie)
  return reply.code(303).header('location', path).send('')
}
