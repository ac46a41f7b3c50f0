import { pageUptimes, readFootage, readUptime, type Uptime } from '../../../domain/telemetry/index.ts'
import { jsonItems } from '../../../http/send-pages.ts'
import { type DeviceId, toRuuid } from '../../../kernel/ids.ts'
import { idsOf } from '../body-ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { cameraIdOf, deviceIdOf } from '../device-details.ts'
import { JsonParts } from '../endpoint.ts'
import { momentOfMs } from '../moment-of-ms.ts'
import { presentWindow } from '../present/cameras.ts'
import { required } from '../required.ts'
import * as schemas from '../schemas/cameras.ts'

const PAGE_DEVICES = 200

const momentOf = (field: string, ms: number | undefined): Date => momentOfMs(required(field, ms))

const presentUptime = ({ id, spans }: Uptime) => ({
  deviceUuid: toRuuid(id),
  uptimeWindows: spans.map(presentWindow),
})

/** Wire facts, section 4.4, "Camera / video": when cameras were there, and of which times there is footage. */
export const cameraTimeRoutes = clientEndpoints('Camera', ({ read }) => {
  read('camera/getUptimeWindows', {
    summary: 'When a camera was connected',
    body: schemas.UptimeQuery,
    answer: schemas.Uptime,
    spelling: { to: 'endTime' },
    handle: async (call, { cameraUuid, startTime, endTime }) => {
      const deviceId = cameraIdOf('cameraUuid', cameraUuid)
      const period = { from: momentOf('startTime', startTime), to: momentOf('endTime', endTime) }
      const uptime = await readUptime(call.ctx, call.target, { deviceId, ...period })
      return { uptimeWindows: uptime.map(presentWindow) }
    },
  })

  read('camera/getUptimeWindowsForOrg', {
    summary: 'When the organization’s devices were connected',
    body: schemas.OrgUptimeQuery,
    answer: schemas.OrgUptime,
    spelling: { to: 'endTimeMs' },
    handle: async ({ ctx, target }, { startTimeMs, endTimeMs, deviceUuids = [] }) => {
      const query = {
        ...{ from: momentOf('startTimeMs', startTimeMs), to: momentOf('endTimeMs', endTimeMs) },
        deviceIds: deviceUuids.length === 0 ? undefined : idsOf(deviceIdOf, 'deviceUuids', deviceUuids),
      }
      const uptimes = jsonItems(
        (after: DeviceId | undefined) => pageUptimes(ctx, target, { ...query, after, limit: PAGE_DEVICES }),
        (uptime: Uptime) => JSON.stringify(presentUptime(uptime)),
      )
      return new JsonParts('{"uptimeByDevice":[', uptimes, ']}')
    },
  })

  read('camera/getPresenceWindows', {
    summary: 'Of which times a camera has footage, by where that is kept',
    body: schemas.PresenceQuery,
    answer: schemas.Presence,
    handle: async (call, { cameraUuid, startTimeSec, ...body }) => {
      const deviceId = cameraIdOf('cameraUuid', cameraUuid)
      const durationSec = required('durationSec', body.durationSec)
      const from = momentOfMs(required('startTimeSec', startTimeSec) * 1_000)
      const to = momentOfMs(from.getTime() + durationSec * 1_000)
      const footage = await readFootage(call.ctx, call.target, { deviceId, from, to })
      const [VideoLocal, VideoCloud] = [footage.device, footage.cloud].map((spans) =>
        spans.map(presentWindow),
      )
      return { presenceWindows: { VideoLocal: VideoLocal ?? [], VideoCloud: VideoCloud ?? [] } }
    },
  })
})
