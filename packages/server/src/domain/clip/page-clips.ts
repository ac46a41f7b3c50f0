import { and, arrayOverlaps, asc, desc, eq, gt, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { ClipId, DeviceId, LocationId } from '../../kernel/ids.ts'
import { type Page, pageOf } from '../../kernel/page.ts'
import { clips } from '../../store/schema/clips.ts'
import { devices } from '../../store/schema/devices.ts'
import { orgQuery } from '../query.ts'
import { type Clip, clipColumns } from './clip.ts'
import { seenBy } from './clip-access.ts'

/** When a clip was made, and when the time begins that it shows. */
const MOMENTS = { made: clips.createdAt, shown: clips.startsAt }
export type ClipMoment = keyof typeof MOMENTS

export interface ClipOrder {
  readonly by: ClipMoment
  readonly descending: boolean
}

export interface ClipQuery {
  readonly deviceIds?: readonly DeviceId[] | undefined
  /** Where the cameras are now. */
  readonly locationIds?: readonly LocationId[] | undefined
  /** What title or description contain, whatever the case of its letters. */
  readonly text?: string | undefined
  readonly privateOnly: boolean
  readonly within: ClipMoment
  readonly after?: Date | undefined
  readonly before?: Date | undefined
  readonly order: ClipOrder
  /** The last one of the page before. */
  readonly following?: { readonly at: Date; readonly id: ClipId } | undefined
  readonly limit: number
}

const isAt = (locationIds: readonly LocationId[]): SQL => sql`exists (
  select from ${devices} where ${devices.partnerId} = ${clips.partnerId} and ${devices.orgId} = ${clips.orgId}
    and ${devices.id} = any (${clips.deviceIds}) and ${inArray(devices.locationId, [...locationIds])}
)`

const containing = (text: string): SQL =>
  sql`strpos(lower(${clips.title} || ' ' || ${clips.description}), lower(${text})) > 0`

const behind = ({ order, following }: ClipQuery): SQL | undefined => {
  if (following === undefined) return undefined
  const moment = MOMENTS[order.by]
  const isBehind = order.descending ? lt : gt
  const { at, id } = following
  return or(isBehind(moment, at), and(eq(moment, at), isBehind(clips.id, id)))
}

const conditionsOf = (query: ClipQuery): (SQL | undefined)[] => {
  const { deviceIds, locationIds, text, privateOnly, after, before } = query
  const moment = MOMENTS[query.within]
  return [
    deviceIds && (deviceIds.length === 0 ? sql`false` : arrayOverlaps(clips.deviceIds, [...deviceIds])),
    locationIds && isAt(locationIds),
    text === undefined ? undefined : containing(text),
    privateOnly ? eq(clips.visibility, 'private') : undefined,
    after && gte(moment, after),
    before && lt(moment, before),
    behind(query),
  ]
}

/** Reads one page of the clips of an organization that the caller may see. */
export const pageClips = orgQuery({
  name: 'clip.page',
  scope: 'media:read',
  run: async ({ tx, ctx, org }, query: ClipQuery): Promise<Page<Clip>> => {
    const { by, descending } = query.order
    const inOrder = descending ? desc : asc
    const rows = await tx
      .select(clipColumns)
      .from(clips)
      .where(and(eq(clips.orgId, org.orgId), seenBy(ctx.principal), ...conditionsOf(query)))
      .orderBy(inOrder(MOMENTS[by]), inOrder(clips.id))
      .limit(query.limit + 1)
    return pageOf(rows, query.limit)
  },
})
