import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { TObject } from 'typebox'
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

/** What is said of everything below `/media`. */
const described = <Params extends TObject>(
  operationId: string,
  summary: string,
  params: Params,
  response: typeof schemas.MEDIA_ANSWERS = schemas.MEDIA_ANSWERS,
) => ({
  config: { failure: 'http' as const },
  schema: {
    ...{ operationId, summary, tags: ['Media'] },
    ...{ headers: schemas.MediaHeaders, querystring: schemas.MediaQuery, params, response },
  },
})

/** Guide, "Before you begin": what stands below the media base URL (wire facts, section 3). */
export const mediaRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    app.decorateRequest('federatedOrg', undefined)
    app.addHook('onRequest', requireViewer(gatehouse))

    // The vendor's command line puts this path together by itself (wire facts, section 3).
    app.get(`/metadata/${REGION}/:alertUuid.jpeg`, {
      ...described('getAlertThumbnail', 'The frame that shows a policy alert', schemas.AlertPath),
      handler: async (request, reply) => {
        const alertId = ruuidOrNobodys<OccurrenceId>(request.params.alertUuid)
        return sendFrame(request, reply, (choose) =>
          readAlertThumbnail(contextOf(domain, request), mediaTargetOf(request), { alertId, choose }),
        )
      },
    })

    app.get('/frames/:frameUuid', {
      ...described('getFrame', 'A frame that a device has uploaded', schemas.FramePath),
      handler: async (request, reply) => {
        const snapshotId = ruuidOrNobodys<SnapshotId>(request.params.frameUuid)
        return sendFrame(request, reply, (choose) =>
          readSnapshot(contextOf(domain, request), mediaTargetOf(request), { snapshotId, choose }),
        )
      },
    })

    app.get('/clips/:clipUuid/frames/:frameUuid', {
      ...described('getClipFrame', 'A frame of a clip', schemas.ClipFramePath),
      handler: async (request, reply) => {
        const clipId = ruuidOrNobodys<ClipId>(request.params.clipUuid)
        const frameId = ruuidOrNobodys<SnapshotId>(request.params.frameUuid)
        return sendFrame(request, reply, (choose) =>
          readClipFrame(contextOf(domain, request), mediaTargetOf(request), { clipId, frameId, choose }),
        )
      },
    })

    app.get('/clips/:clipUuid/:deviceUuid.avi', {
      ...described(
        'getClipMovie',
        'The frames that one camera has in a clip, as a movie (Motion JPEG in AVI)',
        schemas.ClipMoviePath,
        schemas.MOVIE_ANSWERS,
      ),
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
