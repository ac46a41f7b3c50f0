import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { rotateMasterKey } from '../../../domain/master-key/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import * as schemas from '../schemas.ts'

/** The master key that everything sealed hangs on. */
export const keyRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post('/keys/rotate', {
      schema: {
        operationId: 'rotateMasterKey',
        summary: 'Seal everything anew by the newest master key',
        description:
          'Makes a new key first where the server keeps the key in `master.key` beside its embedded database; otherwise give the new key before the old one in `TENANTRY_MASTER_KEY`. The server goes on serving. Call again while `remaining` is not 0: each call goes on where the last one stopped.',
        tags: ['Master key'],
        response: { 200: schemas.Rotation, ...schemas.REFUSALS },
      },
      handler: (request) => rotateMasterKey(contextOf(domain, request)),
    })
  }
