import { type ConfiguredDevice, configureDevice } from '../../../domain/device/index.ts'
import { readDeviceFeatures } from '../../../domain/licence/index.ts'
import { readDeviceState } from '../../../domain/telemetry/index.ts'
import { type DeviceId, toRuuid } from '../../../kernel/ids.ts'
import { type ClientCall, clientEndpoints } from '../client-endpoint.ts'
import { cameraIdOf, deviceIdOf } from '../device-details.ts'
import { required } from '../required.ts'
import * as schemas from '../schemas/cameras.ts'
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

const configure = async ({ ctx, target }: ClientCall, given: Readonly<Record<string, unknown>>) => {
  const { deviceUuid, orgUuid: _org, lastModified: _when, ...update } = given
  const deviceId = deviceIdOf(
    'configUpdate.deviceUuid',
    typeof deviceUuid === 'string' ? deviceUuid : undefined,
  )
  const config = withoutBookkeeping(update)
  return presentConfig(deviceId, await configureDevice(ctx, target, { deviceId, config }))
}

/** Wire facts, section 4.4, "Camera / video": how devices are set up, and what their licences let them do. */
export const deviceConfigRoutes = clientEndpoints('Camera', ({ read, write }) => {
  for (const { service, tag, suffix } of ALIASES) {
    read(`${service}/getFacetedConfig`, {
      summary: 'Settings of a device',
      ...{ operationId: `getFacetedConfig${suffix}`, tag },
      body: schemas.DeviceName,
      answer: schemas.FacetedConfig,
      handle: async (call, { deviceUuid }) => {
        const deviceId = deviceIdOf('deviceUuid', deviceUuid)
        const state = await readDeviceState(call.ctx, call.target, { deviceId })
        return { config: presentConfig(deviceId, state) }
      },
    })

    write(`${service}/updateFacetedConfig`, {
      summary: 'Change settings of a device: those that are given, group by group',
      ...{ operationId: `updateFacetedConfig${suffix}`, tag },
      body: schemas.ConfigUpdate,
      answer: schemas.FacetedConfig,
      spelling: { config: 'configUpdate' },
      handle: async (call, { configUpdate }) => {
        const config = await configure(call, required('configUpdate', configUpdate))
        // The other name's document knows no answer but that it worked.
        return service === 'camera' ? { config } : {}
      },
    })
  }

  read('camera/getCameraAIThresholds', {
    summary: 'From which confidence on a camera tells what it sees',
    body: schemas.ThresholdsQuery,
    answer: schemas.Thresholds,
    handle: async (call, { cameraUuid, deviceUuid }) => {
      const uuid = cameraUuid ?? deviceUuid
      const deviceId = cameraIdOf('cameraUuid', uuid)
      const state = await readDeviceState(call.ctx, call.target, { deviceId })
      return thresholdsOf(state, facetOf(uuid))
    },
  })

  read('feature/getDeviceFeatures', {
    summary: 'What a device may do by its licence',
    tag: 'Feature',
    body: schemas.FeaturesQuery,
    answer: schemas.Features,
    handle: async (call, { deviceUuid }) => {
      const deviceId = cameraIdOf('deviceUuid', deviceUuid)
      const known = await readDeviceFeatures(call.ctx, call.target, { deviceId })
      return {
        features: {
          deviceUuid: toRuuid(deviceId),
          ...(known.tier !== undefined && { assignedLicense: known.tier }),
          featureMap: Object.fromEntries(known.features.map(({ name, enabled }) => [name, enabled])),
        },
      }
    },
  })
})
