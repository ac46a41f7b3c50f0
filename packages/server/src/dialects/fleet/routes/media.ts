import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readAlertThumbnail } from '../../../domain/alert/index.ts'
import { readClip, readClipFrame } from '../../../domain/clip/index.ts'
import { readSnapshot } from '../../../domain/snapshot/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import {
  type ClipId,
  type DeviceId,
  type OccurrenceId,
  ruuidOrNobodys,
  type SnapshotId,
} from '../../../kernel/ids.ts'
import { sendMovie } from '../clip-movies.ts'
import { mediaTargetOf, requireViewer } from '../media-auth.ts'
import { REGION } from '../media-uris.ts'
import * as schemas from '../schemas/media.ts'
import { sendFrame } from '../send-frame.ts'

/** What the document says of everything below `/media`. */
const common = { tags: ['Media'], headers: schemas.MediaHeaders, querystring: schemas.MediaQuery }

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
        ...common,
        operationId: 'getAlertThumbnail',
        summary: 'The frame that shows a policy alert',
        params: schemas.AlertPath,
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
        ...common,
        operationId: 'getFrame',
        summary: 'A frame that a device has uploaded',
        params: schemas.FramePath,
        response: schemas.MEDIA_ANSWERS,
      },
      handler: async (request, reply) => {
        const snapshotId = ruuidOrNobodys<SnapshotId>(request.params.frameUuid)
        return sendFrame(request, reply, (choose) =>
          readSnapshot(contextOf(domain, request), mediaTargetOf(request), { snapshotId, choose }),
        )
      },
    })

    app.get('/clips/:clipUuid/frames/:frameUuid', {
      config: { failure: 'http' },
      schema: {
        ...common,
        operationId: 'getClipFrame',
        summary: 'A frame of a clip',
        params: schemas.ClipFramePath,
        response: schemas.MEDIA_ANSWERS,
      },
      handler: async (request, reply) => {
        const clipId = ruuidOrNobodys<ClipId>(request.params.clipUuid)
        const frameId = ruuidOrNobodys<SnapshotId>(request.params.frameUuid)
        return sendFrame(request, reply, (choose) =>
          readClipFrame(contextOf(domain, request), mediaTargetOf(request), { clipId, frameId, choose }),
        )
      },
    })

    app.get('/clips/:clipUuid/:deviceUuid.avi', {
      config: { failure: 'http' },
      schema: {
        ...common,
        operationId: 'getClipMovie',
        summary: 'The frames that one camera has in a clip, as a movie (Motion JPEG in AVI)',
        params: schemas.ClipMoviePath,
        response: schemas.MOVIE_ANSWERS,
      },
      handler: async (request, reply) => {
        const clipId = ruuidOrNobodys<ClipId>(request.params.clipUuid)
        const deviceId = ruuidOrNobodys<DeviceId>(request.params.deviceUuid)
        const [ctx, target] = [contextOf(domain, request), mediaTargetOf(request)]
        const details = await readClip(ctx, target, { clipId })
        return sendMovie(request, reply, details, deviceId, (frameId, choose) =>
          readClipFrame(ctx, target, { clipId, frameId, choose }),
        )
      },
    })
  }
