import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type {
  FastifyContextConfig,
  FastifyReply,
  FastifyRequest,
  FastifySchema,
  onRequestAsyncHookHandler,
} from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import type { Gatehouse } from '../../http/caller.ts'
import { nameFields, type Spelling } from '../../http/name-fields.ts'
import { sendJson } from '../../http/send-pages.ts'
import { REFUSALS } from './schemas/shared.ts'

/** An answer that is sent while it is read: the text before, the items, and the text after. */
export class JsonParts {
  readonly parts: readonly [before: string, items: AsyncGenerator<string>, after: string | (() => string)]
  constructor(...parts: JsonParts['parts']) {
    this.parts = parts
  }
}

interface Endpoint<Call, Body extends TSchema, Answer extends TSchema> {
  readonly summary: string
  readonly description?: string
  /** Where it is not the end of the path, after which the vendor mostly names an operation. */
  readonly operationId?: string
  /** Where it is not that of the endpoints beside it. */
  readonly tag?: string
  /** How failures are reported, where not in the error trio alone. */
  readonly config?: FastifyContextConfig
  readonly body: Body
  readonly answer: Answer
  /** What the request calls the fields of the domain, where it has other names for them. */
  readonly spelling?: Spelling
  readonly handle: (call: Call, body: Static<Body>) => Promise<Static<Answer> | JsonParts>
}

/** Serves one endpoint. */
export type Serve<Call> = <Body extends TObject, Answer extends TSchema>(
  path: string,
  endpoint: Endpoint<Call, Body, Answer>,
) => void

/** A read; a write, which takes an `Idempotency-Key` besides. */
interface Serving<Call> {
  readonly read: Serve<Call>
  readonly write: Serve<Call>
}

/** Who is let in, by which headers, and what a handler is told of a call. */
interface Audience<Call> {
  readonly letIn: (gatehouse: Gatehouse) => onRequestAsyncHookHandler
  /** Whether it lets in sessions besides keys. */
  readonly takesSessions: boolean
  readonly headers: { readonly read: TObject; readonly write: TObject }
  readonly callOf: (gatehouse: Gatehouse, request: FastifyRequest) => Call
}

const KEY_OR_SESSION = [{ ApiKeyAuth: [] }, { session: [] }]

const operationIdOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const send = async (reply: FastifyReply, answer: Promise<unknown>): Promise<unknown> => {
  const given = await answer
  return given instanceof JsonParts ? sendJson(reply, ...given.parts) : given
}

/** Endpoints of one kind for some audience, each `POST /api/<path>`. */
export const endpointsFor =
  <Call>({ letIn, takesSessions, headers, callOf }: Audience<Call>) =>
  (tag: string, define: (serving: Serving<Call>) => void) =>
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', letIn(gatehouse))
    const serveWith =
      (named: TObject): Serve<Call> =>
      (path, { body, answer, spelling = {}, config, handle, ...described }) => {
        const { operationId = operationIdOf(path), summary, description } = described
        const schema: FastifySchema = {
          ...{ operationId, summary, tags: [described.tag ?? tag], headers: named, body },
          ...(description !== undefined && { description }),
          ...(takesSessions && { security: KEY_OR_SESSION }),
          response: { 200: answer, ...REFUSALS },
        }
        app.post(`/${path}`, {
          ...{ schema, ...(config && { config }) },
          handler: async (request, reply) => {
            // Its schema has checked the body.
            const answered = handle(callOf(gatehouse, request), request.body as Static<typeof body>)
            return nameFields(spelling, send(reply, answered))
          },
        })
      }
    define({ read: serveWith(headers.read), write: serveWith(headers.write) })
  }
