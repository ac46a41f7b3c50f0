import type { Gatehouse } from '../../http/caller.ts'
import type { Dialect } from '../../http/dialect.ts'
import type { LiveConnections } from '../../http/live-connections.ts'
import { toRuuid } from '../../kernel/ids.ts'
import { fleetRefusals } from './errors.ts'
import { ignoreNulls } from './ignore-nulls.ts'
import { accessControlledDoorRoutes } from './routes/access-controlled-doors.ts'
import { accessGrantRoutes } from './routes/access-grants.ts'
import { accessGroupRoutes } from './routes/access-groups.ts'
import { alertRoutes } from './routes/alerts.ts'
import { orgTokenRoutes, partnerTokenRoutes } from './routes/api-tokens.ts'
import { auditRoutes } from './routes/audit.ts'
import { badgeRoutes } from './routes/badges.ts'
import { cameraTimeRoutes } from './routes/camera-times.ts'
import { cameraRoutes } from './routes/cameras.ts'
import { clientLicenceRoutes } from './routes/client-licences.ts'
import { clientRoutes } from './routes/clients.ts'
import { deviceConfigRoutes } from './routes/device-configs.ts'
import { deviceRoutes } from './routes/devices.ts'
import { federatedTokenRoutes } from './routes/federated-tokens.ts'
import { footageRoutes } from './routes/footage.ts'
import { frameRoutes } from './routes/frames.ts'
import { hardwareRoutes } from './routes/hardware.ts'
import { licenceRoutes } from './routes/licences.ts'
import { locationLabelRoutes } from './routes/location-labels.ts'
import { locationRoutes } from './routes/locations.ts'
import { lockdownRoutes } from './routes/lockdowns.ts'
import { mediaRoutes } from './routes/media.ts'
import { monitoringRoutes } from './routes/monitoring.ts'
import { oneClientRoutes } from './routes/one-client.ts'
import { orgRoutes } from './routes/org.ts'
import { peopleRoutes } from './routes/people.ts'
import { permissionRoutes } from './routes/permissions.ts'
import { policyRoutes } from './routes/policies.ts'
import { reportRoutes } from './routes/reports.ts'
import { ruleRoutes } from './routes/rules.ts'
import { salesRoutes } from './routes/sales.ts'
import { scheduleRoutes } from './routes/schedules.ts'
import { sensorRoutes } from './routes/sensors.ts'
import { orgMintRoutes, partnerMintRoute } from './routes/submit-api-token.ts'
import { vehicleRoutes } from './routes/vehicles.ts'
import { websocketRoute } from './routes/websocket.ts'

const refusalsOf = ({ domain }: Gatehouse) =>
  fleetRefusals(`${domain.policy.publicUrl}/.well-known/oauth-protected-resource`)

/** The fleet dialect: `POST /api/…`, `x-auth-scheme` with a key or an access token, `x-auth-org`. */
export const fleetDialect = (gatehouse: Gatehouse, live: LiveConnections): Dialect => ({
  name: 'fleet',
  title: 'Tenantry fleet dialect',
  description: 'For managed service providers: clients, and calls inside a client that `x-auth-org` names.',
  owns: ['/api', '/media'],
  prefixes: ['/api'],
  refusals: refusalsOf(gatehouse),
  // Beside the API, and not below it.
  enclave: {
    prefix: '',
    error: refusalsOf(gatehouse).error,
    routes: websocketRoute(gatehouse, live),
  },
  spellOrgId: toRuuid,
  securitySchemes: {
    ApiKeyAuth: {
      type: 'apiKey',
      in: 'header',
      name: 'x-auth-apikey',
      description: 'Goes with `x-auth-scheme`.',
    },
  },
  routes: () => async (app) => {
    app.addHook('preValidation', ignoreNulls)
    await app.register(clientRoutes(gatehouse))
    await app.register(oneClientRoutes(gatehouse))
    await app.register(hardwareRoutes(gatehouse))
    await app.register(deviceRoutes(gatehouse))
    await app.register(orgRoutes(gatehouse))
    await app.register(federatedTokenRoutes(gatehouse))
    await app.register(frameRoutes(gatehouse))
    await app.register(peopleRoutes(gatehouse))
    await app.register(permissionRoutes(gatehouse))
    await app.register(auditRoutes(gatehouse))
    await app.register(footageRoutes(gatehouse))
    await app.register(alertRoutes(gatehouse))
    await app.register(locationRoutes(gatehouse))
    await app.register(cameraRoutes(gatehouse))
    await app.register(cameraTimeRoutes(gatehouse))
    await app.register(deviceConfigRoutes(gatehouse))
    await app.register(sensorRoutes(gatehouse))
    await app.register(locationLabelRoutes(gatehouse))
    await app.register(scheduleRoutes(gatehouse))
    await app.register(policyRoutes(gatehouse))
    await app.register(ruleRoutes(gatehouse))
    await app.register(vehicleRoutes(gatehouse))
    await app.register(reportRoutes(gatehouse))
    await app.register(accessControlledDoorRoutes(gatehouse))
    await app.register(accessGroupRoutes(gatehouse))
    await app.register(accessGrantRoutes(gatehouse))
    await app.register(badgeRoutes(gatehouse))
    await app.register(lockdownRoutes(gatehouse))
    await app.register(monitoringRoutes(gatehouse))
    await app.register(licenceRoutes(gatehouse))
    await app.register(clientLicenceRoutes(gatehouse))
    await app.register(salesRoutes(gatehouse))
    await app.register(partnerTokenRoutes(gatehouse))
    await app.register(partnerMintRoute(gatehouse))
    await app.register(orgTokenRoutes(gatehouse))
    await app.register(orgMintRoutes(gatehouse))
  },
  besides: { prefix: '/media', routes: mediaRoutes(gatehouse) },
})
