import { changeClip, deleteClip, pageClips, readClip, saveClip } from '../../../domain/clip/index.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { clipIdOf, idsOf } from '../body-ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { readAccess } from '../clip-details.ts'
import { pageTokenOf, readClipQuery } from '../clip-queries.ts'
import { cameraIdOf } from '../device-details.ts'
import { momentOfMs } from '../moment-of-ms.ts'
import { presentClip, presentClipDetails } from '../present/clips.ts'
import { required } from '../required.ts'
import * as schemas from '../schemas/clips.ts'
import { Done } from '../schemas/shared.ts'

const spelling = {
  deviceIds: 'deviceUuids',
  startsAt: 'startTimeMillis',
  durationSeconds: 'durationSec',
  allowedRoles: 'accessSettings.allowedRoles',
  viewers: 'accessSettings.allowedUsers',
}

/** Wire facts, sections 4.2 and 4.4: frames of cameras, kept as clips. */
export const clipRoutes = clientEndpoints('Event', ({ read, write }) => {
  write('video/spliceV3', {
    summary: 'Keep the frames that cameras took in a time, as a clip',
    tag: 'Video',
    body: schemas.NewClip,
    answer: schemas.ClipMade,
    spelling,
    handle: async (call, { saveToConsole = true, ...wish }) => {
      const deviceIds = idsOf(cameraIdOf, 'deviceUuids', required('deviceUuids', wish.deviceUuids))
      const startsAt = momentOfMs(required('startTimeMillis', wish.startTimeMillis))
      const durationSeconds = required('durationSec', wish.durationSec)
      if (!saveToConsole) throw invalidField('saveToConsole', 'must be true: clips are kept here')
      const { title, description, accessSettings, clipVisibility } = wish
      const access = readAccess(accessSettings, clipVisibility)
      const clip = { deviceIds, startsAt, durationSeconds, title, description, access }
      return { clipUuid: toRuuid(await saveClip(call.ctx, call.target, clip)) }
    },
  })

  read('event/getClipsWithProgress', {
    summary: 'Clips, newest first unless told otherwise',
    body: schemas.ClipsQuery,
    answer: schemas.Clips,
    handle: async (call, body) => {
      const query = readClipQuery(body)
      const { items, next } = await pageClips(call.ctx, call.target, query)
      const last = next === undefined ? undefined : items.at(-1)
      return {
        savedClips: items.map(presentClip),
        ...(last !== undefined && { pageToken: pageTokenOf(last, query.order) }),
      }
    },
  })

  read('event/getSavedClipDetails', {
    summary: 'A clip, and where its frames are',
    body: schemas.ClipName,
    answer: schemas.ClipDetails,
    handle: async (call, { clipUuid }) => {
      const clipId = clipIdOf('clipUuid', clipUuid)
      const { ctx, target } = call
      const details = await readClip(ctx, target, { clipId })
      return { savedClip: presentClipDetails(ctx.domain.policy.publicUrl, details) }
    },
  })

  write('event/updateSavedClip', {
    summary: 'Change what is given of a clip: what it is called, and who sees it',
    body: schemas.ClipChange,
    answer: Done,
    spelling,
    handle: async (call, { savedClipUuid, title, description, accessSettings }) => {
      const clipId = clipIdOf('savedClipUuid', savedClipUuid)
      const access = readAccess(accessSettings)
      await changeClip(call.ctx, call.target, { clipId, title, description, access })
      return {}
    },
  })

  write('event/deleteSavedClip', {
    summary: 'Delete a clip, and let its frames go',
    body: schemas.SavedClipName,
    answer: Done,
    handle: async (call, { savedClipUuid }) => {
      const clipId = clipIdOf('savedClipUuid', savedClipUuid)
      await deleteClip(call.ctx, call.target, { clipId })
      return {}
    },
  })
})
