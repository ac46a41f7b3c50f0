import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'
import { keepSnapshot, SNAPSHOT_BYTES_MAX } from '../../../domain/snapshot/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { compileValidator } from '../../../http/validate.ts'
import { presentSnapshot } from '../present.ts'
import * as schemas from '../schemas.ts'

const queryOf = (url: string): string => url.slice(`${url}?`.indexOf('?'))

/** Takes bytes under whatever name they come: what they are is read from themselves. */
const takeBytes = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    if (request.headers['idempotency-key'] !== undefined)
      request.bodyHash = createHash('sha256').update(queryOf(request.url)).update(bytes).digest()
    done(null, bytes)
  })
}

const compileAllButBody: FastifySchemaCompiler<object> = (route) =>
  route.httpPart === 'body' ? () => true : compileValidator(route)

/** Frames of cameras and of whatever else sees. */
export const snapshotRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    takeBytes(app)

    app.post('/snapshot', {
      bodyLimit: SNAPSHOT_BYTES_MAX,
      validatorCompiler: compileAllButBody,
      schema: {
        operationId: 'uploadSnapshot',
        summary: 'Upload a frame that the device has taken',
        description:
          'The body is the image itself: JPEG, PNG or WebP, by its own bytes and not by `Content-Type`. The oldest frames of the device make room for it.',
        tags: ['Device'],
        headers: schemas.WriteHeaders,
        querystring: schemas.SnapshotQuery,
        body: schemas.Image,
        response: { 200: schemas.KeptSnapshot, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const { timestampMs } = request.query
        const kept = keepSnapshot(contextOf(domain, request), 'own', {
          image: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
          ...(timestampMs !== undefined && { takenAt: new Date(timestampMs) }),
        })
        return presentSnapshot(await nameFields({ takenAt: 'timestampMs' }, kept))
      },
    })
  }
