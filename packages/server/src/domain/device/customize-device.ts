import { isDeepStrictEqual } from 'node:util'
import { invalidField } from '../../kernel/errors.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import { type DeviceConfig, devices } from '../../store/schema/devices.ts'
import { orgCommand } from '../command.ts'
import { type Customizations, checkCustomizations } from '../customizations.ts'
import { holdEntry } from '../org-scope.ts'
import { type Device, deviceColumns, deviceIn, deviceNotFound } from './device.ts'

const CONFIG_BYTES_MAX = 65_536

interface Input {
  readonly deviceId: DeviceId
  readonly customizations: Partial<Customizations>
  /** Settings in the device's own words; those that are given replace what they are called like. */
  readonly config: DeviceConfig
}

/** Checks that settings are not too long to be kept. Answers them as given. */
export const checkedConfig = (config: DeviceConfig): DeviceConfig => {
  if (Buffer.byteLength(JSON.stringify(config)) > CONFIG_BYTES_MAX)
    throw invalidField('config', `must be at most ${CONFIG_BYTES_MAX} bytes of JSON together`)
  return config
}

const settingsOf = ({ forceLowBandwidth, inactivityTimeout }: Device): Customizations => ({
  forceLowBandwidth,
  inactivityTimeout,
})

/** Changes the settings of a device that are given, and answers its customizations. Throws `device.not_found`. */
export const customizeDevice = orgCommand({
  name: 'device.customize',
  scope: 'devices:write',
  event: 'device.customized',
  run: async ({ tx, ctx, org, note, unchanged }, input: Input): Promise<Customizations> => {
    const { deviceId, customizations, config } = input
    checkCustomizations(customizations)
    await holdEntry(tx, ctx, org)
    const here = deviceIn(org.orgId, deviceId)
    const [known] = await tx.select(deviceColumns).from(devices).where(here).for('update')
    if (known === undefined) throw deviceNotFound()
    const settings = { ...settingsOf(known), ...customizations }
    const next = { ...settings, config: checkedConfig({ ...known.config, ...config }) }
    if (isDeepStrictEqual(next, { ...settingsOf(known), config: known.config })) unchanged()
    else {
      const configChangedAt = isDeepStrictEqual(next.config, known.config)
        ? known.configChangedAt
        : ctx.domain.now()
      await tx
        .update(devices)
        .set({ ...next, configChangedAt })
        .where(here)
      // Which settings, not what they are: they may be long, and an event stays for ever.
      note({ ...org, subject: deviceId, data: { changed: customizations, config: Object.keys(config) } })
    }
    return settings
  },
})
