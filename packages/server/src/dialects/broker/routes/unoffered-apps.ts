import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  listApps,
  listOrgApps,
  unconfigurableApp,
  unknownApp,
  unknownConnection,
} from '../../../domain/app/index.ts'
import type { Context } from '../../../domain/context.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { projectOf, serve } from '../auth.ts'
import * as schemas from '../schemas/apps.ts'
import * as shared from '../schemas.ts'

/** A project or a whole organization, as the place of apps. */
interface Place {
  readonly kinds: readonly ('org' | 'project')[]
  readonly path: '' | '/org'
  /** What the operations of the place are called: `connectApp`, `connectOrgApp`. */
  readonly noun: '' | 'Org'
  readonly tags: { readonly apps: readonly string[]; readonly connections: readonly string[] }
  readonly headers?: typeof shared.ProjectHeaders
  /** Asks for the apps there, as far as the caller may. */
  readonly ask: (ctx: Context, request: FastifyRequest) => Promise<unknown>
}

const PROJECT: Place = {
  kinds: ['org', 'project'],
  path: '',
  noun: '',
  tags: { apps: ['Apps'], connections: ['Connections'] },
  headers: shared.ProjectHeaders,
  ask: (ctx, request) => listApps(ctx, 'own', { projectId: projectOf(request) }),
}
const ORG: Place = {
  kinds: ['org'],
  path: '/org',
  noun: 'Org',
  tags: { apps: ['Organization App Config'], connections: ['Organization Connections'] },
  ask: (ctx) => listOrgApps(ctx, 'own', undefined),
}

/** OpenAPI, how an app is connected, configured and blocked: whoever may ask learns that it is not offered. */
const routesOf =
  (gatehouse: Gatehouse, { kinds, path, noun, tags, headers, ask }: Place): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', serve(gatehouse, ...kinds))
    const refuseWith = (refusal: typeof unknownApp) => async (request: FastifyRequest) => {
      await ask(contextOf(gatehouse.domain, request), request)
      throw refusal()
    }
    const ofApp = { tags: tags.apps, ...(headers && { headers }), params: schemas.ProviderPath }
    const ofRule = { ...ofApp, params: schemas.BlocklistRulePath }
    const ofConnection = { ...ofApp, tags: tags.connections, params: schemas.ConnectionPath }
    const succeeds = { response: { 200: shared.Success, ...shared.REFUSALS } }
    const deletes = { response: { 204: Type.Null(), ...shared.REFUSALS } }

    app.get(`${path}/apps/:provider/authorize`, {
      schema: {
        operationId: `authorize${noun}App`,
        summary: 'Begin to connect an app in a browser: unknown here',
        ...ofApp,
        response: { 302: Type.Null(), ...shared.REFUSALS },
      },
      handler: refuseWith(unconfigurableApp),
    })

    app.post(`${path}/apps/:provider/connect`, {
      schema: {
        operationId: `connect${noun}App`,
        summary: 'Connect an app with credentials: unknown here',
        ...ofApp,
        body: schemas.AppCredentials,
        ...succeeds,
      },
      handler: refuseWith(unconfigurableApp),
    })

    app.patch(`${path}/apps/:provider/config/toggle`, {
      schema: {
        operationId: `toggle${noun}AppConfig`,
        summary: 'Switch the configuration of an app on or off: unknown here',
        ...ofApp,
        body: schemas.Toggle,
        ...succeeds,
      },
      handler: refuseWith(unknownApp),
    })

    app.get(`${path}/apps/:provider/blocklist`, {
      schema: {
        operationId: `get${noun}Blocklist`,
        summary: 'Read which hosts of an app are blocked: unknown here',
        ...ofApp,
        response: { 200: schemas.Blocklist, ...shared.REFUSALS },
      },
      handler: refuseWith(unknownApp),
    })

    app.post(`${path}/apps/:provider/blocklist`, {
      schema: {
        operationId: `add${noun}BlocklistEntry`,
        summary: 'Block a host of an app: unknown here',
        ...ofApp,
        body: schemas.NewBlocklistEntry,
        response: { 201: schemas.Blocklist.items, ...shared.REFUSALS },
      },
      handler: refuseWith(unconfigurableApp),
    })

    app.patch(`${path}/apps/:provider/blocklist/:ruleId`, {
      schema: {
        operationId: `toggle${noun}BlocklistRule`,
        summary: 'Switch the block of a host on or off: unknown here',
        ...ofRule,
        body: schemas.Toggle,
        ...succeeds,
      },
      handler: refuseWith(unknownApp),
    })

    app.delete(`${path}/apps/:provider/blocklist/:ruleId`, {
      schema: {
        operationId: `remove${noun}BlocklistRule`,
        summary: 'Delete the block of a host: unknown here',
        ...ofRule,
        ...deletes,
      },
      handler: refuseWith(unknownApp),
    })

    app.patch(`${path}/connections/:connectionId`, {
      schema: {
        operationId: `rename${noun}Connection`,
        summary: 'Rename a connection: there is none',
        ...ofConnection,
        body: schemas.ConnectionLabel,
        response: { 200: schemas.RenamedConnection, ...shared.REFUSALS },
      },
      handler: refuseWith(unknownConnection),
    })

    app.delete(`${path}/connections/:connectionId`, {
      schema: {
        operationId: noun === '' ? 'disconnectConnection' : 'deleteOrgConnection',
        summary: 'Delete a connection: there is none',
        ...ofConnection,
        ...deletes,
      },
      handler: refuseWith(unknownConnection),
    })
  }

/** What would connect, configure and block apps, of a project and of an organization alike. */
export const unofferedAppRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(routesOf(gatehouse, PROJECT))
    await app.register(routesOf(gatehouse, ORG))
  }
