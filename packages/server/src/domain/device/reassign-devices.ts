import { and, eq, inArray } from 'drizzle-orm'
import { invalidField } from '../../kernel/errors.ts'
import type { DeviceId, OrgId } from '../../kernel/ids.ts'
import { credentials } from '../../store/schema/credentials.ts'
import { devices, hardware } from '../../store/schema/devices.ts'
import type { Tx } from '../../store/store.ts'
import { partnerCommand, type Report } from '../command.ts'
import type { Domain } from '../context.ts'
import { retireCredentials } from '../credential/retire-credentials.ts'
import { enterBoth, type OrgScope } from '../org-scope.ts'
import { presentIn } from './device.ts'
import { newDevice } from './register-device.ts'

/** One transaction holds all of them. */
const SERIAL_NUMBERS_MAX = 1_000

interface Input {
  readonly serialNumbers: readonly string[]
  readonly from: OrgId
  readonly to: OrgId
}

/** The partner's devices in an organization that have these serial numbers, held until the transaction ends. */
const holdDevices = async (tx: Tx, { orgId }: OrgScope, serialNumbers: readonly string[]) =>
  tx
    .select({ id: devices.id, piece: hardware })
    .from(devices)
    .innerJoin(hardware, and(eq(hardware.partnerId, devices.partnerId), eq(hardware.id, devices.hardwareId)))
    .where(presentIn(orgId, inArray(devices.serialNumber, [...serialNumbers])))
    .for('update', { of: devices })

/**
 * Takes devices away from an organization. What they have reported stays there, with the device as it was; their tokens
 * end, so that nothing that is still under way is reported to the wrong customer.
 */
const takeAway = async (
  work: { readonly tx: Tx } & Pick<Report, 'forget'>,
  domain: Domain,
  ids: readonly DeviceId[],
): Promise<void> => {
  await work.tx
    .update(devices)
    .set({ removedAt: domain.now(), hardwareId: null, sealed: null, connected: false, operational: false })
    .where(inArray(devices.id, [...ids]))
  await retireCredentials(work, domain, inArray(credentials.deviceId, [...ids]))
}

/**
 * Moves devices from one client to another, where each is registered anew: nothing that it has learnt from the one is
 * seen by the other. Answers the serial numbers that were moved; the others are no devices of the first client that came
 * from the partner's hardware. Throws what keeps the partner out of either.
 */
export const reassignDevices = partnerCommand({
  name: 'device.reassign',
  scope: 'devices:write',
  event: 'device.reassigned',
  run: async (work, { serialNumbers, from, to }: Input): Promise<readonly string[]> => {
    const { tx, ctx, note, unchanged } = work
    if (serialNumbers.length > SERIAL_NUMBERS_MAX)
      throw invalidField('serialNumbers', `must have at most ${SERIAL_NUMBERS_MAX} entries`)
    const { source, target } = await enterBoth(tx, ctx, from, to)
    const moving = serialNumbers.length === 0 ? [] : await holdDevices(tx, source, serialNumbers)
    if (moving.length === 0) {
      unchanged()
      return []
    }
    await takeAway(
      work,
      ctx.domain,
      moving.map(({ id }) => id),
    )
    const arriving = moving.map(({ piece }) => newDevice(ctx.domain, target, piece))
    await tx.insert(devices).values(arriving)
    // Neither customer learns who the other is.
    for (const { id, piece } of moving)
      note({ ...source, subject: id, data: { serialNumber: piece.serialNumber, moved: 'out' } })
    for (const { id, serialNumber } of arriving)
      note({ ...target, subject: id, data: { serialNumber, moved: 'in' } })
    return arriving.map(({ serialNumber }) => serialNumber)
  },
})
