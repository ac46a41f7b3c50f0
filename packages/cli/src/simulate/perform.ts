import type { Tenantry } from '@tenantry/sdk'
import { carryOut, type Following } from './carry-out.ts'
import type { Deed, Happening } from './deed.ts'
import type { DeviceServer } from './device-server.ts'
import { drawFrame } from './draw-frame.ts'
import type { Device } from './fleet.ts'
import type { Tally } from './tally.ts'
import type { TokenFile } from './token-file.ts'

/** What the devices of a run share. */
export interface Stage {
  readonly server: DeviceServer
  readonly tally: Tally
  readonly tokens: TokenFile
}

type Calls = Tenantry['device']
type EventOf<T> = T extends { events: (infer Event)[] } ? Event : never
type SentEvent = EventOf<Parameters<Calls['reportEvents']>[0]>
type SentReadings = Parameters<Calls['reportState']>[0]['readings']

const activate = async ({ server, tally, tokens }: Stage, device: Device): Promise<string> => {
  const { serialNumber, activationKey } = device
  const { token } = await tally.timed('activate', () =>
    server.connect().activateDevice({ serialNumber, activationKey }),
  )
  tokens.keep(serialNumber, token)
  return token
}

/** The calls of a device with the token that it has, was given in an earlier run, or is given now. */
const enter = async (stage: Stage, device: Device): Promise<Calls> => {
  const known = device.token ?? stage.tokens.tokenOf(device.serialNumber)
  device.token = known ?? (await activate(stage, device))
  device.api ??= stage.server.connect(device.token)
  return device.api
}

const beat = async ({ tally }: Stage, device: Device, api: Calls): Promise<readonly Following[]> => {
  const { firmwareVersion, heartbeatSeconds: own = Number.POSITIVE_INFINITY } = device.group
  const said = { operational: true, ...(firmwareVersion !== undefined && { firmwareVersion }) }
  const { heartbeatSeconds, commands = [] } = await tally.timed('heartbeat', () => api.reportHeartbeat(said))
  for (const { type } of commands) tally.countCommand(type)
  return [
    { afterMs: Math.min(own, heartbeatSeconds) * 1_000, deed: { does: 'beat' } },
    ...commands.flatMap((command) => carryOut(device, command)),
  ]
}

/** What a device says of itself after it was switched on, beside that it is there. */
const introduce = ({ group, readings }: Device, telling: Happening | undefined): readonly Following[] => {
  const deeds: readonly Deed[] = [
    ...(group.doors === undefined ? [] : [{ does: 'name_doors' as const }]),
    ...(Object.keys(readings).length === 0 ? [] : [{ does: 'report' as const, readings }]),
    ...(telling === undefined ? [] : [{ does: 'tell' as const, happening: telling }]),
  ]
  return deeds.map((deed) => ({ afterMs: 0, deed }))
}

const start = async (stage: Stage, device: Device, telling: Happening | undefined) => {
  const following = await beat(stage, device, await enter(stage, device))
  device.state = 'online'
  return [...introduce(device, telling), ...following]
}

const tell = async ({ tally }: Stage, api: Calls, happening: Happening, at: string): Promise<void> => {
  // What a type of event needs is the server's to say: it names what is missing.
  const event = { ...happening, at } as SentEvent
  await tally.timed('event', () => api.reportEvents({ events: [event] }))
  tally.countTold(happening.type)
}

const nameDoors = async ({ tally }: Stage, { group }: Device, api: Calls): Promise<void> => {
  const doors = (group.doors ?? []).map((door) => ({ ...door }))
  await tally.timed('doors', () => api.reportDoors({ doors }))
}

/**
 * Does what a device does at a moment, in milliseconds since 1970, and answers what follows from it. Rejects with the
 * `TenantryError` of the call that failed.
 */
export const perform = async (
  stage: Stage,
  device: Device,
  deed: Deed,
  atMs: number,
): Promise<readonly Following[]> => {
  if (deed.does === 'start') return start(stage, device, deed.telling)
  const { api, token, group } = device
  if (api === undefined || token === undefined) return []
  const at = new Date(atMs).toISOString()
  switch (deed.does) {
    case 'beat':
      return beat(stage, device, api)
    case 'report':
      // Which readings a type of device has is the server's to say.
      await stage.tally.timed('state', () => api.reportState({ at, readings: deed.readings as SentReadings }))
      return []
    case 'tell':
      await tell(stage, api, deed.happening, at)
      return []
    case 'show': {
      const { width, height } = group.snapshots ?? {}
      const image = drawFrame(deed.frame, width, height)
      await stage.tally.timed('snapshot', () => stage.server.sendFrame(token, image, atMs))
      return []
    }
    case 'name_doors':
      await nameDoors(stage, device, api)
      return []
    case 'leave':
      return []
  }
}
