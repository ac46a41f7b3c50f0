import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type TObject, type TProperties, Type } from 'typebox'
import type { Context } from '../../domain/context.ts'
import type { OrgTarget } from '../../domain/org-scope.ts'
import type { Gatehouse } from '../../http/caller.ts'
import { nameFields } from '../../http/name-fields.ts'
import { contextOf } from '../../http/request.ts'
import { invalidField } from '../../kernel/errors.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import { requireTenant, targetOf } from './auth.ts'
import { deviceIdOf } from './device-details.ts'
import { ClientHeaders, REFUSALS, Ruuid, withTrio } from './schemas/shared.ts'

const HISTORY_ITEMS_MAX = 1_000

const RANGE = {
  createdAfterMs: Type.Optional(Type.Integer({ description: 'Items of this moment count.' })),
  createdBeforeMs: Type.Optional(Type.Integer({ description: 'Items of this moment do not.' })),
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
  readonly operationId: string
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

/** A moment that JavaScript knows. */
const MOMENT_MS_MAX = 8.64e15

export const momentOfMs = (field: string, ms: unknown): Date | undefined => {
  if (ms === undefined) return undefined
  if (typeof ms !== 'number' || Math.abs(ms) > MOMENT_MS_MAX)
    throw invalidField(field, 'must be milliseconds since 1970')
  return new Date(ms)
}

const queryOf = (device: string, asked: Asked): HistoryQuery => {
  const { createdAfterMs, createdBeforeMs, limit } = asked
  const uuid = asked[device]
  return {
    deviceId: deviceIdOf(device, typeof uuid === 'string' ? uuid : undefined),
    after: momentOfMs('createdAfterMs', createdAfterMs),
    before: momentOfMs('createdBeforeMs', createdBeforeMs),
    limit: typeof limit === 'number' ? limit : HISTORY_ITEMS_MAX,
  }
}

/** Serves such endpoints. */
export const sensorHistoryRoutes =
  (gatehouse: Gatehouse, histories: readonly SensorHistory[]): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    app.addHook('onRequest', requireTenant(gatehouse))
    for (const { path, operationId, summary, tag, device, asks, lists, item, read } of histories) {
      const items = Type.Optional(Type.Array(item))
      app.post(path, {
        schema: {
          ...{ operationId, summary, tags: [tag], headers: ClientHeaders },
          body: Type.Object({ [device]: Type.Optional(Ruuid()), ...RANGE, ...asks }),
          response: { 200: withTrio(Object.fromEntries(lists.map((list) => [list, items]))), ...REFUSALS },
        },
        handler: async (request) => {
          const asked = request.body as Asked
          const found = read(contextOf(domain, request), targetOf(request), queryOf(device, asked), asked)
          const told = await nameFields({ deviceId: device }, found)
          return Object.fromEntries(lists.map((list) => [list, told]))
        },
      })
    }
  }
