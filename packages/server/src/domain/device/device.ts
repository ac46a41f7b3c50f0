import { and, eq, getTableColumns, isNull, type SQL } from 'drizzle-orm'
import { DomainError, invalidField } from '../../kernel/errors.ts'
import type { DeviceId, OrgId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { devices } from '../../store/schema/devices.ts'

const { sealed: _, ...columns } = getTableColumns(devices)
/** What lists and calls show of a device: all but its customer's network. */
export const deviceColumns = columns
export type Device = Omit<typeof devices.$inferSelect, 'sealed'>

/** The devices of an organization that were not taken away. */
export const presentIn = (orgId: OrgId, ...more: readonly (SQL | undefined)[]): SQL | undefined =>
  and(eq(devices.orgId, orgId), isNull(devices.removedAt), ...more)

export const deviceIn = (orgId: OrgId, deviceId: DeviceId): SQL | undefined =>
  presentIn(orgId, eq(devices.id, deviceId))

export const deviceNotFound = (): DomainError => new DomainError('device.not_found', 'Device not found')

/** The wireless network that a new device is to join. */
export interface Wifi {
  readonly ssid: string
  /** The pre-shared key's bytes as base64; an open network has none. */
  readonly key?: Secret | undefined
}

const SSID_BYTES_MAX = 32
/** A passphrase has up to 63 characters, the key that is made of it 32 bytes or 64 digits. */
const WIFI_KEY_BYTES_MAX = 64

/** Checks a wireless network; answers it as what is sealed beside the device. */
export const checkedWifi = ({ ssid, key }: Wifi): Secret => {
  if (ssid === '' || Buffer.byteLength(ssid) > SSID_BYTES_MAX)
    throw invalidField('ssid', `must be 1 to ${SSID_BYTES_MAX} bytes long`)
  if (key !== undefined && Buffer.from(key.reveal(), 'base64').length > WIFI_KEY_BYTES_MAX)
    throw invalidField('key', `must be at most ${WIFI_KEY_BYTES_MAX} bytes long`)
  return new Secret(JSON.stringify({ ssid, key: key?.reveal() }))
}
