import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { authenticateFederatedToken } from '../../domain/federated-token/index.ts'
import type { OrgTarget } from '../../domain/org-scope.ts'
import { admit, type Gatehouse } from '../../http/caller.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { letIn, targetOf } from './auth.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The organization whose media a federated session token shows. */
    federatedOrg: OrgId | undefined
  }
}

/** The host of the page that a browser says it asks for; a page that hides it has none. */
const hostOfPage = ({ headers }: FastifyRequest): string | undefined => {
  const page = headers.origin ?? headers.referer
  return page !== undefined && URL.canParse(page) ? new URL(page).hostname.toLowerCase() : undefined
}

const tokenOf = ({ query }: FastifyRequest): string | undefined => {
  const token = query !== null && typeof query === 'object' && 'x-auth-ft' in query && query['x-auth-ft']
  return typeof token === 'string' ? token : undefined
}

/** Media are served to the API's credentials, and to a federated session token in the query (wire facts, section 1.2). */
export const requireViewer =
  (gatehouse: Gatehouse): onRequestAsyncHookHandler =>
  async (request, reply) => {
    const token = tokenOf(request)
    const bucket = 'media'
    if (token === undefined) {
      await letIn(gatehouse, request, reply, { bucket })
      return
    }
    const verify = async () => {
      const { standing, orgId } = await authenticateFederatedToken(
        gatehouse.domain,
        token,
        hostOfPage(request),
      )
      request.federatedOrg = orgId
      return standing
    }
    await admit(gatehouse, request, reply, token, () => undefined, { verify, bucket })
  }

/** The organization whose media are asked for: the token's own, or where the headers say. */
export const mediaTargetOf = (request: FastifyRequest): OrgTarget => request.federatedOrg ?? targetOf(request)
