import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { listApps, listVaults, unconfigurableApp, unknownApp } from '../../../domain/app/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { projectOf, serve } from '../auth.ts'
import { presentApp, presentConnection, presentVault } from '../present/apps.ts'
import * as schemas from '../schemas/apps.ts'
import * as shared from '../schemas.ts'

/** OpenAPI, "Apps" and "Connections": this server offers no apps, so the lists are empty and no provider is known. */
export const appRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const [apps, connections] = [['Apps'], ['Connections']]
    const headers = shared.ProjectHeaders
    const params = schemas.ProviderPath
    app.addHook('onRequest', serve(gatehouse, 'org', 'project'))

    const appsFor = (request: FastifyRequest) =>
      listApps(contextOf(domain, request), 'own', { projectId: projectOf(request) })
    /** Of a provider that nobody offers, whoever may ask learns just that. */
    const refuse = async (request: FastifyRequest, refusal = unknownApp): Promise<never> => {
      await appsFor(request)
      throw refusal()
    }

    app.get('/apps', {
      schema: {
        operationId: 'listApps',
        summary: 'List the apps that agents can be connected to: none',
        tags: apps,
        headers,
        response: { 200: schemas.AppList, ...shared.REFUSALS },
      },
      handler: async (request) => (await appsFor(request)).map(presentApp),
    })

    app.get('/apps/:provider', {
      schema: {
        operationId: 'getApp',
        summary: 'Read one app: unknown here',
        tags: apps,
        headers,
        params,
        response: { 200: schemas.App, ...shared.REFUSALS },
      },
      handler: (request) => refuse(request),
    })

    app.get('/apps/configured', {
      schema: {
        operationId: 'listConfiguredApps',
        summary: 'List the providers that a project has configured: none',
        tags: apps,
        headers,
        response: { 200: schemas.ProviderList, ...shared.REFUSALS },
      },
      handler: async (request) => (await appsFor(request)).map(({ id }) => id),
    })

    app.get('/apps/env-defaults', {
      schema: {
        operationId: 'listEnvDefaultApps',
        summary: 'List the providers that the installation has configured: none',
        tags: apps,
        headers,
        response: { 200: schemas.ProviderList, ...shared.REFUSALS },
      },
      handler: async (request) => (await appsFor(request)).map(({ id }) => id),
    })

    app.get('/apps/:provider/config', {
      schema: {
        operationId: 'getAppConfig',
        summary: 'Read the configuration of an app: unknown here',
        tags: apps,
        headers,
        params,
        response: { 200: schemas.AppConfigState, ...shared.REFUSALS },
      },
      handler: (request) => refuse(request),
    })

    app.post('/apps/:provider/config', {
      schema: {
        operationId: 'upsertAppConfig',
        summary: 'Configure an app: unknown here',
        tags: apps,
        headers,
        params,
        body: schemas.AppConfig,
        response: { 201: shared.Success, ...shared.REFUSALS },
      },
      handler: (request) => refuse(request),
    })

    app.delete('/apps/:provider/config', {
      schema: {
        operationId: 'deleteAppConfig',
        summary: 'Delete the configuration of an app: unknown here',
        tags: apps,
        headers,
        params,
        response: { 204: Type.Null(), ...shared.REFUSALS },
      },
      handler: (request) => refuse(request),
    })

    app.delete('/apps/:provider/connection', {
      schema: {
        operationId: 'disconnectApp',
        summary: 'Disconnect an app: unknown here',
        tags: apps,
        headers,
        params,
        response: { 204: Type.Null(), ...shared.REFUSALS },
      },
      handler: (request) => refuse(request),
    })

    app.get('/connections', {
      schema: {
        operationId: 'listConnections',
        summary: 'List the connections of a project: none',
        tags: connections,
        headers,
        querystring: schemas.ProviderQuery,
        response: { 200: schemas.ConnectionList, ...shared.REFUSALS },
      },
      handler: async (request) =>
        (await appsFor(request)).flatMap((one) => one.connections).map(presentConnection),
    })

    app.get('/vaults', {
      schema: {
        operationId: 'listVaults',
        summary: 'List the vaults of a project: none',
        tags: ['Utility'],
        headers,
        response: { 200: schemas.VaultList, ...shared.REFUSALS },
      },
      handler: async (request) => {
        const projectId = projectOf(request)
        return (await listVaults(contextOf(domain, request), 'own', { projectId })).map(presentVault)
      },
    })

    app.get('/rules/permissions/:provider', {
      schema: {
        operationId: 'getRulePermissions',
        summary: 'Read the permissions of an app: unknown here',
        tags: ['Rules'],
        headers,
        params,
        response: { 200: schemas.AppPermissions, ...shared.REFUSALS },
      },
      handler: (request) => refuse(request),
    })

    app.put('/rules/permissions/:provider', {
      schema: {
        operationId: 'setRulePermissions',
        summary: 'Set the permissions of an app: unknown here',
        tags: ['Rules'],
        headers,
        params,
        body: schemas.PermissionChanges,
        response: { 200: schemas.AppPermissions, ...shared.REFUSALS },
      },
      handler: (request) => refuse(request, unconfigurableApp),
    })

    app.get('/rules/overlap/:provider', {
      schema: {
        operationId: 'getRuleOverlap',
        summary: 'Count the rules that speak of an app’s hosts: unknown here',
        tags: ['Rules'],
        headers,
        params,
        response: { 200: schemas.RuleOverlap, ...shared.REFUSALS },
      },
      handler: (request) => refuse(request),
    })
  }
