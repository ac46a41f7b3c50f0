import type { onRequestAsyncHookHandler } from 'fastify'
import { admit, bearerToken, type Gatehouse, refuseAllButPartners } from '../../http/caller.ts'

/** Embed guide, "Authentication" and "Security layers": a partner's token, or 401. */
export const requirePartner =
  (gatehouse: Gatehouse): onRequestAsyncHookHandler =>
  async (request, reply) => {
    await admit(gatehouse, request, reply, bearerToken(request), refuseAllButPartners)
  }
