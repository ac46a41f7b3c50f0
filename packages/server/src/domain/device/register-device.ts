import { eq, isNotNull } from 'drizzle-orm'
import { DomainError } from '../../kernel/errors.ts'
import type { DeviceId, LocationId, OrgId } from '../../kernel/ids.ts'
import { devices, hardware } from '../../store/schema/devices.ts'
import type { Tx } from '../../store/store.ts'
import { partnerCommand } from '../command.ts'
import type { Domain } from '../context.ts'
import { holdLocation } from '../location/index.ts'
import { enterFromPortfolio, type OrgScope } from '../org-scope.ts'
import { checkedWifi, type Wifi } from './device.ts'

type Hardware = typeof hardware.$inferSelect

const requireHardware = async (tx: Tx, serialNumber: string): Promise<Hardware> => {
  const [piece] = await tx.select().from(hardware).where(eq(hardware.serialNumber, serialNumber))
  if (piece === undefined)
    throw new DomainError('hardware.not_found', 'You have no hardware with this serial number', {
      field: 'serialNumber',
    })
  return piece
}

/** A device as it begins in an organization: named after its serial number, and silent. */
export const newDevice = (domain: Domain, { partnerId, orgId }: OrgScope, piece: Hardware) => ({
  ...{ partnerId, orgId },
  id: domain.newId<DeviceId>(),
  hardwareId: piece.id,
  type: piece.deviceType,
  name: piece.serialNumber,
  serialNumber: piece.serialNumber,
  hardwareVariation: piece.model,
  pending: true,
  createdAt: domain.now(),
})

interface Input {
  readonly orgId: OrgId
  readonly serialNumber: string
  readonly locationId?: LocationId | undefined
  readonly wifi?: Wifi | undefined
}

/**
 * Registers hardware of the partner's with one of its clients; the device is pending until it reports. Throws
 * `hardware.not_found`, `hardware.registered` and `location.not_found`, and what keeps the partner out of the client.
 */
export const registerDevice = partnerCommand({
  name: 'device.register',
  scope: 'devices:write',
  event: 'device.registered',
  run: async ({ tx, ctx, note }, { orgId, serialNumber, locationId, wifi }: Input): Promise<DeviceId> => {
    const { domain } = ctx
    const org = await enterFromPortfolio(tx, ctx, orgId)
    const network = wifi && checkedWifi(wifi)
    const piece = await requireHardware(tx, serialNumber)
    if (locationId !== undefined) await holdLocation(tx, org, locationId)
    const device = newDevice(domain, org, piece)
    const sealed =
      network && domain.keyRing.seal(network, { tenant: org.partnerId, row: `devices/${device.id}` })
    const added = await tx
      .insert(devices)
      .values({ ...device, locationId, sealed })
      .onConflictDoNothing({
        target: [devices.partnerId, devices.hardwareId],
        where: isNotNull(devices.hardwareId),
      })
      .returning({ id: devices.id })
    if (added.length === 0)
      throw new DomainError('hardware.registered', 'This hardware is registered with a client already', {
        field: 'serialNumber',
      })
    const { type, hardwareVariation: model } = device
    note({ ...org, subject: device.id, data: { serialNumber, type, model, locationId, wifi: wifi?.ssid } })
    return device.id
  },
})
