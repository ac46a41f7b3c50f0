import { and, count, eq, inArray, sum } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { ClipId, DeviceId } from '../../kernel/ids.ts'
import { clips } from '../../store/schema/clips.ts'
import { devices } from '../../store/schema/devices.ts'
import { orgs } from '../../store/schema/orgs.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import { deviceNotFound, presentIn } from '../device/device.ts'
import type { OrgScope } from '../org-scope.ts'
import { principalName } from '../principal.ts'
import { distinctIds } from '../require-rows.ts'
import { type ClipTexts, checkTexts } from './clip.ts'
import { type ClipAccess, checkedRoles, checkedViewers, replaceViewers } from './clip-access.ts'
import { copyFrames, type Footage, findFootage } from './copy-frames.ts'

const DEVICES_MAX = 16
const DURATION_SECONDS_MAX = 86_400
const CLIPS_MAX = 1_000
/** Of all clips of an organization together. */
const CLIPS_BYTES_MAX = 1024 * 1024 * 1024

interface Input extends ClipTexts {
  readonly deviceIds: readonly DeviceId[]
  readonly startsAt: Date
  readonly durationSeconds: number
  readonly access: ClipAccess
}

const checkedFootage = ({ deviceIds, startsAt, durationSeconds }: Input, now: Date): Footage => {
  if (durationSeconds < 1 || durationSeconds > DURATION_SECONDS_MAX)
    throw invalidField('durationSeconds', `must be 1 to ${DURATION_SECONDS_MAX}`)
  const endsAt = new Date(startsAt.getTime() + durationSeconds * 1_000)
  // Whatever comes later would not be in it.
  if (endsAt > now) throw invalidField('durationSeconds', 'must not reach into the future')
  const distinct = distinctIds('deviceIds', deviceIds, DEVICES_MAX)
  if (distinct.length === 0) throw invalidField('deviceIds', 'must name a camera')
  return { deviceIds: distinct, startsAt, endsAt }
}

const requireDevices = async (tx: Tx, { orgId }: OrgScope, deviceIds: readonly DeviceId[]) => {
  const here = presentIn(orgId, inArray(devices.id, [...deviceIds]))
  const [found] = await tx.select({ count: count() }).from(devices).where(here)
  if (found?.count !== deviceIds.length) throw deviceNotFound()
}

/** Checks that an organization may have one more clip of so many bytes; nobody else makes one there meanwhile. */
const requireClipRoom = async (tx: Tx, { orgId }: OrgScope, byteCount: number): Promise<void> => {
  await tx.select({ id: orgs.id }).from(orgs).where(eq(orgs.id, orgId)).for('no key update')
  const [known] = await tx
    .select({ count: count(), bytes: sum(clips.byteCount).mapWith(Number) })
    .from(clips)
    .where(eq(clips.orgId, orgId))
  if ((known?.count ?? 0) >= CLIPS_MAX || (known?.bytes ?? 0) + byteCount > CLIPS_BYTES_MAX)
    throw new DomainError(
      'clip.too_many',
      `An organization has at most ${CLIPS_MAX} clips of ${CLIPS_BYTES_MAX} bytes together`,
    )
}

/**
 * Keeps the frames that some cameras took in a time, until somebody deletes the clip. Throws `device.not_found`,
 * `member.not_found`, `clip.without_frames`, `clip.too_large` and `clip.too_many`.
 */
export const saveClip = orgCommand({
  name: 'clip.save',
  scope: 'devices:write',
  event: 'clip.saved',
  run: async ({ tx, ctx, org, note }, input: Input): Promise<ClipId> => {
    const { principal, domain } = ctx
    const now = domain.now()
    const { title = '', description = '', startsAt, durationSeconds, access } = input
    const { visibility = 'organization', allowedRoles = [], viewers = [] } = access
    checkTexts({ title, description })
    const footage = checkedFootage(input, now)
    await requireDevices(tx, org, footage.deviceIds)
    const shownTo = await checkedViewers(tx, org, viewers)
    const { ids, byteCount } = await findFootage(tx, org, footage)
    await requireClipRoom(tx, org, byteCount)
    const { partnerId, orgId } = org
    const id = domain.newId<ClipId>()
    await tx.insert(clips).values({
      ...{ partnerId, orgId, id, title, description, startsAt, durationSeconds, visibility },
      ...{ deviceIds: footage.deviceIds.slice(), byteCount, allowedRoles: checkedRoles(allowedRoles) },
      ...{ madeBy: principalName(principal), madeByUserId: principal.user?.id ?? null },
      ...{ createdAt: now, updatedAt: now },
    })
    const { frameCount, ...kept } = await copyFrames(tx, org, id, ids)
    await tx
      .update(clips)
      .set(kept)
      .where(and(eq(clips.orgId, orgId), eq(clips.id, id)))
    await replaceViewers(tx, org, id, shownTo)
    // Its texts are for those who may see it, and an event is for more.
    note({ ...org, subject: id, data: { deviceIds: kept.deviceIds, startsAt, durationSeconds, frameCount } })
    return id
  },
})
