import type { Static } from 'typebox'
import { findLatestSnapshot, findSnapshotNear, readSnapshot, whole } from '../../../domain/snapshot/index.ts'
import { type ClientCall, clientEndpoints } from '../client-endpoint.ts'
import { cameraIdOf } from '../device-details.ts'
import { frameUri } from '../media-uris.ts'
import { momentOfMs } from '../moment-of-ms.ts'
import { describeNearest } from '../present/media.ts'
import { required } from '../required.ts'
import * as schemas from '../schemas/media.ts'

const findFrame = async (call: ClientCall, wish: Static<typeof schemas.ExactFrame>) => {
  const { cameraUuid, timestampMs: wished, ...altering } = wish
  const deviceId = cameraIdOf('cameraUuid', cameraUuid)
  const timestampMs = required('timestampMs', wished)
  const altered = Object.values(altering).some((value) => value !== undefined)
  const frame = await findSnapshotNear(call.ctx, call.target, { deviceId, at: momentOfMs(timestampMs) })
  return { frame, responseMessage: describeNearest(frame, { timestampMs, altered }) }
}

const mediaUris = async (call: ClientCall, field: string, uuid: string | undefined) => {
  const input = { deviceId: cameraIdOf(field, uuid) }
  const { ctx, target } = call
  const latest = await findLatestSnapshot(ctx, target, input)
  return latest === undefined ? {} : { latestFrameUri: frameUri(ctx.domain.policy.publicUrl, latest) }
}

const MEDIA_URIS = {
  summary: 'Where the media of a camera are that this server serves',
  description: 'There is no video here, live or recorded, so there are none of its URIs.',
  tag: 'Camera',
  answer: schemas.MediaUris,
}

/** Frames of cameras, nearest to a moment or newest (wire facts, sections 4.2 and 4.4, "Camera / video"). */
export const frameRoutes = clientEndpoints('Video', ({ read }) => {
  read('video/getExactFrameUri', {
    summary: 'Where the frame is that a camera took nearest to a moment',
    description: 'Frames are served whole: neither cropped nor scaled nor compressed anew.',
    body: schemas.ExactFrame,
    answer: schemas.ExactFrameUri,
    handle: async (call, wish) => {
      const { frame, responseMessage } = await findFrame(call, wish)
      return { frameUri: frameUri(call.ctx.domain.policy.publicUrl, frame), responseMessage }
    },
  })

  read('video/getExactFrameData', {
    summary: 'The frame that a camera took nearest to a moment, in base64',
    description: 'Frames are given whole: neither cropped nor scaled nor compressed anew.',
    body: schemas.ExactFrame,
    answer: schemas.ExactFrameData,
    handle: async (call, wish) => {
      const { frame, responseMessage } = await findFrame(call, wish)
      const { bytes } = await readSnapshot(call.ctx, call.target, { snapshotId: frame.id, choose: whole })
      return {
        ...(bytes !== undefined && { frameData: bytes.toString('base64') }),
        mimeType: frame.mediaType,
        responseMessage,
      }
    },
  })

  read('camera/getMediaUris', {
    ...MEDIA_URIS,
    body: schemas.MediaUrisQuery,
    handle: async (call, { cameraUuid }) => mediaUris(call, 'cameraUuid', cameraUuid),
  })

  // The tool server's name for it, and for the camera (wire facts, section 4.3).
  read('camera/getCameraMediaUris', {
    ...MEDIA_URIS,
    body: schemas.CameraMediaUrisQuery,
    handle: async (call, { deviceUuid }) => mediaUris(call, 'deviceUuid', deviceUuid),
  })
})
