import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readAlertThumbnail } from '../../../domain/alert/index.ts'
import { readSnapshot } from '../../../domain/snapshot/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { type OccurrenceId, ruuidOrNobodys, type SnapshotId } from '../../../kernel/ids.ts'
import { mediaTargetOf, requireViewer } from '../media-auth.ts'
import { REGION } from '../media-uris.ts'
import * as schemas from '../schemas/media.ts'
import { sendFrame } from '../send-frame.ts'

/** Guide, "Before you begin": what stands below the media base URL (wire facts, section 3). */
export const mediaRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    app.decorateRequest('federatedOrg', undefined)
    app.addHook('onRequest', requireViewer(gatehouse))

    // The vendor's command line puts this path together by itself (wire facts, section 3).
    app.get(`/metadata/${REGION}/:alertUuid.jpeg`, {
      config: { failure: 'http' },
      schema: {
        operationId: 'getAlertThumbnail',
        summary: 'The frame that shows a policy alert',
        tags: ['Media'],
        headers: schemas.MediaHeaders,
        params: schemas.AlertPath,
        querystring: schemas.MediaQuery,
        response: schemas.MEDIA_ANSWERS,
      },
      handler: async (request, reply) => {
        const alertId = ruuidOrNobodys<OccurrenceId>(request.params.alertUuid)
        return sendFrame(request, reply, (choose) =>
          readAlertThumbnail(contextOf(domain, request), mediaTargetOf(request), { alertId, choose }),
        )
      },
    })

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
