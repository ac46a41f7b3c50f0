import { isDeepStrictEqual } from 'node:util'
import type { DeviceId, OrgId } from '../../kernel/ids.ts'
import { type DeviceConfig, devices } from '../../store/schema/devices.ts'
import { orgCommand } from '../command.ts'
import { holdEntry } from '../org-scope.ts'
import { checkedConfig } from './customize-device.ts'
import { deviceIn, deviceNotFound } from './device.ts'

interface Input {
  readonly deviceId: DeviceId
  /** Settings in the device's own words, group by group; those that are given replace what they are called like. */
  readonly config: DeviceConfig
}

/** A device's settings, and when they were last changed. */
export interface ConfiguredDevice {
  readonly orgId: OrgId
  readonly config: DeviceConfig
  readonly configChangedAt: Date | null
}

const isGroup = (value: unknown): value is DeviceConfig =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Settings with the given ones in their places, at any depth; a list is replaced as a whole. */
const merged = (known: DeviceConfig, given: DeviceConfig): DeviceConfig => ({
  ...known,
  ...Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const before = Object.hasOwn(known, name) ? known[name] : undefined
      return [name, isGroup(value) && isGroup(before) ? merged(before, value) : value]
    }),
  ),
})

/** Changes the settings of a device that are given, and answers all. Throws `device.not_found`. */
export const configureDevice = orgCommand({
  name: 'device.configure',
  scope: 'devices:write',
  event: 'device.configured',
  run: async ({ tx, ctx, org, note, unchanged }, { deviceId, config }: Input): Promise<ConfiguredDevice> => {
    await holdEntry(tx, ctx, org)
    const here = deviceIn(org.orgId, deviceId)
    const { orgId, config: settings, configChangedAt } = devices
    const [known] = await tx
      .select({ orgId, config: settings, configChangedAt })
      .from(devices)
      .where(here)
      .for('update')
    if (known === undefined) throw deviceNotFound()
    const next = checkedConfig(merged(known.config, config))
    if (isDeepStrictEqual(next, known.config)) {
      unchanged()
      return known
    }
    const now = ctx.domain.now()
    await tx.update(devices).set({ config: next, configChangedAt: now }).where(here)
    // Which settings, not what they are: they may be long, and an event stays for ever.
    note({ ...org, subject: deviceId, data: { config: Object.keys(config) } })
    return { ...known, config: next, configChangedAt: now }
  },
})
