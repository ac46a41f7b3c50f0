import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { issueLoginLink } from '../../../domain/login-link/index.ts'
import { ORG_ROLE_IDS, ORG_ROLES } from '../../../domain/roles.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { insideOrg } from '../parameters.ts'
import * as schemas from '../schemas/login-links.ts'
import { OrgPath, REFUSALS, WriteHeaders } from '../schemas/shared.ts'

/** Embed guide, "Create Login Link"; the ids that its `role_ids` takes are listed beside it. */
export const loginLinkRoutes =
  ({ domain, rateLimits }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    /** Embed guide, "Security properties": 30 a minute. What makes no link takes none: a refusal, and a replay. */
    const onceTaken = async <T>(
      { caller, trace }: FastifyRequest,
      reply: FastifyReply,
      issue: () => Promise<T>,
    ): Promise<T> => {
      if (caller?.kind !== 'partner') throw new Error('Only partners are let in.')
      await rateLimits.takeLoginLink(reply, caller)
      let made = false
      try {
        const issued = await issue()
        made = trace.replayed !== true
        return issued
      } finally {
        if (!made) await rateLimits.giveBackLoginLink(caller)
      }
    }

    app.post('/orgs/:orgId/login-links', {
      schema: {
        operationId: 'createLoginLink',
        summary: 'Make a link that signs a person in to an organization, once, within fifteen minutes',
        tags: ['Login links'],
        headers: WriteHeaders,
        params: OrgPath,
        body: schemas.NewLoginLink,
        response: { 201: schemas.LoginLink, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const { email, name, role_ids: roleIds } = request.body
        const issued = onceTaken(request, reply, () =>
          insideOrg(request, (orgId) =>
            issueLoginLink(contextOf(domain, request), orgId, { email, name, roleIds }),
          ),
        )
        const { url, expiresAt } = await nameFields({ roleIds: 'role_ids' }, issued)
        return reply.code(201).send({ url: url.reveal(), expires_at: expiresAt.toISOString() })
      },
    })

    app.get('/roles', {
      schema: {
        operationId: 'listRoles',
        summary: 'The roles that people have in an organization, the highest first',
        tags: ['Login links'],
        response: { 200: schemas.RoleList, ...REFUSALS },
      },
      handler: async () => ({
        data: ORG_ROLES.map((name) => ({ id: ORG_ROLE_IDS[name], name, grantable: name !== 'owner' })),
      }),
    })
  }
