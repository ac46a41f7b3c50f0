import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../kernel/errors.ts'
import { type OrgId, uuidOrNobodys } from '../../kernel/ids.ts'

/** Embed guide, "Org ownership": 403, whether an organization is a stranger's, missing, or its id is none. */
const notYours = (cause: unknown): DomainError =>
  new DomainError('org.not_yours', 'Org does not belong to this partner', { cause })

/** Runs an org-scoped call; what is no organization of the caller's is refused in the guide's words. */
export const insideOrg = async <T>(
  { params, trace }: FastifyRequest<{ Params: { orgId: string } }>,
  call: (orgId: OrgId) => Promise<T>,
): Promise<T> => {
  try {
    return await call(uuidOrNobodys<OrgId>(params.orgId))
  } catch (error) {
    // A refused call acted on nothing.
    delete trace.actedOn
    throw error instanceof DomainError && error.code === 'org.not_found' ? notYours(error) : error
  }
}
