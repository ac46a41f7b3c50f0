import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ClipDetails, ClipFrame } from '../../domain/clip/index.ts'
import type { ChooseBytes, ReadSnapshot } from '../../domain/snapshot/index.ts'
import { DomainError } from '../../kernel/errors.ts'
import { type DeviceId, type SnapshotId, toRuuid } from '../../kernel/ids.ts'
import { aviBytes, layOutAvi } from './lay-out-avi.ts'
import { planOf, sendMedia } from './send-media.ts'

const SHORTEST_MICROSECONDS = 40_000
const LONGEST_MICROSECONDS = 1_000_000

type Frames = readonly [ClipFrame, ...ClipFrame[]]

/** The frames that one camera has in a clip, where they make a movie: JPEG images, all of one size. */
export const movieFrames = (frames: readonly ClipFrame[], deviceId: DeviceId): Frames | undefined => {
  const [first, ...others] = frames.filter((frame) => frame.deviceId === deviceId)
  if (first === undefined) return undefined
  const fits = ({ mediaType, width, height }: ClipFrame): boolean =>
    mediaType === 'image/jpeg' && width === first.width && height === first.height
  return [first, ...others].every(fits) ? [first, ...others] : undefined
}

/** How long each frame is shown, in microseconds: as far apart as they were taken on average, within what can be watched. */
const paceOf = (frames: Frames): number => {
  const [first] = frames
  const spanMs = (frames.at(-1) ?? first).takenAt.getTime() - first.takenAt.getTime()
  const pace = frames.length === 1 ? LONGEST_MICROSECONDS : (spanMs * 1_000) / (frames.length - 1)
  return Math.round(Math.min(LONGEST_MICROSECONDS, Math.max(SHORTEST_MICROSECONDS, pace)))
}

type ReadFrame = (frameId: SnapshotId, choose: ChooseBytes) => Promise<ReadSnapshot>

/** Sends what one camera has in a clip as a movie, whole or in part, each frame when its turn comes. */
export const sendMovie = (
  request: FastifyRequest,
  reply: FastifyReply,
  { clip, frames }: ClipDetails,
  deviceId: DeviceId,
  read: ReadFrame,
): FastifyReply => {
  const shown = movieFrames(frames, deviceId)
  if (shown === undefined) throw new DomainError('clip.movie_not_found', 'Movie not found')
  const layout = layOutAvi(shown, paceOf(shown))
  const { byteCount } = layout
  // The frames of a clip never change.
  const media = { tag: `"${toRuuid(clip.id)}.${toRuuid(deviceId)}"`, mediaType: 'video/x-msvideo', byteCount }
  const plan = planOf(request, media)
  const readPart = async (place: number, range: { readonly first: number; readonly last: number }) => {
    const frame = shown[place] ?? shown[0]
    const { bytes } = await read(frame.id, () => range)
    if (bytes === undefined) throw new Error(`Frame ${frame.id} was read without its bytes.`)
    return bytes
  }
  const body = plan.bytes && Readable.from(aviBytes(layout, plan.bytes, readPart))
  return sendMedia(reply, media, plan, body)
}
