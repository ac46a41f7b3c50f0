import type { Static } from 'typebox'
import {
  listMonitorings,
  type Monitoring,
  readMonitoring,
  switchMonitoring,
} from '../../../domain/monitoring/index.ts'
import { toRuuid } from '../../../kernel/ids.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { locationIdOf } from '../location-details.ts'
import * as schemas from '../schemas/monitoring.ts'
import { Done } from '../schemas/shared.ts'

/** `MonitoringEnableStatus`. */
const presentStatus = (
  monitoring: Monitoring | undefined,
): NonNullable<Static<typeof schemas.LocationStatus>['status']> => {
  if (monitoring === undefined) return { enabled: false, notEnabledReason: 'NEVER_ENABLED' }
  const { enabled, enabledAt, disabledAt } = monitoring
  return {
    enabled,
    ...(enabledAt !== null && { enabledOnMs: enabledAt.getTime() }),
    ...(disabledAt !== null && { disabledOnMs: disabledAt.getTime() }),
    ...(!enabled && { notEnabledReason: 'DISABLED' }),
  }
}

const SWITCHES = [
  ['enable', true],
  ['disable', false],
] as const

/** Wire facts, sections 4.2 and 4.4: whether somebody is to watch over the alarms of a location. */
export const monitoringRoutes = clientEndpoints('Alert monitoring', ({ read, write }) => {
  read('alertmonitoring/orgStatus', {
    summary: 'The locations whose monitoring was ever switched on',
    body: schemas.OrgStatusQuery,
    answer: schemas.OrgStatus,
    handle: async ({ ctx, target }) => {
      const all = await listMonitorings(ctx, target, undefined)
      return {
        locationStatuses: Object.fromEntries(all.map((one) => [toRuuid(one.locationId), presentStatus(one)])),
      }
    },
  })

  read('alertmonitoring/locationStatus', {
    summary: 'Whether a location is monitored',
    body: schemas.StatusQuery,
    answer: schemas.LocationStatus,
    handle: async ({ ctx, target }, { locationUuid }) => {
      const locationId = locationIdOf('locationUuid', locationUuid)
      return { status: presentStatus(await readMonitoring(ctx, target, { locationId })) }
    },
  })

  for (const [verb, enabled] of SWITCHES)
    write(`alertmonitoring/${verb}MonitoringForLocation`, {
      summary: `Switch the monitoring of a location ${enabled ? 'on' : 'off'}`,
      body: schemas.Switching,
      answer: Done,
      handle: async ({ ctx, target }, { locationUuid }) => {
        const locationId = locationIdOf('locationUuid', locationUuid)
        await switchMonitoring(ctx, target, { locationId, enabled })
        return {}
      },
    })
})
