import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  changeOrgProfile,
  createOrg,
  findOrgByExternalId,
  listOrgs,
  readOrgProfile,
} from '../../../domain/org/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { nameFields } from '../../../http/name-fields.ts'
import { contextOf } from '../../../http/request.ts'
import { DomainError } from '../../../kernel/errors.ts'
import { readIntegrations } from '../integrations.ts'
import { insideOrg } from '../parameters.ts'
import { presentCreatedOrg, presentOrg, presentProfile } from '../present.ts'
import * as schemas from '../schemas/orgs.ts'
import { OrgPath, REFUSALS, WriteHeaders } from '../schemas/shared.ts'

/** What the dialect calls the fields of an organization. */
const ORG_FIELDS = {
  externalId: 'external_id',
  aiInstructions: 'ai_instructions',
  connections: 'integrations',
}

/** With an id that is not empty: the list with a slash behind it is no path. */
const ONE_ORG = '/orgs/:orgId(^.+$)'

/** Embed guide, "Error responses": the words of the 409. */
const inTheGuidesWords = (error: unknown, externalId: string | undefined): unknown =>
  error instanceof DomainError && error.code === 'org.external_id_taken'
    ? new DomainError(error.code, `Org with external_id "${externalId}" already exists`, {
        field: 'external_id',
        cause: error,
      })
    : error

/** Embed guide: "Create Org", "List Orgs" and "Get Org by external_id". */
export const orgRoutes =
  ({ domain }: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post('/orgs', {
      schema: {
        operationId: 'createOrg',
        summary: 'Create an organization for a customer',
        tags: ['Organizations'],
        headers: WriteHeaders,
        body: schemas.NewOrg,
        response: { 201: schemas.CreatedOrg, ...REFUSALS },
      },
      handler: async (request, reply) => {
        const { name, external_id, website, language, ai_instructions, integrations } = request.body
        const created = createOrg(contextOf(domain, request), {
          name,
          ...(external_id !== undefined && { externalId: external_id }),
          ...(website !== undefined && { website }),
          ...(language !== undefined && { language }),
          ...(ai_instructions !== undefined && { aiInstructions: ai_instructions }),
          connections: readIntegrations(integrations),
          withKeys: false,
          welcome: false,
        })
        const org = await nameFields(ORG_FIELDS, created).catch((error: unknown) => {
          throw inTheGuidesWords(error, external_id)
        })
        return reply.code(201).send(presentCreatedOrg(org))
      },
    })

    app.get('/orgs', {
      schema: {
        operationId: 'listOrgs',
        summary: 'List your organizations',
        tags: ['Organizations'],
        querystring: schemas.ListQuery,
        response: { 200: schemas.OrgList, ...REFUSALS },
      },
      handler: async (request) => {
        const { orgs, total } = await listOrgs(contextOf(domain, request), request.query)
        return { data: orgs.map(presentOrg), total }
      },
    })

    app.get('/orgs/by-external-id/:externalId', {
      schema: {
        operationId: 'getOrgByExternalId',
        summary: 'Find an organization by your own id for it',
        tags: ['Organizations'],
        params: schemas.ExternalIdPath,
        response: { 200: schemas.Org, ...REFUSALS },
      },
      handler: async (request) =>
        presentOrg(await findOrgByExternalId(contextOf(domain, request), request.params)),
    })

    app.get(ONE_ORG, {
      schema: {
        operationId: 'getOrg',
        summary: 'Read an organization, with what its agents go by',
        tags: ['Organizations'],
        params: OrgPath,
        response: { 200: schemas.Profile, ...REFUSALS },
      },
      handler: (request) =>
        insideOrg(request, async (orgId) =>
          presentProfile(await readOrgProfile(contextOf(domain, request), orgId, undefined)),
        ),
    })

    app.patch(ONE_ORG, {
      schema: {
        operationId: 'updateOrg',
        summary: 'Change an organization; what is left out stays',
        tags: ['Organizations'],
        headers: WriteHeaders,
        params: OrgPath,
        body: schemas.ProfileChanges,
        response: { 200: schemas.Profile, ...REFUSALS },
      },
      handler: async (request) => {
        const { name, website, language, ai_instructions: aiInstructions } = request.body
        const changed = insideOrg(request, (orgId) =>
          changeOrgProfile(contextOf(domain, request), orgId, { name, website, language, aiInstructions }),
        )
        return presentProfile(await nameFields(ORG_FIELDS, changed))
      },
    })
  }
