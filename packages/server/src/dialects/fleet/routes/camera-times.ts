import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { pageUptimes, readFootage, readUptime, type Uptime } from '../../../domain/telemetry/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { type DeviceId, toRuuid } from '../../../kernel/ids.ts'
import { requireTenant, targetOf } from '../auth.ts'
import { cameraIdOf, deviceIdOf } from '../device-details.ts'
import { presentWindow } from '../present/cameras.ts'
import * as schemas from '../schemas/cameras.ts'
import { ClientHeaders, REFUSALS } from '../schemas/shared.ts'
import { momentOfMs } from '../sensor-histories.ts'

const PAGE_DEVICES = 200

const required = (field: string, ms: number | undefined): Date => {
  const moment = momentOfMs(field, ms)
  if (moment === undefined) throw invalidField(field, 'is required')
  return moment
}

const presentUptime = ({ id, spans }: Uptime) => ({
  deviceUuid: toRuuid(id),
  uptimeWindows: spans.map(presentWindow),
})

/** Wire facts, section 4.4, "Camera / video": when cameras were there, and of which times there is footage. */
export const cameraTimeRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Camera']
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/camera/getUptimeWindows', {
      schema: {
        operationId: 'getUptimeWindows',
        summary: 'When a camera was connected',
        ...{ tags, headers: ClientHeaders, body: schemas.UptimeQuery },
        response: { 200: schemas.Uptime, ...REFUSALS },
      },
      handler: async (request) => {
        const { cameraUuid, startTime, endTime } = request.body
        const deviceId = cameraIdOf('cameraUuid', cameraUuid)
        const period = { from: required('startTime', startTime), to: required('endTime', endTime) }
        const uptime = readUptime(contextOf(domain, request), targetOf(request), { deviceId, ...period })
        return { uptimeWindows: (await nameFields({ to: 'endTime' }, uptime)).map(presentWindow) }
      },
    })

    app.post('/camera/getUptimeWindowsForOrg', {
      schema: {
        operationId: 'getUptimeWindowsForOrg',
        summary: 'When the organization’s devices were connected',
        ...{ tags, headers: ClientHeaders, body: schemas.OrgUptimeQuery },
        response: { 200: schemas.OrgUptime, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const { startTimeMs, endTimeMs, deviceUuids } = request.body
        const [context, target] = [contextOf(domain, request), targetOf(request)]
        const query = {
          ...{ from: required('startTimeMs', startTimeMs), to: required('endTimeMs', endTimeMs) },
          deviceIds: deviceUuids?.map((uuid) => deviceIdOf('deviceUuids', uuid)),
        }
        const uptimes = jsonItems(
          (after: DeviceId | undefined) =>
            nameFields(
              { to: 'endTimeMs' },
              pageUptimes(context, target, { ...query, after, limit: PAGE_DEVICES }),
            ),
          (uptime: Uptime) => JSON.stringify(presentUptime(uptime)),
        )
        return sendJson(reply, '{"uptimeByDevice":[', uptimes, ']}')
      },
    })

    app.post('/camera/getPresenceWindows', {
      schema: {
        operationId: 'getPresenceWindows',
        summary: 'Of which times a camera has footage, by where that is kept',
        ...{ tags, headers: ClientHeaders, body: schemas.PresenceQuery },
        response: { 200: schemas.Presence, ...REFUSALS },
      },
      handler: async (request) => {
        const { cameraUuid, startTimeSec, durationSec } = request.body
        const deviceId = cameraIdOf('cameraUuid', cameraUuid)
        if (durationSec === undefined) throw invalidField('durationSec', 'is required')
        const from = required('startTimeSec', startTimeSec === undefined ? undefined : startTimeSec * 1_000)
        const to = required('durationSec', from.getTime() + durationSec * 1_000)
        const query = { deviceId, from, to }
        const footage = await readFootage(contextOf(domain, request), targetOf(request), query)
        const [VideoLocal, VideoCloud] = [footage.device, footage.cloud].map((spans) =>
          spans.map(presentWindow),
        )
        return { presenceWindows: { VideoLocal: VideoLocal ?? [], VideoCloud: VideoCloud ?? [] } }
      },
    })
  }
