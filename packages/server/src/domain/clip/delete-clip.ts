import { and, eq } from 'drizzle-orm'
import type { ClipId } from '../../kernel/ids.ts'
import { clips } from '../../store/schema/clips.ts'
import { orgCommand } from '../command.ts'
import { holdClip } from './clip.ts'

/** Deletes a clip, and lets its frames go. Throws `clip.not_found`. */
export const deleteClip = orgCommand({
  name: 'clip.delete',
  scope: 'devices:write',
  event: 'clip.deleted',
  run: async ({ tx, ctx, org, note }, { clipId }: { readonly clipId: ClipId }): Promise<void> => {
    const { deviceIds } = await holdClip(tx, org, ctx.principal, clipId)
    await tx.delete(clips).where(and(eq(clips.orgId, org.orgId), eq(clips.id, clipId)))
    note({ ...org, subject: clipId, data: { deviceIds } })
  },
})
