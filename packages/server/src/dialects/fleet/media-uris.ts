import type { Snapshot } from '../../domain/snapshot/index.ts'
import { type DeviceId, type Id, toRuuid } from '../../kernel/ids.ts'

/** What an installation calls the place where it keeps its media: there is this one. */
export const REGION = 'local'

interface Named {
  readonly id: Id<string>
}

/** Where a frame of a clip is served, for as long as the clip is there. */
export const clipFrameUri = (publicUrl: string, clip: Named, frame: Named): string =>
  `${publicUrl}/media/clips/${toRuuid(clip.id)}/frames/${toRuuid(frame.id)}`

/** Where the frames are served that one camera has in a clip, as a movie. */
export const clipMovieUri = (publicUrl: string, clip: Named, deviceId: DeviceId): string =>
  `${publicUrl}/media/clips/${toRuuid(clip.id)}/${toRuuid(deviceId)}.avi`

/** Where a frame is served: below the media base URL of the guide. */
export const frameUri = (publicUrl: string, { id }: Pick<Snapshot, 'id'>): string =>
  `${publicUrl}/media/frames/${toRuuid(id)}`
