import { type Tenantry, toRuuid } from '@tenantry/sdk'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { connectAsOperator, connectAsPartner } from '../connect.ts'
import { eachAtOnce } from '../import/each-at-once.ts'
import { startProgress } from '../import/progress.ts'
import type { Device } from './fleet.ts'
import { loadHardware } from './load-hardware.ts'
import type { Group } from './scenario.ts'

/** Long enough to wait out any rate limit: the SDK comes back when `Retry-After` says. */
const PATIENT = { timeoutMs: 15 * 60_000, retriesMax: 50 } as const
const AT_ONCE = 8

/** Where a group stands, by the fleet's ids. */
interface Place {
  readonly orgUuid: string
  readonly locationUuid?: string
}

const findOrMakeLocation = async ({ fleet }: Tenantry, org: string, name: string): Promise<string> => {
  const { locations = [] } = await fleet.getLocations({}, { ...PATIENT, org })
  const known = locations.find((location) => location.name === name)?.uuid
  if (known !== undefined) return known
  const { uuid } = await fleet.createLocation({ location: { name } }, { ...PATIENT, org })
  if (uuid === undefined) throw new Error('The server has made a location and does not say which.')
  return uuid
}

/** Where each group stands; a client or a location that is not there yet is made. */
const placesOf = async (partner: Tenantry, groups: readonly Group[]): Promise<ReadonlyMap<Group, Place>> => {
  const clients = new Map<string, string>()
  for await (const { name, id } of partner.embed.listOrgs.all({ limit: 100 }, PATIENT)) clients.set(name, id)
  const places = new Map<Group, Place>()
  for (const group of groups) {
    const { name, client, location } = group
    if (client === undefined)
      throw new CommandFailure(
        'usage',
        `The group ${name} has no client`,
        'name one with "client" in the scenario.',
      )
    const id = clients.get(client) ?? (await partner.embed.createOrg({ name: client }, PATIENT)).id
    clients.set(client, id)
    const orgUuid = toRuuid(id)
    const locationUuid = location && (await findOrMakeLocation(partner, orgUuid, location))
    places.set(group, { orgUuid, ...(locationUuid && { locationUuid }) })
  }
  return places
}

/** Registers what is in stock; what is registered already stays where it is. */
const registerDevices = async (
  { fleet }: Tenantry,
  devices: readonly Device[],
  places: ReadonlyMap<Group, Place>,
): Promise<void> => {
  const { controlledHardwareList = [] } = await fleet.getListOfControlledHardware({}, PATIENT)
  const inStock = new Set(controlledHardwareList.map(({ serialNumber }) => serialNumber))
  const wanted = devices.filter(({ serialNumber }) => inStock.has(serialNumber))
  const progress = startProgress(wanted.length)
  await eachAtOnce(wanted, AT_ONCE, new AbortController().signal, async ({ group, serialNumber }) => {
    const place = places.get(group)
    if (place !== undefined) await fleet.registerCameraToClient({ ...place, serialNumber }, PATIENT)
    progress.step(false)
  }).finally(progress.end)
}

/** Brings a fleet to the server: its hardware as the operator, its clients, locations and registrations as the partner. */
export const provisionFleet = async (command: Command, devices: readonly Device[]): Promise<void> => {
  const [partner, operator] = [connectAsPartner(command), connectAsOperator(command)]
  const places = await placesOf(partner, [...new Set(devices.map(({ group }) => group))])
  const { partnerId } = await partner.broker.getIdentity()
  await loadHardware(operator, partnerId, devices)
  await registerDevices(partner, devices, places)
}
