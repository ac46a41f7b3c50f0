import { type TObject, type TProperties, Type } from 'typebox'
import type { Context } from '../../domain/context.ts'
import type { OrgTarget } from '../../domain/org-scope.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import type { ClientCall } from './client-endpoint.ts'
import { deviceIdOf } from './device-details.ts'
import type { Serve } from './endpoint.ts'
import { boundOfMs } from './moment-of-ms.ts'
import { Bound } from './schemas/bound.ts'
import { Ruuid, withTrio } from './schemas/shared.ts'

const HISTORY_ITEMS_MAX = 1_000

const RANGE = {
  createdAfterMs: Bound('Items of this moment count.'),
  createdBeforeMs: Bound('Items of this moment do not.'),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: HISTORY_ITEMS_MAX, description: `${HISTORY_ITEMS_MAX} without.` }),
  ),
}

/** What is asked for, in the domain's words. */
export interface HistoryQuery {
  readonly deviceId: DeviceId
  readonly after: Date | undefined
  readonly before: Date | undefined
  readonly limit: number
}

type Asked = Readonly<Record<string, unknown>>
type Item = Record<string, unknown>

/** An endpoint that lists what one device has told, newest first (wire facts, sections 4.3 and 4.4). */
export interface SensorHistory {
  readonly path: string
  readonly operationId?: string
  readonly summary: string
  readonly tag: string
  /** What the device is called in the request. */
  readonly device: string
  readonly asks?: TProperties
  /** What the list is called in the answer; some clients know it by another name. */
  readonly lists: readonly string[]
  readonly item: TObject
  readonly read: (context: Context, target: OrgTarget, query: HistoryQuery, asked: Asked) => Promise<Item[]>
}

const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

const queryOf = (device: string, asked: Asked): HistoryQuery => {
  const { createdAfterMs, createdBeforeMs, limit } = asked
  const uuid = asked[device]
  return {
    deviceId: deviceIdOf(device, typeof uuid === 'string' ? uuid : undefined),
    after: boundOfMs(numberIn(createdAfterMs)),
    before: boundOfMs(numberIn(createdBeforeMs)),
    limit: numberIn(limit) ?? HISTORY_ITEMS_MAX,
  }
}

/** Serves such an endpoint. */
export const serveSensorHistory = (
  read: Serve<ClientCall>,
  { path, device, asks, lists, item, read: readItems, ...described }: SensorHistory,
): void => {
  const items = Type.Optional(Type.Array(item))
  read(path, {
    ...described,
    body: Type.Object({ [device]: Type.Optional(Ruuid()), ...RANGE, ...asks }),
    answer: withTrio(Object.fromEntries(lists.map((list) => [list, items]))),
    spelling: { deviceId: device },
    handle: async ({ ctx, target }, asked: Asked) => {
      const told = await readItems(ctx, target, queryOf(device, asked), asked)
      return Object.fromEntries(lists.map((list) => [list, told]))
    },
  })
}
