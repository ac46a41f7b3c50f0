import { and, eq } from 'drizzle-orm'
import type { ClipId } from '../../kernel/ids.ts'
import { clips } from '../../store/schema/clips.ts'
import { changedFields } from '../changed-fields.ts'
import { orgCommand } from '../command.ts'
import { type ClipTexts, checkTexts, holdClip } from './clip.ts'
import { type ClipAccess, checkedRoles, checkedViewers, replaceViewers } from './clip-access.ts'

interface Input extends ClipTexts {
  readonly clipId: ClipId
  readonly access: ClipAccess
}

/** Changes what is given of a clip; its frames stay what they are. Throws `clip.not_found` and `member.not_found`. */
export const changeClip = orgCommand({
  name: 'clip.change',
  scope: 'devices:write',
  event: 'clip.changed',
  run: async ({ tx, ctx, org, note, unchanged }, { clipId, access, ...texts }: Input): Promise<void> => {
    checkTexts(texts)
    const known = await holdClip(tx, org, ctx.principal, clipId)
    const { visibility, allowedRoles, viewers } = access
    const changed = changedFields(known, {
      ...{ title: texts.title, description: texts.description, visibility },
      allowedRoles: allowedRoles && checkedRoles(allowedRoles),
      viewers: viewers && (await checkedViewers(tx, org, viewers)),
    })
    if (changed === undefined) return unchanged()
    const { viewers: shownTo, ...columns } = changed
    await tx
      .update(clips)
      .set({ ...columns, updatedAt: ctx.domain.now() })
      .where(and(eq(clips.orgId, org.orgId), eq(clips.id, clipId)))
    if (shownTo !== undefined) await replaceViewers(tx, org, clipId, shownTo)
    // What they are now is for those who may see the clip, and an event is for more.
    note({ ...org, subject: clipId, data: { changed: Object.keys(changed).sort() } })
  },
})
