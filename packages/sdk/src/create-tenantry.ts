import type { AnyCallOptions } from './call-options.ts'
import type { Dialect } from './dialect-types.ts'
import { adminOperations, type operations as OfAdmin } from './generated/admin.ts'
import { brokerOperations, type operations as OfBroker } from './generated/broker.ts'
import { deviceOperations, type operations as OfDevice } from './generated/device.ts'
import { embedOperations, type operations as OfEmbed } from './generated/embed.ts'
import { fleetOperations, type operations as OfFleet } from './generated/fleet.ts'
import type { DialectName, NamedOperation, Operation } from './operation.ts'
import { prepareRequest } from './prepare-request.ts'
import { readPages } from './read-pages.ts'
import { send } from './send.ts'
import { readOptions, type Settings, type TenantryOptions } from './settings.ts'

/** A server, in each of its dialects. */
export interface Tenantry {
  readonly fleet: Dialect<OfFleet, typeof fleetOperations>
  readonly embed: Dialect<OfEmbed, typeof embedOperations>
  readonly broker: Dialect<OfBroker, typeof brokerOperations>
  readonly admin: Dialect<OfAdmin, typeof adminOperations>
  readonly device: Dialect<OfDevice, typeof deviceOperations>
}

type Input = Readonly<Record<string, unknown>>

const methodOf = (settings: Settings, named: NamedOperation) => {
  const call = async (input: Input = {}, options: AnyCallOptions = {}): Promise<unknown> =>
    send(settings, named, prepareRequest(settings, named, input, options), options)
  const { paging } = named.operation
  if (paging === undefined) return call
  const all = (input: Input = {}, options: AnyCallOptions = {}) =>
    readPages(paging, (page) => call(page, options), input)
  return Object.assign(call, { all })
}

const methodsOf = (
  settings: Settings,
  dialect: DialectName,
  table: Readonly<Record<string, Operation>>,
): object =>
  Object.fromEntries(
    Object.entries(table).map(([name, operation]) => [
      name,
      methodOf(settings, { dialect, name, operation }),
    ]),
  )

/** Connects to a server. Nothing is sent before the first call. */
export const createTenantry = (options: TenantryOptions): Tenantry => {
  const settings = readOptions(options)
  // The tables and the types are printed from the same documents.
  return {
    fleet: methodsOf(settings, 'fleet', fleetOperations) as Tenantry['fleet'],
    embed: methodsOf(settings, 'embed', embedOperations) as Tenantry['embed'],
    broker: methodsOf(settings, 'broker', brokerOperations) as Tenantry['broker'],
    admin: methodsOf(settings, 'admin', adminOperations) as Tenantry['admin'],
    device: methodsOf(settings, 'device', deviceOperations) as Tenantry['device'],
  }
}
