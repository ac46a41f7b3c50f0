import { and, asc, eq, inArray } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { DeviceId, DoorId, OrgId, PartnerId } from '../../kernel/ids.ts'
import { checkedName } from '../../kernel/text.ts'
import { devices } from '../../store/schema/devices.ts'
import { type DoorLockdownState, doors } from '../../store/schema/doors.ts'
import type { Tx } from '../../store/store.ts'
import { orgCommand } from '../command.ts'
import type { Domain } from '../context.ts'
import { deviceIn, deviceNotFound } from '../device/index.ts'
import { excluded } from '../import/excluded.ts'
import { lockdownStates } from '../lockdown/lockdown-states.ts'
import { wrongPlace } from '../operation.ts'
import type { OrgScope } from '../org-scope.ts'
import type { DevicePrincipal } from '../principal.ts'
import { doorColumns, doorsIn, ofDevice } from './door.ts'

const DOORS_PER_CONTROLLER_MAX = 64
const KEY_CHARACTERS_MAX = 64
const NAME_CHARACTERS_MAX = 255
const UNLOCK_SECONDS_MAX = 3_600
const AJAR_SECONDS_MAX = 86_400

/** A door as its controller describes it. */
export interface NamedDoor {
  /** What the controller calls it; the same door has the same key for ever. */
  readonly key: string
  readonly name: string
  readonly lockable: boolean
  /** How long the lock stays released. */
  readonly unlockSeconds: number | null
  /** After how long an open door counts as ajar. */
  readonly ajarSeconds: number | null
}
/** What a controller is to do with a door. */
export interface ReportedDoor {
  readonly id: DoorId
  readonly key: string
  /** There while a lockdown says so; otherwise the door asks who comes. */
  readonly state: DoorLockdownState
}

const checkSeconds = (field: string, value: number | null, secondsMax: number): void => {
  if (value !== null && (value < 1 || value > secondsMax))
    throw invalidField(field, `must lie between 1 and ${secondsMax}`)
}

const checkDoors = (named: readonly NamedDoor[]): void => {
  if (named.length > DOORS_PER_CONTROLLER_MAX)
    throw invalidField('doors', `must be at most ${DOORS_PER_CONTROLLER_MAX}`)
  if (new Set(named.map(({ key }) => key)).size < named.length)
    throw invalidField('doors', 'must have keys of their own')
  for (const [index, door] of named.entries()) {
    checkedName(`doors[${index}].key`, door.key, KEY_CHARACTERS_MAX)
    checkedName(`doors[${index}].name`, door.name, NAME_CHARACTERS_MAX)
    checkSeconds(`doors[${index}].unlockSeconds`, door.unlockSeconds, UNLOCK_SECONDS_MAX)
    checkSeconds(`doors[${index}].ajarSeconds`, door.ajarSeconds, AJAR_SECONDS_MAX)
  }
}

/** Holds the controller that reports; nothing but a door controller has doors. */
const holdController = async (tx: Tx, org: OrgScope, { deviceId }: DevicePrincipal): Promise<void> => {
  const [device] = await tx
    .select({ type: devices.type })
    .from(devices)
    .where(deviceIn(org.orgId, deviceId))
    .for('update')
  if (device === undefined) throw deviceNotFound()
  if (device.type !== 'DOOR_CONTROLLER') throw invalidField('doors', 'are what door controllers have')
}

type Known = typeof doors.$inferSelect
const isSame = (known: Known | undefined, door: NamedDoor): boolean =>
  known !== undefined &&
  known.removedAt === null &&
  known.name === door.name &&
  known.lockable === door.lockable &&
  known.unlockSeconds === door.unlockSeconds &&
  known.ajarSeconds === door.ajarSeconds

const REPLACED = ['name', 'lockable', 'unlockSeconds', 'ajarSeconds', 'updatedAt', 'removedAt']

interface Place {
  readonly partnerId: PartnerId
  readonly orgId: OrgId
  readonly deviceId: DeviceId
}

const keepDoors = async (
  tx: Tx,
  { now, newId }: Domain,
  { partnerId, orgId, deviceId }: Place,
  changed: readonly NamedDoor[],
): Promise<void> => {
  if (changed.length === 0) return
  const at = now()
  const rows = changed.map(({ key, name, lockable, unlockSeconds, ajarSeconds }) => ({
    ...{ partnerId, orgId, deviceId, id: newId<DoorId>(), key, name, lockable, unlockSeconds, ajarSeconds },
    ...{ createdAt: at, updatedAt: at, removedAt: null },
  }))
  await tx
    .insert(doors)
    .values(rows)
    .onConflictDoUpdate({
      target: [doors.partnerId, doors.deviceId, doors.key],
      set: excluded(doors, REPLACED),
    })
}

const removeDoors = async (tx: Tx, { now }: Domain, gone: readonly Known[]): Promise<void> => {
  if (gone.length === 0) return
  const ids = gone.map(({ id }) => id)
  await tx.update(doors).set({ removedAt: now(), updatedAt: now() }).where(inArray(doors.id, ids))
}

/** What a controller is to do with each of its doors at this moment. */
const whatToDo = async (tx: Tx, org: OrgScope, deviceId: DeviceId): Promise<readonly ReportedDoor[]> => {
  const present = await tx
    .select(doorColumns)
    .from(doors)
    .innerJoin(devices, ofDevice)
    .where(doorsIn(org.orgId, eq(doors.deviceId, deviceId)))
    .orderBy(asc(doors.id))
  const states = await lockdownStates(tx, org, present)
  return present.map(({ id, key }) => ({ id, key, state: states.get(id) ?? 'access_controlled' }))
}

/**
 * Takes the doors that a controller has: all of them, whenever it has started or was wired anew. One that it no longer
 * names is gone from every list; named again, it is the door that it was. Answers what each door is to do.
 */
export const reportDoors = orgCommand({
  name: 'door.report',
  scope: 'devices:report',
  event: 'door.reported',
  run: async (
    { tx, ctx, org, note, unchanged },
    { doors: named }: { readonly doors: readonly NamedDoor[] },
  ): Promise<readonly ReportedDoor[]> => {
    const { principal, domain } = ctx
    if (principal.kind !== 'device') throw wrongPlace()
    checkDoors(named)
    await holdController(tx, org, principal)
    const { deviceId } = principal
    const ofController = and(eq(doors.orgId, org.orgId), eq(doors.deviceId, deviceId))
    const known = await tx.select().from(doors).where(ofController)
    const changed = named.filter(
      (door) =>
        !isSame(
          known.find(({ key }) => key === door.key),
          door,
        ),
    )
    const keys = new Set(named.map(({ key }) => key))
    const gone = known.filter(({ key, removedAt }) => removedAt === null && !keys.has(key))
    await keepDoors(tx, domain, { ...org, deviceId }, changed)
    await removeDoors(tx, domain, gone)
    if (changed.length + gone.length === 0) unchanged()
    else
      note({
        ...{ ...org, subject: deviceId },
        data: { named: changed.map(({ key }) => key), gone: gone.map(({ key }) => key) },
      })
    return whatToDo(tx, org, deviceId)
  },
})
