import type { Gatehouse } from '../../http/caller.ts'
import type { Dialect } from '../../http/dialect.ts'
import type { LiveConnections } from '../../http/live-connections.ts'
import type { Relay } from '../../http/relay.ts'
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
import { clipRoutes } from './routes/clips.ts'
import { componentEventRoutes } from './routes/component-events.ts'
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
import { upstreamRoute } from './routes/upstream.ts'
import { vehicleRoutes } from './routes/vehicles.ts'
import { websocketRoute } from './routes/websocket.ts'
import { watchOwnPaths } from './watch-own-paths.ts'

/** In the order in which the document has them. */
const ROUTES = [
  clientRoutes,
  oneClientRoutes,
  hardwareRoutes,
  deviceRoutes,
  orgRoutes,
  federatedTokenRoutes,
  frameRoutes,
  peopleRoutes,
  permissionRoutes,
  auditRoutes,
  footageRoutes,
  alertRoutes,
  clipRoutes,
  locationRoutes,
  cameraRoutes,
  cameraTimeRoutes,
  deviceConfigRoutes,
  sensorRoutes,
  locationLabelRoutes,
  scheduleRoutes,
  policyRoutes,
  ruleRoutes,
  vehicleRoutes,
  reportRoutes,
  accessControlledDoorRoutes,
  componentEventRoutes,
  accessGroupRoutes,
  accessGrantRoutes,
  badgeRoutes,
  lockdownRoutes,
  monitoringRoutes,
  licenceRoutes,
  clientLicenceRoutes,
  salesRoutes,
  partnerTokenRoutes,
  partnerMintRoute,
  orgTokenRoutes,
  orgMintRoutes,
]

const refusalsOf = ({ domain }: Gatehouse) =>
  fleetRefusals(`${domain.policy.publicUrl}/.well-known/oauth-protected-resource`)

/** The fleet dialect: `POST /api/…`, `x-auth-scheme` with a key or an access token, `x-auth-org`. */
export const fleetDialect = (
  gatehouse: Gatehouse,
  live: LiveConnections,
  relay: Relay | undefined,
): Dialect => ({
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
  furtherSchemes: {
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Secure-tenantry.session_token',
      description:
        'The cookie of a session, with `x-auth-scheme: session`, from pages of this server; `tenantry.session_token` without TLS. `X-Partner-Id` or `X-Organization-Id` names which of several places is meant.',
    },
  },
  routes: () => async (app) => {
    app.addHook('preValidation', ignoreNulls)
    const isOwn = watchOwnPaths(app)
    for (const routes of ROUTES) await app.register(routes(gatehouse))
    await app.register(upstreamRoute(gatehouse, relay, isOwn))
  },
  besides: { prefix: '/media', routes: mediaRoutes(gatehouse) },
})
