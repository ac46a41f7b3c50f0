import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import {
  findLatestSnapshot,
  findSnapshotNear,
  readSnapshot,
  type Snapshot,
  whole,
} from '../../../domain/snapshot/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { requireTenant, targetOf } from '../auth.ts'
import { cameraIdOf } from '../device-details.ts'
import { frameUri } from '../media-uris.ts'
import { describeNearest } from '../present/media.ts'
import * as schemas from '../schemas/media.ts'
import { ClientHeaders, REFUSALS } from '../schemas/shared.ts'

type Wish = Static<typeof schemas.ExactFrame>

const required = (timestampMs: number | undefined): number => {
  if (timestampMs === undefined) throw invalidField('timestampMs', 'is required')
  return timestampMs
}

/** Frames of cameras, nearest to a moment or newest (wire facts, sections 4.2 and 4.4, "Camera / video"). */
export const frameRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    app.addHook('onRequest', requireTenant(gatehouse))

    const findFrame = async (request: FastifyRequest, wish: Wish) => {
      const { cameraUuid, timestampMs, ...altering } = wish
      const deviceId = cameraIdOf('cameraUuid', cameraUuid)
      const moment = required(timestampMs)
      const altered = Object.values(altering).some((value) => value !== undefined)
      const at = new Date(moment)
      const frame = await findSnapshotNear(contextOf(domain, request), targetOf(request), { deviceId, at })
      return { frame, responseMessage: describeNearest(frame, { timestampMs: moment, altered }) }
    }

    app.post('/video/getExactFrameUri', {
      schema: {
        operationId: 'getExactFrameUri',
        summary: 'Where the frame is that a camera took nearest to a moment',
        description: 'Frames are served whole: neither cropped nor scaled nor compressed anew.',
        tags: ['Video'],
        headers: ClientHeaders,
        body: schemas.ExactFrame,
        response: { 200: schemas.ExactFrameUri, ...REFUSALS },
      },
      handler: async (request) => {
        const { frame, responseMessage } = await findFrame(request, request.body)
        return { frameUri: frameUri(domain.policy.publicUrl, frame), responseMessage }
      },
    })

    app.post('/video/getExactFrameData', {
      schema: {
        operationId: 'getExactFrameData',
        summary: 'The frame that a camera took nearest to a moment, in base64',
        description: 'Frames are given whole: neither cropped nor scaled nor compressed anew.',
        tags: ['Video'],
        headers: ClientHeaders,
        body: schemas.ExactFrame,
        response: { 200: schemas.ExactFrameData, ...REFUSALS },
      },
      handler: async (request) => {
        const { frame, responseMessage } = await findFrame(request, request.body)
        const { bytes } = await readSnapshot(contextOf(domain, request), targetOf(request), {
          snapshotId: frame.id,
          choose: whole,
        })
        return {
          ...(bytes !== undefined && { frameData: bytes.toString('base64') }),
          mimeType: frame.mediaType,
          responseMessage,
        }
      },
    })

    const presentUris = (latest: Snapshot | undefined): Static<typeof schemas.MediaUris> =>
      latest === undefined ? {} : { latestFrameUri: frameUri(domain.policy.publicUrl, latest) }
    const mediaUris = async (request: FastifyRequest, field: string, uuid: string | undefined) => {
      const input = { deviceId: cameraIdOf(field, uuid) }
      return presentUris(await findLatestSnapshot(contextOf(domain, request), targetOf(request), input))
    }
    const described = {
      summary: 'Where the media of a camera are that this server serves',
      description: 'There is no video here, live or recorded, so there are none of its URIs.',
      tags: ['Camera'],
      headers: ClientHeaders,
      response: { 200: schemas.MediaUris, ...REFUSALS },
    }

    app.post('/camera/getMediaUris', {
      schema: { operationId: 'getMediaUris', ...described, body: schemas.MediaUrisQuery },
      handler: (request) => mediaUris(request, 'cameraUuid', request.body.cameraUuid),
    })

    // The tool server's name for it, and for the camera (wire facts, section 4.3).
    app.post('/camera/getCameraMediaUris', {
      schema: { operationId: 'getCameraMediaUris', ...described, body: schemas.CameraMediaUrisQuery },
      handler: (request) => mediaUris(request, 'deviceUuid', request.body.deviceUuid),
    })
  }
