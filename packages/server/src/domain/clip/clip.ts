import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { ClipId } from '../../kernel/ids.ts'
import { boundedText, checkedName } from '../../kernel/text.ts'
import { clipFrames, clips } from '../../store/schema/clips.ts'
import type { Tx } from '../../store/store.ts'
import type { MembershipId } from '../membership/index.ts'
import type { OrgScope } from '../org-scope.ts'
import type { TenantPrincipal } from '../principal.ts'
import { seenBy } from './clip-access.ts'

const TITLE_CHARACTERS_MAX = 255
const DESCRIPTION_CHARACTERS_MAX = 2_000

const { partnerId: _partner, madeBy: _madeBy, madeByUserId: _user, ...shown } = getTableColumns(clips)
/** What is read of a clip. */
export const clipColumns = {
  ...shown,
  viewers: sql<MembershipId[]>`coalesce((
    select json_agg(viewer.membership_id order by viewer.membership_id) from clip_viewers viewer
    where viewer.partner_id = clips.partner_id and viewer.clip_id = clips.id
  ), '[]'::json)`,
  /** The place of the person who made it, while they have one. */
  maker: sql<MembershipId | null>`(
    select place.id from memberships place where place.partner_id = clips.partner_id
      and place.org_id = clips.org_id and place.user_id = clips.made_by_user_id
  )`,
}

/** Frames that some cameras took in a time, kept until somebody deletes them. */
export type Clip = Omit<typeof clips.$inferSelect, 'partnerId' | 'madeBy' | 'madeByUserId'> & {
  readonly viewers: readonly MembershipId[]
  readonly maker: MembershipId | null
}

const {
  partnerId: _of,
  orgId: _org,
  clipId: _clip,
  content: _content,
  ...frameColumns
} = getTableColumns(clipFrames)
export const clipFrameColumns = frameColumns
/** One of the frames of a clip, without what is to be seen on it. */
export type ClipFrame = Omit<typeof clipFrames.$inferSelect, 'partnerId' | 'orgId' | 'clipId' | 'content'>

const clipNotFound = (): DomainError => new DomainError('clip.not_found', 'Clip not found')

/** What people tell a clip by. An empty text is none. */
export interface ClipTexts {
  readonly title?: string | undefined
  readonly description?: string | undefined
}

export const checkTexts = ({ title = '', description = '' }: ClipTexts): void => {
  if (title !== '') checkedName('title', title, TITLE_CHARACTERS_MAX)
  boundedText('description', description, DESCRIPTION_CHARACTERS_MAX)
}

/** A clip of an organization, if the principal may see it: one that it may not is as one that is not there. */
export const clipIn = ({ orgId }: OrgScope, principal: TenantPrincipal, clipId: ClipId): SQL | undefined =>
  and(eq(clips.orgId, orgId), eq(clips.id, clipId), seenBy(principal))

/** Reads a clip. Throws `clip.not_found`. */
export const requireClip = async (
  tx: Tx,
  org: OrgScope,
  principal: TenantPrincipal,
  clipId: ClipId,
): Promise<Clip> => {
  const [clip] = await tx
    .select(clipColumns)
    .from(clips)
    .where(clipIn(org, principal, clipId))
  if (clip === undefined) throw clipNotFound()
  return clip
}

/** The same, and holds it until the transaction ends, so that of two changes the second sees the first. */
export const holdClip = async (
  tx: Tx,
  org: OrgScope,
  principal: TenantPrincipal,
  clipId: ClipId,
): Promise<Clip> => {
  await tx
    .select({ id: clips.id })
    .from(clips)
    .where(and(eq(clips.orgId, org.orgId), eq(clips.id, clipId)))
    .for('update')
  return requireClip(tx, org, principal, clipId)
}
