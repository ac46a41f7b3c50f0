import { type TObject, Type } from 'typebox'
import { type DeviceState, type DeviceType, pageDeviceStates } from '../../domain/telemetry/index.ts'
import { jsonItems } from '../../http/send-pages.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import type { ClientCall } from './client-endpoint.ts'
import { JsonParts, type Serve } from './endpoint.ts'
import { Empty, withTrio } from './schemas/shared.ts'

/** An endpoint that lists the devices of some types as they are now (wire facts, section 4.4). */
export interface SensorList {
  readonly path: string
  readonly operationId?: string
  readonly summary: string
  readonly tag: string
  readonly types: readonly DeviceType[]
  /** All models of these types without. */
  readonly models?: readonly string[]
  /** What the list is called in the answer. */
  readonly list: string
  readonly item: TObject
  readonly present: (state: DeviceState) => object
}

const PAGE_DEVICES = 500

/** Serves such an endpoint; the list is sent while it is read. */
export const serveSensorList = (
  read: Serve<ClientCall>,
  { path, types, models, list, item, present, ...described }: SensorList,
): void =>
  read(path, {
    ...described,
    body: Empty,
    answer: withTrio({ [list]: Type.Optional(Type.Array(item)) }),
    handle: async ({ ctx, target }) => {
      const items = jsonItems(
        (after: DeviceId | undefined) =>
          pageDeviceStates(ctx, target, { types, models, after, limit: PAGE_DEVICES }),
        (state: DeviceState) => JSON.stringify(present(state)),
      )
      return new JsonParts(`{"${list}":[`, items, ']}')
    },
  })
