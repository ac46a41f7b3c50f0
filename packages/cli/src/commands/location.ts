import { type Tenantry, TenantryError, toRuuid } from '@tenantry/sdk'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { inside, withOrg } from '../inside-org.ts'
import { idValue, number, repeatedValue } from '../option-values.ts'
import { type Column, printList, printText } from '../print.ts'

type Fleet = Tenantry['fleet']
type Location = NonNullable<Awaited<ReturnType<Fleet['getLocations']>>['locations']>[number]

interface DetailOptions {
  readonly address?: string
  readonly address2?: string
  readonly postalCode?: string
  readonly country?: string
  readonly latitude?: number
  readonly longitude?: number
  readonly tz?: string
  readonly label?: readonly string[]
}
interface CreateOptions extends DetailOptions {
  readonly parent?: string
}
interface UpdateOptions extends DetailOptions {
  readonly name?: string
}

const COLUMNS: readonly Column<Location>[] = [
  ['Id', ({ uuid }) => uuid],
  ['Name', ({ name }) => name],
  [
    'Address',
    ({ address1, address2, postalCode }) => [address1, address2, postalCode].filter(Boolean).join(', '),
  ],
  ['Country', ({ countryCode }) => countryCode],
  ['Time zone', ({ tz }) => tz],
  ['Labels', ({ labels }) => labels],
]

const detailsOf = (options: DetailOptions) => ({
  ...(options.address !== undefined && { address1: options.address }),
  ...(options.address2 !== undefined && { address2: options.address2 }),
  ...(options.postalCode !== undefined && { postalCode: options.postalCode }),
  ...(options.country !== undefined && { countryCode: options.country }),
  ...(options.latitude !== undefined && { latitude: options.latitude }),
  ...(options.longitude !== undefined && { longitude: options.longitude }),
  ...(options.tz !== undefined && { tz: options.tz }),
  ...(options.label !== undefined && { labels: [...options.label] }),
})

const withDetails = (command: Command): Command =>
  withOrg(command)
    .option('--address <text>', 'street and number')
    .option('--address2 <text>', 'more of the address')
    .option('--postal-code <code>', 'postal code')
    .option('--country <code>', 'country code')
    .option('--latitude <degrees>', 'from -90 to 90', number)
    .option('--longitude <degrees>', 'from -180 to 180', number)
    .option('--tz <zone>', 'a time zone such as Europe/Berlin')
    .option('--label <text>', 'a label; may be repeated', repeatedValue)

const ruuidOf = (locationId: string): string => {
  try {
    return toRuuid(locationId)
  } catch {
    throw noSuchLocation(locationId)
  }
}

const noSuchLocation = (id: string): CommandFailure =>
  new CommandFailure(
    'notFound',
    `The organization has no location ${id}`,
    '"tenantry location list" shows which there are.',
  )

const locationsOf = async (fleet: Fleet, org: string): Promise<Location[]> =>
  (await fleet.getLocations({}, { org })).locations ?? []

/** The dialect refuses without saying whether it is the location that is missing. */
const orMissing =
  (fleet: Fleet, org: string, uuid: string) =>
  async (error: unknown): Promise<never> => {
    if (!(error instanceof TenantryError) || error.kind !== 'refused') throw error
    const known = (await locationsOf(fleet, org)).some((location) => location.uuid === uuid)
    throw known ? error : noSuchLocation(uuid)
  }

const listLocations = async (_options: object, command: Command): Promise<void> => {
  const locations = await inside(command, ({ fleet, org }) => locationsOf(fleet, org))
  printList(command, locations, COLUMNS, 'The organization has no locations yet.')
}

const createLocation = async (name: string, options: CreateOptions, command: Command): Promise<void> => {
  const parent = options.parent === undefined ? undefined : ruuidOf(options.parent)
  const { uuid } = await inside(command, ({ fleet, org }) => {
    const made = fleet.createLocation(
      {
        location: { name, ...detailsOf(options) },
        ...(parent !== undefined && { parentLocationUuid: parent }),
      },
      { org },
    )
    return parent === undefined ? made : made.catch(orMissing(fleet, org, parent))
  })
  printText(command, { uuid, name }, `Created location ${uuid}.`)
}

const updateLocation = async (id: string, options: UpdateOptions, command: Command): Promise<void> => {
  const changes = { ...detailsOf(options), ...(options.name !== undefined && { name: options.name }) }
  if (Object.keys(changes).length === 0)
    throw new CommandFailure(
      'usage',
      'There is nothing to change',
      'name what to change; --help shows the options.',
    )
  const uuid = ruuidOf(id)
  await inside(command, ({ fleet, org }) =>
    fleet
      .selectiveUpdateLocation({ locationUuid: uuid, ...changes }, { org })
      .catch(orMissing(fleet, org, uuid)),
  )
  printText(command, { uuid, ...changes }, `Changed location ${uuid}.`)
}

const deleteLocation = async (id: string, _options: object, command: Command): Promise<void> => {
  const uuid = ruuidOf(id)
  await inside(command, async ({ fleet, org }) => {
    try {
      await fleet.deleteLocation({ uuid }, { org })
    } catch (error) {
      const refusal: unknown = await orMissing(fleet, org, uuid)(error).catch((thrown: unknown) => thrown)
      // A location that is there is kept for what depends on it.
      throw refusal instanceof TenantryError && refusal.kind === 'refused'
        ? new CommandFailure('conflict', refusal.message, 'delete the locations below it first.')
        : refusal
    }
  })
  printText(command, { uuid, deleted: true }, `Deleted location ${uuid}.`)
}

export const addLocationCommands = (location: Command): void => {
  withOrg(location.command('list').description('List all locations.')).action(listLocations)
  withDetails(location.command('create').description('Create a location.').argument('<name>'))
    .option('--parent <id>', 'the location that it lies in')
    .action(createLocation)
  withDetails(
    location
      .command('update')
      .description('Change what is given of a location.')
      .argument('<id>', '', idValue),
  )
    .option('--name <name>', 'the new name')
    .action(updateLocation)
  withOrg(location.command('delete').description('Delete a location.').argument('<id>', '', idValue)).action(
    deleteLocation,
  )
}
