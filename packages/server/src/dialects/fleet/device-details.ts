import type { Wifi } from '../../domain/device/index.ts'
import { deviceNotFound } from '../../domain/device/index.ts'
import { invalidField } from '../../kernel/errors.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import { Secret } from '../../kernel/secret.ts'
import { naming } from './body-ids.ts'

/** A device named in a body; a malformed id names none. */
export const deviceIdOf = naming<DeviceId>(deviceNotFound)

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** The network of a registration, whose key is a list of bytes in base64 (OpenAPI, `wifiPsk`). */
export const readWifi = (ssid: string | undefined, psk: readonly string[] | undefined): Wifi | undefined => {
  if (psk?.every((part) => BASE64.test(part)) === false) throw invalidField('wifiPsk', 'must be base64')
  if (ssid === undefined && psk !== undefined) throw invalidField('wifiSsid', 'is required with wifiPsk')
  if (ssid === undefined) return undefined
  const key =
    psk?.length === 0 ? undefined : psk && Buffer.concat(psk.map((part) => Buffer.from(part, 'base64')))
  return { ssid, key: key && new Secret(key.toString('base64')) }
}

const FACET = /^([^.]*)(?:\.[va](?:\d|[1-4]\d|5[01]))?$/

/** The id of a device without the facet that may follow it (`DeviceFacetUuid`; wire facts, section 1.6). */
export const withoutFacet = (value: string): string => FACET.exec(value)?.[1] ?? value

/** A camera named in a body, with or without one of its facets. */
export const cameraIdOf = (field: string, value: string | undefined): DeviceId =>
  deviceIdOf(field, value === undefined ? undefined : withoutFacet(value))
