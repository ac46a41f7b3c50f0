import { wrongPlace } from '../../domain/operation.ts'
import { admit, bearerToken, type Gatehouse } from '../../http/caller.ts'
import { codedRefusals } from '../../http/coded-refusals.ts'
import type { Dialect } from '../../http/dialect.ts'
import { activationRoutes } from './routes/activation.ts'
import { doorRoutes } from './routes/doors.ts'
import { heartbeatRoutes } from './routes/heartbeat.ts'
import { reportRoutes } from './routes/reports.ts'
import { snapshotRoutes } from './routes/snapshot.ts'

/** What devices call: `/device/v1`, with the token that each is given when it activates itself. */
export const deviceDialect = (gatehouse: Gatehouse): Dialect => ({
  name: 'device',
  title: 'Tenantry device API',
  description: 'For devices that report to the organization they are registered with.',
  owns: ['/device'],
  prefixes: ['/device/v1'],
  refusals: codedRefusals,
  spellOrgId: (id) => id,
  securitySchemes: {
    deviceToken: { type: 'http', scheme: 'bearer', description: 'The token of the device.' },
  },
  routes: () => async (app) => {
    await app.register(activationRoutes(gatehouse))
    await app.register(async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        await admit(gatehouse, request, reply, bearerToken(request), ({ kind }) =>
          kind === 'device' ? undefined : wrongPlace(),
        )
      })
      await scope.register(heartbeatRoutes(gatehouse))
      await scope.register(snapshotRoutes(gatehouse))
      await scope.register(reportRoutes(gatehouse))
      await scope.register(doorRoutes(gatehouse))
    })
  },
})
