import { readOrg } from '../../../domain/org/index.ts'
import { clientEndpoints } from '../client-endpoint.ts'
import { presentOrg } from '../present/org.ts'
import * as schemas from '../schemas/org.ts'
import { Empty } from '../schemas/shared.ts'

/** Wire facts, section 4.4: the organization a call runs in. */
export const orgRoutes = clientEndpoints('Org', ({ read }) => {
  read('org/getOrgV2', {
    summary: 'Details of the organization that the call runs in',
    body: Empty,
    answer: schemas.Org,
    handle: async ({ ctx, target }) => {
      const org = await readOrg(ctx, target, undefined)
      // No camera is configured here, and no feature is switched.
      const nothingSet = { featureFlags: {}, cameraConfigDefaults: {}, cameraConfigOptions: {} }
      return { org: presentOrg(org, ctx.domain.policy.publicUrl), ...nothingSet }
    },
  })
})
