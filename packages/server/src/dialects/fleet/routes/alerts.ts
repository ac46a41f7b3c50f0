import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  dismissAlert,
  findOldestAlert,
  listAlerts,
  listExpiringAlerts,
  readAlert,
} from '../../../domain/alert/index.ts'
import { pageSilentDevices } from '../../../domain/device/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { jsonItems, sendJson } from '../../../http/send-pages.ts'
import { type DeviceId, toRuuid } from '../../../kernel/ids.ts'
import { alertIdOf, momentOf, readAlertQuery, readKey, unlessZero } from '../alert-queries.ts'
import { requireTenant, targetOf } from '../auth.ts'
import {
  alertsOfGroups,
  groupAlerts,
  presentAlert,
  presentAlertDetails,
  presentGroup,
  presentUnhealthy,
} from '../present/alerts.ts'
import * as schemas from '../schemas/alerts.ts'
import { ClientHeaders, ClientWriteHeaders, Done, Empty, REFUSALS } from '../schemas/shared.ts'

const PAGE_DEVICES = 1_000

/** Wire facts, section 4.4: what devices have raised alerts about, newest first. */
export const alertRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Event']
    app.addHook('onRequest', requireTenant(gatehouse))

    app.post('/event/getPolicyAlerts', {
      schema: {
        operationId: 'getPolicyAlerts',
        summary: 'Alerts that nobody has dismissed, newest first',
        tags,
        headers: ClientHeaders,
        body: schemas.AlertsQuery,
        response: { 200: schemas.Alerts, ...REFUSALS },
      },
      handler: async (request) => {
        const { deviceFilter: devices, locationFilter: locations, maxResults } = request.body
        const limit = unlessZero(maxResults) ?? schemas.ALERTS_DEFAULT
        const query = readAlertQuery(request.body, { devices, locations }, limit)
        const alerts = await listAlerts(contextOf(domain, request), targetOf(request), query)
        return { policyAlerts: alerts.map(presentAlert) }
      },
    })

    app.post('/event/getPolicyAlertsV2', {
      schema: {
        operationId: 'getPolicyAlertsV2',
        summary: 'The same, with the oldest alert that is kept',
        tags,
        headers: ClientHeaders,
        body: schemas.AlertsQuery,
        response: { 200: schemas.AlertsV2, ...REFUSALS },
      },
      handler: async (request) => {
        const { deviceFilter: devices, locationFilter: locations, maxResults } = request.body
        const limit = unlessZero(maxResults) ?? schemas.ALERTS_DEFAULT
        const query = readAlertQuery(request.body, { devices, locations }, limit)
        const [context, target] = [contextOf(domain, request), targetOf(request)]
        const alerts = await listAlerts(context, target, query)
        const oldest = await findOldestAlert(context, target, undefined)
        return {
          policyAlerts: alerts.map(presentAlert),
          ...(oldest !== undefined && { oldestPolicyAlert: presentAlert(oldest) }),
        }
      },
    })

    app.post('/event/getExpiringPolicyAlerts', {
      schema: {
        operationId: 'getExpiringPolicyAlerts',
        summary: 'Alerts that are soon kept no longer, newest first',
        tags,
        headers: ClientHeaders,
        body: schemas.ExpiringQuery,
        response: { 200: schemas.ExpiringAlerts, ...REFUSALS },
      },
      handler: async (request) => {
        const { deviceFilter: devices, locationFilter: locations, lastEvaluatedKey, ...asked } = request.body
        const limit = unlessZero(asked.maxPageSize) ?? unlessZero(asked.maxResults) ?? schemas.ALERTS_DEFAULT
        const query = readAlertQuery(asked, { devices, locations }, limit + 1)
        const expiresBefore = momentOf(asked.expiresBeforeMs)
        const alerts = await listExpiringAlerts(contextOf(domain, request), targetOf(request), {
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

    app.post('/event/getPolicyAlertGroupsV2', {
      schema: {
        operationId: 'getPolicyAlertGroupsV2',
        summary: 'Alerts by time: those within two minutes of each other, up to 50, are one group',
        tags,
        headers: ClientHeaders,
        body: schemas.GroupsQuery,
        response: { 200: schemas.AlertGroups, ...REFUSALS },
      },
      handler: async (request) => {
        const { deviceUuids: devices, locationUuids: locations, maxResults } = request.body
        const limit = unlessZero(maxResults) ?? schemas.GROUPS_DEFAULT
        const query = readAlertQuery(request.body, { devices, locations }, alertsOfGroups(limit))
        const alerts = await listAlerts(contextOf(domain, request), targetOf(request), query)
        return { policyAlertGroups: groupAlerts(alerts).slice(0, limit).map(presentGroup) }
      },
    })

    app.post('/event/getPolicyAlertDetails', {
      schema: {
        operationId: 'getPolicyAlertDetails',
        summary: 'An alert, a dismissed one too, and what its device noticed meanwhile',
        tags,
        headers: ClientHeaders,
        body: schemas.AlertName,
        response: { 200: schemas.AlertDetails, ...REFUSALS },
      },
      handler: async (request) => {
        const alertId = alertIdOf('policyAlertUuid', request.body.policyAlertUuid)
        const details = await readAlert(contextOf(domain, request), targetOf(request), { alertId })
        return { policyAlert: presentAlertDetails(details) }
      },
    })

    app.post('/event/dismissPolicyAlertV2', {
      schema: {
        operationId: 'dismissPolicyAlertV2',
        summary: 'Take an alert out of the lists',
        description: 'By `alertUuid`, or `policyAlertUuid` as the tool server calls it.',
        tags,
        headers: ClientWriteHeaders,
        body: schemas.DismissedName,
        response: { 200: Done, ...REFUSALS },
      },
      handler: async (request) => {
        const { policyAlertUuid, alertUuid } = request.body
        const alertId = alertIdOf('alertUuid', alertUuid ?? policyAlertUuid)
        await dismissAlert(contextOf(domain, request), targetOf(request), { alertId })
        return {}
      },
    })

    app.post('/event/getUnhealthyDeviceAlerts', {
      schema: {
        operationId: 'getUnhealthyDeviceAlerts',
        summary: 'Devices that have reported and are disconnected',
        tags,
        headers: ClientHeaders,
        body: Empty,
        response: { 200: schemas.UnhealthyDevices, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const [context, target] = [contextOf(domain, request), targetOf(request)]
        const items = jsonItems(
          (after: DeviceId | undefined) => pageSilentDevices(context, target, { after, limit: PAGE_DEVICES }),
          (device) => JSON.stringify(presentUnhealthy(device)),
        )
        return sendJson(reply, '{"unhealthyDeviceAlerts":[', items, ']}')
      },
    })
  }
