import type { Static } from 'typebox'
import {
  dismissAlert,
  findOldestAlert,
  listAlerts,
  listExpiringAlerts,
  readAlert,
} from '../../../domain/alert/index.ts'
import { pageSilentDevices } from '../../../domain/device/index.ts'
import { jsonItems } from '../../../http/send-pages.ts'
import { type DeviceId, toRuuid } from '../../../kernel/ids.ts'
import { alertIdOf, readAlertQuery, readKey, unlessZero } from '../alert-queries.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { JsonParts } from '../endpoint.ts'
import { boundOfMs } from '../moment-of-ms.ts'
import {
  alertsOfGroups,
  groupAlerts,
  presentAlert,
  presentAlertDetails,
  presentGroup,
  presentUnhealthy,
} from '../present/alerts.ts'
import * as schemas from '../schemas/alerts.ts'
import { Done, Empty } from '../schemas/shared.ts'

const PAGE_DEVICES = 1_000

const queryOf = (asked: Static<typeof schemas.AlertsQuery>) => {
  const { deviceFilter: devices, locationFilter: locations, maxResults } = asked
  return readAlertQuery(asked, { devices, locations }, unlessZero(maxResults) ?? schemas.ALERTS_DEFAULT)
}

/** Wire facts, section 4.4: what devices have raised alerts about, newest first. */
export const alertRoutes = clientEndpoints('Event', ({ read, write }) => {
  read('event/getPolicyAlerts', {
    summary: 'Alerts that nobody has dismissed, newest first',
    body: schemas.AlertsQuery,
    answer: schemas.Alerts,
    handle: async (call, body) => {
      const query = queryOf(body)
      const alerts = await listAlerts(call.ctx, call.target, query)
      return { policyAlerts: alerts.map(presentAlert) }
    },
  })

  read('event/getPolicyAlertsV2', {
    summary: 'The same, with the oldest alert that is kept',
    body: schemas.AlertsQuery,
    answer: schemas.AlertsV2,
    handle: async (call, body) => {
      const query = queryOf(body)
      const { ctx, target } = call
      const alerts = await listAlerts(ctx, target, query)
      const oldest = await findOldestAlert(ctx, target, undefined)
      return {
        policyAlerts: alerts.map(presentAlert),
        ...(oldest !== undefined && { oldestPolicyAlert: presentAlert(oldest) }),
      }
    },
  })

  read('event/getExpiringPolicyAlerts', {
    summary: 'Alerts that are soon kept no longer, newest first',
    body: schemas.ExpiringQuery,
    answer: schemas.ExpiringAlerts,
    handle: async (call, { deviceFilter, locationFilter, lastEvaluatedKey, ...asked }) => {
      const limit = unlessZero(asked.maxPageSize) ?? unlessZero(asked.maxResults) ?? schemas.ALERTS_DEFAULT
      const filters = { devices: deviceFilter, locations: locationFilter }
      const query = readAlertQuery(asked, filters, limit + 1)
      const expiresBefore = boundOfMs(asked.expiresBeforeMs)
      const alerts = await listExpiringAlerts(call.ctx, call.target, {
        ...query,
        ...(lastEvaluatedKey !== undefined && { following: readKey(lastEvaluatedKey) }),
        ...(expiresBefore !== undefined && { expiresBefore }),
      })
      const page = alerts.slice(0, limit)
      const last = alerts.length > limit ? page.at(-1) : undefined
      return {
        policyAlerts: page.map(presentAlert),
        ...(last !== undefined && { lastEvaluatedKey: toRuuid(last.id) }),
      }
    },
  })

  read('event/getPolicyAlertGroupsV2', {
    summary: 'Alerts by time: those within two minutes of each other, up to 50, are one group',
    body: schemas.GroupsQuery,
    answer: schemas.AlertGroups,
    handle: async (call, body) => {
      const { deviceUuids: devices, locationUuids: locations, maxResults } = body
      const limit = unlessZero(maxResults) ?? schemas.GROUPS_DEFAULT
      const query = readAlertQuery(body, { devices, locations }, alertsOfGroups(limit))
      const alerts = await listAlerts(call.ctx, call.target, query)
      return { policyAlertGroups: groupAlerts(alerts).slice(0, limit).map(presentGroup) }
    },
  })

  read('event/getPolicyAlertDetails', {
    summary: 'An alert, a dismissed one too, and what its device noticed meanwhile',
    body: schemas.AlertName,
    answer: schemas.AlertDetails,
    handle: async (call, { policyAlertUuid }) => {
      const alertId = alertIdOf('policyAlertUuid', policyAlertUuid)
      return { policyAlert: presentAlertDetails(await readAlert(call.ctx, call.target, { alertId })) }
    },
  })

  write('event/dismissPolicyAlertV2', {
    summary: 'Take an alert out of the lists',
    description: 'By `alertUuid`, or `policyAlertUuid` as the tool server calls it.',
    body: schemas.DismissedName,
    answer: Done,
    handle: async (call, { policyAlertUuid, alertUuid }) => {
      const alertId = alertIdOf('alertUuid', alertUuid ?? policyAlertUuid)
      await dismissAlert(call.ctx, call.target, { alertId })
      return {}
    },
  })

  read('event/getUnhealthyDeviceAlerts', {
    summary: 'Devices that have reported and are disconnected',
    body: Empty,
    answer: schemas.UnhealthyDevices,
    handle: async ({ ctx, target }) => {
      const items = jsonItems(
        (after: DeviceId | undefined) => pageSilentDevices(ctx, target, { after, limit: PAGE_DEVICES }),
        (device) => JSON.stringify(presentUnhealthy(device)),
      )
      return new JsonParts('{"unhealthyDeviceAlerts":[', items, ']}')
    },
  })
})
