import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readSnapshot } from '../../../domain/snapshot/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { ruuidOrNobodys, type SnapshotId } from '../../../kernel/ids.ts'
import { mediaTargetOf, requireViewer } from '../media-auth.ts'
import * as schemas from '../schemas/media.ts'
import { sendFrame } from '../send-frame.ts'

/** Guide, "Before you begin": what stands below the media base URL (wire facts, section 3). */
export const mediaRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    app.decorateRequest('federatedOrg', undefined)
    app.addHook('onRequest', requireViewer(gatehouse))

    app.get('/frames/:frameUuid', {
      config: { failure: 'http' },
      schema: {
        operationId: 'getFrame',
        summary: 'A frame that a device has uploaded',
        tags: ['Media'],
        headers: schemas.MediaHeaders,
        params: schemas.FramePath,
        querystring: schemas.MediaQuery,
        response: schemas.MEDIA_ANSWERS,
      },
      handler: async (request, reply) => {
        const snapshotId = ruuidOrNobodys<SnapshotId>(request.params.frameUuid)
        return sendFrame(request, reply, (choose) =>
          readSnapshot(contextOf(domain, request), mediaTargetOf(request), { snapshotId, choose }),
        )
      },
    })
  }
