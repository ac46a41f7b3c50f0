import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Context } from '../../../domain/context.ts'
import { type ConfiguredDevice, configureDevice } from '../../../domain/device/index.ts'
import { readDeviceFeatures } from '../../../domain/licence/index.ts'
import type { OrgTarget } from '../../../domain/org-scope.ts'
import { readDeviceState } from '../../../domain/telemetry/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { type DeviceId, toRuuid } from '../../../kernel/ids.ts'
import { requireTenant, targetOf } from '../auth.ts'
import { cameraIdOf, deviceIdOf } from '../device-details.ts'
import * as schemas from '../schemas/cameras.ts'
import { ClientHeaders, ClientWriteHeaders, REFUSALS } from '../schemas/shared.ts'
import { thresholdsOf } from '../thresholds.ts'

/** The same calls go by two names (wire facts, section 4.3). */
const ALIASES = [
  { service: 'deviceconfig', tag: 'Deviceconfig', suffix: '' },
  { service: 'camera', tag: 'Camera', suffix: 'OfCamera' },
] as const

/** Which picture of a camera is meant where none is named. */
const FIRST_FACET = 'v0'
const facetOf = (uuid: string | undefined): string => uuid?.split('.')[1] ?? FIRST_FACET

const presentConfig = (deviceId: DeviceId, { orgId, config, configChangedAt }: ConfiguredDevice) => ({
  ...config,
  ...{ deviceUuid: toRuuid(deviceId), orgUuid: toRuuid(orgId) },
  ...(configChangedAt !== null && { lastModified: configChangedAt.getTime() }),
})

/** What clients keep book of for themselves. */
const BOOKKEEPING = 'updatedSetMethodMap'
const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const withoutBookkeeping = (group: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(group)
      .filter(([name]) => name !== BOOKKEEPING)
      .map(([name, child]) => [name, isGroup(child) ? withoutBookkeeping(child) : child]),
  )

const configure = async (
  context: Context,
  target: OrgTarget,
  given: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> => {
  const { deviceUuid, orgUuid: _org, lastModified: _when, ...update } = given
  const deviceId = deviceIdOf(
    'configUpdate.deviceUuid',
    typeof deviceUuid === 'string' ? deviceUuid : undefined,
  )
  const config = withoutBookkeeping(update)
  const configured = configureDevice(context, target, { deviceId, config })
  return presentConfig(deviceId, await nameFields({ config: 'configUpdate' }, configured))
}

/** Wire facts, section 4.4, "Camera / video": how devices are set up, and what their licences let them do. */
export const deviceConfigRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    app.addHook('onRequest', requireTenant(gatehouse))

    for (const { service, tag, suffix } of ALIASES) {
      app.post(`/${service}/getFacetedConfig`, {
        schema: {
          operationId: `getFacetedConfig${suffix}`,
          summary: 'Settings of a device',
          ...{ tags: [tag], headers: ClientHeaders, body: schemas.DeviceName },
          response: { 200: schemas.FacetedConfig, ...REFUSALS },
        },
        handler: async (request) => {
          const deviceId = deviceIdOf('deviceUuid', request.body.deviceUuid)
          const state = await readDeviceState(contextOf(domain, request), targetOf(request), { deviceId })
          return { config: presentConfig(deviceId, state) }
        },
      })

      app.post(`/${service}/updateFacetedConfig`, {
        schema: {
          operationId: `updateFacetedConfig${suffix}`,
          summary: 'Change settings of a device: those that are given, group by group',
          ...{ tags: [tag], headers: ClientWriteHeaders, body: schemas.ConfigUpdate },
          response: { 200: schemas.FacetedConfig, ...REFUSALS },
        },
        handler: async (request) => {
          const { configUpdate } = request.body
          if (configUpdate === undefined) throw invalidField('configUpdate', 'is required')
          const config = await configure(contextOf(domain, request), targetOf(request), configUpdate)
          // The other name's document knows no answer but that it worked.
          return service === 'camera' ? { config } : {}
        },
      })
    }

    app.post('/camera/getCameraAIThresholds', {
      schema: {
        operationId: 'getCameraAIThresholds',
        summary: 'From which confidence on a camera tells what it sees',
        ...{ tags: ['Camera'], headers: ClientHeaders, body: schemas.ThresholdsQuery },
        response: { 200: schemas.Thresholds, ...REFUSALS },
      },
      handler: async (request) => {
        const { cameraUuid, deviceUuid } = request.body
        const uuid = cameraUuid ?? deviceUuid
        const deviceId = cameraIdOf('cameraUuid', uuid)
        const state = await readDeviceState(contextOf(domain, request), targetOf(request), { deviceId })
        return thresholdsOf(state, facetOf(uuid))
      },
    })

    app.post('/feature/getDeviceFeatures', {
      schema: {
        operationId: 'getDeviceFeatures',
        summary: 'What a device may do by its licence',
        ...{ tags: ['Feature'], headers: ClientHeaders, body: schemas.FeaturesQuery },
        response: { 200: schemas.Features, ...REFUSALS },
      },
      handler: async (request) => {
        const deviceId = cameraIdOf('deviceUuid', request.body.deviceUuid)
        const known = await readDeviceFeatures(contextOf(domain, request), targetOf(request), { deviceId })
        return {
          features: {
            deviceUuid: toRuuid(deviceId),
            ...(known.tier !== undefined && { assignedLicense: known.tier }),
            featureMap: Object.fromEntries(known.features.map(({ name, enabled }) => [name, enabled])),
          },
        }
      },
    })
  }
