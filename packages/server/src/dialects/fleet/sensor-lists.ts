import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type TObject, Type } from 'typebox'
import { type DeviceState, type DeviceType, pageDeviceStates } from '../../domain/telemetry/index.ts'
import type { Gatehouse } from '../../http/caller.ts'
import { contextOf } from '../../http/request.ts'
import { jsonItems, sendJson } from '../../http/send-pages.ts'
import type { DeviceId } from '../../kernel/ids.ts'
import { requireTenant, targetOf } from './auth.ts'
import { ClientHeaders, Empty, REFUSALS, withTrio } from './schemas/shared.ts'

/** An endpoint that lists the devices of some types as they are now (wire facts, section 4.4). */
export interface SensorList {
  readonly path: string
  readonly operationId: string
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

/** Serves such endpoints; lists are sent while they are read. */
export const sensorListRoutes =
  (gatehouse: Gatehouse, lists: readonly SensorList[]): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    app.addHook('onRequest', requireTenant(gatehouse))
    for (const { path, operationId, summary, tag, types, models, list, item, present } of lists)
      app.post(path, {
        schema: {
          ...{ operationId, summary, tags: [tag], headers: ClientHeaders, body: Empty },
          response: { 200: withTrio({ [list]: Type.Optional(Type.Array(item)) }), ...REFUSALS },
        },
        handler: async (request, reply) => {
          const context = contextOf(domain, request)
          const target = targetOf(request)
          const items = jsonItems(
            (after: DeviceId | undefined) =>
              pageDeviceStates(context, target, { types, models, after, limit: PAGE_DEVICES }),
            (state: DeviceState) => JSON.stringify(present(state)),
          )
          return sendJson(reply, `{"${list}":[`, items, ']}')
        },
      })
  }
