import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifySchema } from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import type { Context } from '../../domain/context.ts'
import type { OrgTarget } from '../../domain/org-scope.ts'
import type { Gatehouse } from '../../http/caller.ts'
import { nameFields, type Spelling } from '../../http/name-fields.ts'
import { contextOf } from '../../http/request.ts'
import { requireTenant, targetOf } from './auth.ts'
import { ClientHeaders, ClientWriteHeaders, REFUSALS } from './schemas/shared.ts'

/** Who calls, and the organization that the call runs in. */
export interface ClientCall {
  readonly ctx: Context
  readonly target: OrgTarget
}

interface Endpoint<Body extends TSchema, Answer extends TSchema> {
  readonly summary: string
  readonly description?: string
  readonly body: Body
  readonly answer: Answer
  /** What the request calls the fields of the domain, where it has other names for them. */
  readonly spelling?: Spelling
  readonly handle: (call: ClientCall, body: Static<Body>) => Promise<Static<Answer>>
}
type Serve = <Body extends TObject, Answer extends TSchema>(
  path: string,
  endpoint: Endpoint<Body, Answer>,
) => void

/** A read; a write, which takes an `Idempotency-Key` besides. */
interface Serving {
  readonly read: Serve
  readonly write: Serve
}

/** The vendor names an operation after the end of its path. */
const operationIdOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Client-level endpoints of one kind, each `POST /api/<path>` inside the organization that `x-auth-org` names. */
export const clientEndpoints =
  (tag: string, define: (serve: Serving) => void) =>
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', requireTenant(gatehouse))
    const serveWith =
      (headers: TObject): Serve =>
      (path, { summary, description, body, answer, spelling = {}, handle }) => {
        const schema: FastifySchema = {
          ...{ operationId: operationIdOf(path), summary, tags: [tag], headers, body },
          ...(description !== undefined && { description }),
          response: { 200: answer, ...REFUSALS },
        }
        app.post(`/${path}`, {
          schema,
          handler: async (request) => {
            const call = { ctx: contextOf(gatehouse.domain, request), target: targetOf(request) }
            // Its schema has checked it.
            return nameFields(spelling, handle(call, request.body as Static<typeof body>))
          },
        })
      }
    define({ read: serveWith(ClientHeaders), write: serveWith(ClientWriteHeaders) })
  }
