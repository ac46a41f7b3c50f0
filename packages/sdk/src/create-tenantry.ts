import type { AnyCallOptions } from './call-options.ts'
import { type Caller, callerWith } from './create-caller.ts'
import type { Dialect } from './dialect-types.ts'
import { adminOperations, type operations as OfAdmin } from './generated/admin.ts'
import { brokerOperations, type operations as OfBroker } from './generated/broker.ts'
import { deviceOperations, type operations as OfDevice } from './generated/device.ts'
import { embedOperations, type operations as OfEmbed } from './generated/embed.ts'
import { fleetOperations, type operations as OfFleet } from './generated/fleet.ts'
import type { DialectName, NamedOperation, Operation } from './operation.ts'
import { readOptions, type TenantryOptions } from './settings.ts'

/** A server, in each of its dialects. */
export interface Tenantry {
  readonly fleet: Dialect<OfFleet, typeof fleetOperations>
  readonly embed: Dialect<OfEmbed, typeof embedOperations>
  readonly broker: Dialect<OfBroker, typeof brokerOperations>
  readonly admin: Dialect<OfAdmin, typeof adminOperations>
  readonly device: Dialect<OfDevice, typeof deviceOperations>
}

type Input = Readonly<Record<string, unknown>>

const methodOf = (caller: Caller, named: NamedOperation) => {
  const call = (input: Input = {}, options: AnyCallOptions = {}) => caller.call(named, input, options)
  if (named.operation.paging === undefined) return call
  const all = (input: Input = {}, options: AnyCallOptions = {}) => caller.all(named, input, options)
  return Object.assign(call, { all })
}

const methodsOf = (
  caller: Caller,
  dialect: DialectName,
  table: Readonly<Record<string, Operation>>,
): object =>
  Object.fromEntries(
    Object.entries(table).map(([name, operation]) => [name, methodOf(caller, { dialect, name, operation })]),
  )

/** Makes something when it is first asked for. */
const onDemand = <T>(make: () => T): (() => T) => {
  let made: { readonly it: T } | undefined
  return () => {
    made ??= { it: make() }
    return made.it
  }
}

/** Connects to a server. Nothing is sent before the first call. */
export const createTenantry = (options: TenantryOptions): Tenantry => {
  const caller = callerWith(readOptions(options))
  // Who speaks for thousands of devices has a client for each, and needs hundreds of methods for none of them. The tables
  // and the types are printed from the same documents.
  const fleet = onDemand(() => methodsOf(caller, 'fleet', fleetOperations) as Tenantry['fleet'])
  const embed = onDemand(() => methodsOf(caller, 'embed', embedOperations) as Tenantry['embed'])
  const broker = onDemand(() => methodsOf(caller, 'broker', brokerOperations) as Tenantry['broker'])
  const admin = onDemand(() => methodsOf(caller, 'admin', adminOperations) as Tenantry['admin'])
  const device = onDemand(() => methodsOf(caller, 'device', deviceOperations) as Tenantry['device'])
  return {
    get fleet() {
      return fleet()
    },
    get embed() {
      return embed()
    },
    get broker() {
      return broker()
    },
    get admin() {
      return admin()
    },
    get device() {
      return device()
    },
  }
}
