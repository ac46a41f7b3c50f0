import { type AnyColumn, and, eq, type SQL } from 'drizzle-orm'
import type { ByteRange } from '../../kernel/byte-range.ts'
import type { SnapshotId } from '../../kernel/ids.ts'
import { readBytes } from '../../store/schema/columns.ts'
import { snapshots } from '../../store/schema/media.ts'
import type { Tx } from '../../store/store.ts'
import { orgQuery } from '../query.ts'
import { type Frame, snapshotColumns, snapshotNotFound } from './snapshot.ts'

/** Says which bytes of a frame are wanted, once it is known what it is: undefined for none of them. */
export type ChooseBytes = (frame: Frame) => ByteRange | undefined

export interface ReadSnapshot {
  readonly snapshot: Frame
  readonly bytes: Buffer | undefined
}

/** Reads from the row of a frame, by the expression for those bytes of a column that are wanted. */
type ReadPart = (partOf: (content: AnyColumn) => SQL<Buffer>) => Promise<readonly { readonly part: Buffer }[]>

/** Reads the bytes of a frame that are wanted, without the rest. Throws `snapshot.not_found`. */
export const readChosen = async (
  snapshot: Frame | undefined,
  choose: ChooseBytes,
  readPart: ReadPart,
): Promise<ReadSnapshot> => {
  if (snapshot === undefined) throw snapshotNotFound()
  const range = choose(snapshot)
  if (range === undefined) return { snapshot, bytes: undefined }
  const { first, last } = range
  const [read] = await readPart((content) => readBytes(content, first, last - first + 1))
  if (read === undefined) throw snapshotNotFound()
  return { snapshot, bytes: read.part }
}

/** Reads the frame that a condition picks, or a part of it. Throws `snapshot.not_found`. */
export const readContent = async (
  tx: Tx,
  picked: SQL | undefined,
  choose: ChooseBytes,
): Promise<ReadSnapshot> => {
  const [snapshot] = await tx.select(snapshotColumns).from(snapshots).where(picked)
  return readChosen(snapshot, choose, (partOf) =>
    tx
      .select({ part: partOf(snapshots.content) })
      .from(snapshots)
      .where(picked),
  )
}

/** Every byte. */
export const whole: ChooseBytes = ({ byteCount }) => ({ first: 0, last: byteCount - 1 })

interface Input {
  readonly snapshotId: SnapshotId
  readonly choose: ChooseBytes
}

/** Reads a frame, or a part of it. Throws `snapshot.not_found`. */
export const readSnapshot = orgQuery({
  name: 'snapshot.read',
  scope: 'media:read',
  run: ({ tx, org }, { snapshotId, choose }: Input): Promise<ReadSnapshot> =>
    readContent(tx, and(eq(snapshots.orgId, org.orgId), eq(snapshots.id, snapshotId)), choose),
})
