import { listSeekPoints } from '../../../domain/telemetry/index.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { cameraIdOf } from '../device-details.ts'
import { momentOfMs } from '../moment-of-ms.ts'
import { presentSeekPoint } from '../present/alerts.ts'
import { required } from '../required.ts'
import * as schemas from '../schemas/alerts.ts'

/** What a camera noticed, to look at (wire facts, section 4.4, "Camera / video"). */
export const footageRoutes = clientEndpoints('Camera', ({ read }) => {
  read('camera/getFootageSeekpointsV2', {
    summary: 'What a camera noticed in a time, in its order',
    body: schemas.SeekPointsQuery,
    answer: schemas.SeekPoints,
    handle: async (call, { cameraUuid, includeAnyMotion = false, ...body }) => {
      const deviceId = cameraIdOf('cameraUuid', cameraUuid)
      const startTime = required('startTime', body.startTime)
      const duration = required('duration', body.duration)
      const points = await listSeekPoints(call.ctx, call.target, {
        deviceId,
        after: momentOfMs(startTime * 1_000),
        before: momentOfMs((startTime + duration) * 1_000),
        withMotion: includeAnyMotion === true || includeAnyMotion === 'true',
      })
      return { footageSeekPoints: points.map(({ at, said }) => presentSeekPoint(at, said)) }
    },
  })
})
