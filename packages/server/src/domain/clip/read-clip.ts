import { and, asc, eq, exists, sql } from 'drizzle-orm'
import type { ClipId, SnapshotId } from '../../kernel/ids.ts'
import { clipFrames, clips } from '../../store/schema/clips.ts'
import { orgQuery } from '../query.ts'
import { type ChooseBytes, type ReadSnapshot, readChosen } from '../snapshot/read-snapshot.ts'
import { type Clip, type ClipFrame, clipFrameColumns, clipIn, requireClip } from './clip.ts'

export interface ClipDetails {
  readonly clip: Clip
  /** In the order in which they were taken. */
  readonly frames: readonly ClipFrame[]
}

/** Reads a clip, and of which frames it consists. Throws `clip.not_found`. */
export const readClip = orgQuery({
  name: 'clip.read',
  scope: 'media:read',
  run: async ({ tx, ctx, org }, { clipId }: { readonly clipId: ClipId }): Promise<ClipDetails> => {
    const clip = await requireClip(tx, org, ctx.principal, clipId)
    const frames = await tx
      .select(clipFrameColumns)
      .from(clipFrames)
      .where(and(eq(clipFrames.orgId, org.orgId), eq(clipFrames.clipId, clipId)))
      .orderBy(asc(clipFrames.takenAt), asc(clipFrames.id))
    return { clip, frames }
  },
})

interface Input {
  readonly clipId: ClipId
  readonly frameId: SnapshotId
  readonly choose: ChooseBytes
}

/** Reads a frame of a clip that the caller may see, or a part of it. Throws `snapshot.not_found`. */
export const readClipFrame = orgQuery({
  name: 'clip.read_frame',
  scope: 'media:read',
  run: async ({ tx, ctx, org }, { clipId, frameId, choose }: Input): Promise<ReadSnapshot> => {
    const seen = tx
      .select({ one: sql`1` })
      .from(clips)
      .where(clipIn(org, ctx.principal, clipId))
    const picked = and(
      ...[eq(clipFrames.orgId, org.orgId), eq(clipFrames.clipId, clipId), eq(clipFrames.id, frameId)],
      exists(seen),
    )
    const [frame] = await tx.select(clipFrameColumns).from(clipFrames).where(picked)
    return readChosen(frame, choose, (partOf) =>
      tx
        .select({ part: partOf(clipFrames.content) })
        .from(clipFrames)
        .where(picked),
    )
  },
})
