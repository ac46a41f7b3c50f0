import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'
import type { Columns } from '../../../domain/import/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { compileValidator } from '../../../http/validate.ts'
import { DomainError } from '../../../kernel/errors.ts'
import { importAnswer, importRequest } from '../import-schemas.ts'
import { carryOut } from '../imports/carry-out.ts'
import { claimKeyImport } from '../imports/claim-keys.ts'
import { hardwareImport } from '../imports/hardware.ts'
import type { ImportKind } from '../imports/import-kind.ts'
import { licenceImport } from '../imports/licences.ts'
import type { ImportBody } from '../imports/read-rows.ts'
import { shipmentImport } from '../imports/shipments.ts'
import { partnerIdOf } from '../parameters.ts'
import * as schemas from '../schemas.ts'

const BODY_BYTES_MAX = 64 * 1024 * 1024

/** Keeps the bytes of a body as they came: they are read row by row. */
const takeBodies = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  for (const [contentType, type] of [
    ['application/json', 'json'],
    ['text/csv', 'csv'],
  ] as const)
    app.addContentTypeParser(contentType, { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
      if (request.headers['idempotency-key'] !== undefined)
        request.bodyHash = createHash('sha256').update(bytes).digest()
      done(null, { type, bytes } satisfies ImportBody)
    })
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _bytes, done) =>
    done(
      new DomainError('request.malformed', 'Content-Type must be application/json or text/csv', {
        field: 'Content-Type',
      }),
    ),
  )
}

/** What is in a body is looked at row by row. */
const compileAllButBody: FastifySchemaCompiler<object> = (route) =>
  route.httpPart === 'body' ? () => true : compileValidator(route)

const bodyOf = (body: unknown): ImportBody => {
  if (body === undefined) throw new DomainError('request.malformed', 'body must be object', { field: 'body' })
  return body as ImportBody
}

/** What the operator loads for a partner: many rows at a time, each answered for itself. */
export const importRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    takeBodies(app)

    const serve = <C extends Columns>(kind: ImportKind<C>): void => {
      app.post<{ Params: { partnerId: string } }>(`/partners/:partnerId/imports/${kind.path}`, {
        bodyLimit: BODY_BYTES_MAX,
        validatorCompiler: compileAllButBody,
        schema: {
          operationId: kind.operationId,
          summary: kind.summary,
          description: `A row is known by \`${kind.key}\` and says all of its record: what it leaves out is not there afterwards. Its fields: ${Object.keys(kind.columns).join(', ')}.`,
          tags: ['Imports'],
          headers: schemas.WriteHeaders,
          params: schemas.PartnerPath,
          body: importRequest,
          response: { 200: importAnswer, ...schemas.REFUSALS },
        },
        handler: async (request, reply) => {
          const lines = carryOut({
            kind,
            ctx: contextOf(domain, request),
            partnerId: partnerIdOf(request.params),
            body: bodyOf(request.body),
            onFailure: (error) => request.log.error({ err: error }, 'an import ended early'),
          })
          const first = await lines.next()
          const rest = async function* () {
            if (first.done !== true) yield first.value
            yield* lines
          }
          return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(rest()))
        },
      })
    }
    serve(hardwareImport)
    serve(claimKeyImport)
    serve(licenceImport)
    serve(shipmentImport)
  }
