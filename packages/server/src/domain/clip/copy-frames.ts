import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ClipId, DeviceId, SnapshotId } from '../../kernel/ids.ts'
import { clipFrames } from '../../store/schema/clips.ts'
import { snapshots } from '../../store/schema/media.ts'
import type { Tx } from '../../store/store.ts'
import type { OrgScope } from '../org-scope.ts'

const FRAMES_MAX = 256
const CLIP_BYTES_MAX = 32 * 1024 * 1024

/** Some cameras, and a time of which the end is no part. */
export interface Footage {
  readonly deviceIds: readonly DeviceId[]
  readonly startsAt: Date
  readonly endsAt: Date
}

/** What a clip consists of. */
export interface Kept {
  readonly deviceIds: DeviceId[]
  readonly frameCount: number
  readonly byteCount: number
}

const bytesOf = (frames: readonly { readonly byteCount: number }[]): number =>
  frames.reduce((total, { byteCount }) => total + byteCount, 0)

/**
 * The frames that some cameras took in a time. Throws `clip.without_frames`, and `clip.too_large` where a clip that held
 * them would be too large: one that lacks some of them would tell of something else.
 */
export const findFootage = async (
  tx: Tx,
  { orgId }: OrgScope,
  { deviceIds, startsAt, endsAt }: Footage,
): Promise<{ readonly ids: readonly SnapshotId[]; readonly byteCount: number }> => {
  const { id, byteCount, takenAt } = snapshots
  const frames = await tx
    .select({ id, byteCount })
    .from(snapshots)
    .where(
      and(
        ...[eq(snapshots.orgId, orgId), inArray(snapshots.deviceId, [...deviceIds])],
        ...[gte(takenAt, startsAt), lt(takenAt, endsAt)],
      ),
    )
    .orderBy(asc(takenAt))
    .limit(FRAMES_MAX + 1)
  const total = bytesOf(frames)
  if (frames.length === 0)
    throw new DomainError('clip.without_frames', 'There is no frame of these cameras in this time')
  if (frames.length > FRAMES_MAX || total > CLIP_BYTES_MAX)
    throw new DomainError(
      'clip.too_large',
      `A clip has at most ${FRAMES_MAX} frames of ${CLIP_BYTES_MAX} bytes together; ask for a shorter time`,
    )
  return { ids: frames.map((frame) => frame.id), byteCount: total }
}

/** Copies frames into a clip, inside the database. Throws `clip.without_frames` where they have all gone meanwhile. */
export const copyFrames = async (
  tx: Tx,
  { orgId }: OrgScope,
  clipId: ClipId,
  ids: readonly SnapshotId[],
): Promise<Kept> => {
  const { partnerId, id, deviceId, takenAt, mediaType, byteCount, width, height, content } = snapshots
  const copied = await tx
    .insert(clipFrames)
    .select(
      tx
        .select({
          ...{ partnerId, orgId: snapshots.orgId, clipId: sql<ClipId>`${clipId}::uuid`.as('clip_id') },
          ...{ id, deviceId, takenAt, mediaType, byteCount, width, height, content },
        })
        .from(snapshots)
        .where(and(eq(snapshots.orgId, orgId), inArray(id, [...ids]))),
    )
    .returning({ deviceId: clipFrames.deviceId, byteCount: clipFrames.byteCount })
  if (copied.length === 0)
    throw new DomainError('clip.without_frames', 'There is no frame of these cameras in this time')
  return {
    deviceIds: [...new Set(copied.map((frame) => frame.deviceId))].sort(),
    frameCount: copied.length,
    byteCount: bytesOf(copied),
  }
}
