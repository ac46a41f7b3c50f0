import type { Static } from 'typebox'
import type { Clip, ClipDetails } from '../../../domain/clip/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { visibilityWord } from '../clip-details.ts'
import { movieFrames } from '../clip-movies.ts'
import { clipFrameUri, clipMovieUri } from '../media-uris.ts'
import { groupOfRole } from '../permission-groups.ts'
import type * as schemas from '../schemas/clips.ts'

/** `Event_SavedClipWithProgressType`: a clip is complete once it is there, as its frames were there before it. */
export const presentClip = (clip: Clip): Static<typeof schemas.Clip> => {
  const { title, description, deviceIds, maker } = clip
  const deviceUuids = deviceIds.map(toRuuid)
  return {
    ...{ uuid: toRuuid(clip.id), orgUuid: toRuuid(clip.orgId) },
    ...{ deviceUuid: deviceUuids[0] ?? '', deviceUuids },
    ...(title !== '' && { title }),
    ...(description !== '' && { description }),
    timestampMs: clip.startsAt.getTime(),
    durationSec: clip.durationSeconds,
    createdAtMs: clip.createdAt.getTime(),
    lastUpdatedSec: Math.floor(clip.updatedAt.getTime() / 1_000),
    byteCount: clip.byteCount,
    percentComplete: 100,
    status: 'COMPLETE',
    accessSettings: {
      visibility: visibilityWord(clip.visibility),
      allowedRoles: clip.allowedRoles.map(groupOfRole),
      allowedUsers: clip.viewers.map(toRuuid),
    },
    ...(maker !== null && { userUuid: toRuuid(maker) }),
  }
}

/** A clip and where its frames are, which the vendor's document has no fields for. */
export const presentClipDetails = (
  publicUrl: string,
  { clip, frames }: ClipDetails,
): NonNullable<Static<typeof schemas.ClipDetails>['savedClip']> => ({
  ...presentClip(clip),
  frames: frames.map((frame) => ({
    frameUri: clipFrameUri(publicUrl, clip, frame),
    deviceUuid: toRuuid(frame.deviceId),
    timestampMs: frame.takenAt.getTime(),
    mimeType: frame.mediaType,
    ...{ width: frame.width, height: frame.height },
  })),
  movieUris: Object.fromEntries(
    clip.deviceIds
      .filter((deviceId) => movieFrames(frames, deviceId) !== undefined)
      .map((deviceId) => [toRuuid(deviceId), clipMovieUri(publicUrl, clip, deviceId)]),
  ),
})
