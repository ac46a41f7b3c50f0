import type { AnyCallOptions } from './call-options.ts'
import type { NamedOperation } from './operation.ts'
import { prepareRequest } from './prepare-request.ts'
import { readPages } from './read-pages.ts'
import { send } from './send.ts'
import { readOptions, type Settings, type TenantryOptions } from './settings.ts'

type Input = Readonly<Record<string, unknown>>

/** Calls operations by their description, for programs that do not know them when they are written. */
export interface Caller {
  /** What the operation answers; rejects with a `TenantryError`, or a `TypeError` for an input that cannot be sent. */
  call(named: NamedOperation, input: Input, options?: AnyCallOptions): Promise<unknown>
  /** Every item of a paged list; of an operation without pages a `TypeError`. */
  all(named: NamedOperation, input: Input, options?: AnyCallOptions): AsyncGenerator<unknown, void, undefined>
}

export const callerWith = (settings: Settings): Caller => {
  const call: Caller['call'] = async (named, input, options = {}) =>
    send(settings, named, prepareRequest(settings, named, input, options), options)
  return {
    call,
    all: (named, input, options) => {
      const { paging } = named.operation
      if (paging === undefined) throw new TypeError(`${named.dialect}.${named.name} has no pages`)
      return readPages(paging, (page) => call(named, page, options), input)
    },
  }
}

/** Connects to a server. Nothing is sent before the first call. */
export const createCaller = (options: TenantryOptions): Caller => callerWith(readOptions(options))
