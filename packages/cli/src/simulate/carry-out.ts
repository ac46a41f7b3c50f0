import type { Deed, Happening } from './deed.ts'
import type { Device } from './fleet.ts'

/** What a server asks of a device, with its answer to a heartbeat. */
export interface DeviceCommand {
  readonly type: string
  readonly data?: Readonly<Record<string, unknown>> | undefined
}

/** A deed that follows from another, so many real milliseconds later. */
export interface Following {
  readonly afterMs: number
  readonly deed: Deed
}

const REBOOT_SECONDS = 10
const UNLOCK_SECONDS = 5

const relay = (door: string, state: string): Deed => {
  const happening: Happening = { type: 'relay_state', component: `${door} lock`, door, state }
  return { does: 'tell', happening }
}

/** The lock of a door is released for its time: what was asked for, else what the door has of its own. */
const unlock = ({ group }: Device, { data = {} }: DeviceCommand): readonly Following[] => {
  const { door, seconds } = data
  const known = group.doors?.find(({ key }) => key === door)
  if (typeof door !== 'string' || known === undefined) return []
  const held = typeof seconds === 'number' ? seconds : (known.unlockSeconds ?? UNLOCK_SECONDS)
  return [
    { afterMs: 0, deed: relay(door, 'unlocked') },
    { afterMs: held * 1_000, deed: relay(door, 'locked') },
  ]
}

/** What a device does about a command; nothing where it does not know it. */
export const carryOut = (device: Device, command: DeviceCommand): readonly Following[] => {
  switch (command.type) {
    case 'reboot': {
      const telling: Happening = { type: 'diagnostic', what: 'rebooted' }
      return [{ afterMs: 0, deed: { does: 'leave', forSeconds: REBOOT_SECONDS, telling } }]
    }
    case 'refresh_doors':
      return device.group.doors === undefined ? [] : [{ afterMs: 0, deed: { does: 'name_doors' } }]
    case 'unlock_door':
      return unlock(device, command)
    default:
      return []
  }
}
