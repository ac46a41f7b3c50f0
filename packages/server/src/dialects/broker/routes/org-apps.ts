import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { listApps, listOrgApps, unconfigurableApp, unknownApp } from '../../../domain/app/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { presentConnection } from '../present/apps.ts'
import * as schemas from '../schemas/apps.ts'
import * as shared from '../schemas.ts'

/** OpenAPI, the apps of a whole organization, and the catalog that needs no project: all of it empty. */
export const orgAppRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Organization App Config']
    const params = schemas.ProviderPath
    const onRequest = serve(gatehouse, 'org')
    const forCatalog = serve(gatehouse, 'org', 'project')

    /** What every member may read. */
    const catalogFor = (request: FastifyRequest) =>
      listApps(contextOf(domain, request), 'own', { projectId: undefined })
    const refuseInCatalog = async (request: FastifyRequest): Promise<never> => {
      await catalogFor(request)
      throw unknownApp()
    }
    const appsFor = (request: FastifyRequest) => listOrgApps(contextOf(domain, request), 'own', undefined)
    const refuse = async (request: FastifyRequest, refusal = unknownApp): Promise<never> => {
      await appsFor(request)
      throw refusal()
    }

    app.get('/apps/permission-definitions', {
      onRequest: forCatalog,
      schema: {
        operationId: 'listPermissionDefinitions',
        summary: 'List what there is to permit, app by app: nothing',
        tags: ['Apps'],
        response: { 200: schemas.PermissionDefinitionList, ...shared.REFUSALS },
      },
      handler: async (request) => (await catalogFor(request)).map(({ id }) => ({ provider: id })),
    })

    app.get('/apps/:provider/permission-definition', {
      onRequest: forCatalog,
      schema: {
        operationId: 'getPermissionDefinition',
        summary: 'What there is to permit of one app: unknown here',
        tags: ['Apps'],
        params,
        response: { 200: schemas.PermissionDefinitionList.items, ...shared.REFUSALS },
      },
      handler: (request) => refuseInCatalog(request),
    })

    app.get('/org/connections', {
      onRequest,
      schema: {
        operationId: 'listOrgConnections',
        summary: 'List the connections of the organization: none',
        tags: ['Organization Connections'],
        querystring: schemas.ProviderQuery,
        response: { 200: schemas.ConnectionList, ...shared.REFUSALS },
      },
      handler: async (request) =>
        (await appsFor(request)).flatMap((one) => one.connections).map(presentConnection),
    })

    app.get('/org/apps/configured', {
      onRequest,
      schema: {
        operationId: 'listOrgConfiguredProviders',
        summary: 'List the providers that the organization has configured: none',
        tags,
        response: { 200: schemas.ProviderList, ...shared.REFUSALS },
      },
      handler: async (request) => (await appsFor(request)).map(({ id }) => id),
    })

    app.get('/org/apps/:provider/config', {
      onRequest,
      schema: {
        operationId: 'getOrgAppConfig',
        summary: 'Read the configuration of an app: unknown here',
        tags,
        params,
        response: { 200: schemas.AppConfigState, ...shared.REFUSALS },
      },
      handler: (request) => refuse(request),
    })

    app.post('/org/apps/:provider/config', {
      onRequest,
      schema: {
        operationId: 'upsertOrgAppConfig',
        summary: 'Configure an app: unknown here',
        tags,
        params,
        body: schemas.AppConfig,
        response: { 201: shared.Success, ...shared.REFUSALS },
      },
      handler: (request) => refuse(request),
    })

    app.delete('/org/apps/:provider/config', {
      onRequest,
      schema: {
        operationId: 'deleteOrgAppConfig',
        summary: 'Delete the configuration of an app: unknown here',
        tags,
        params,
        response: { 204: Type.Null(), ...shared.REFUSALS },
      },
      handler: (request) => refuse(request),
    })

    app.get('/org/rules/permissions/:provider', {
      onRequest,
      schema: {
        operationId: 'getAppPermissions',
        summary: 'Read the permissions of an app: unknown here',
        tags: ['Organization Rules'],
        params,
        response: { 200: schemas.AppPermissions, ...shared.REFUSALS },
      },
      handler: (request) => refuseInCatalog(request),
    })

    app.put('/org/rules/permissions/:provider', {
      onRequest,
      schema: {
        operationId: 'setAppPermissions',
        summary: 'Set the permissions of an app: unknown here',
        tags: ['Organization Rules'],
        params,
        body: schemas.OrgPermissionChanges,
        response: { 200: schemas.AppPermissions, ...shared.REFUSALS },
      },
      handler: (request) => refuse(request, unconfigurableApp),
    })

    app.get('/org/rules/overlap/:provider', {
      onRequest,
      schema: {
        operationId: 'getOrgRuleOverlap',
        summary: 'Count the rules that speak of an app’s hosts: unknown here',
        tags: ['Organization Rules'],
        params,
        response: { 200: schemas.RuleOverlap, ...shared.REFUSALS },
      },
      handler: (request) => refuse(request),
    })
  }
