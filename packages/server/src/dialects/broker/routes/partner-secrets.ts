import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  changePartnerSecret,
  createPartnerSecret,
  deletePartnerSecret,
  listPartnerSecrets,
} from '../../../domain/secret/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import { serve } from '../auth.ts'
import { newPartnerSecretOf, partnerSecretChangesOf, secretIdOf } from '../parameters.ts'
import { presentCreatedSecret, presentSecret } from '../present/secrets.ts'
import * as schemas from '../schemas/secrets.ts'

/** OpenAPI, "Partner Secrets": what every organization of a partner inherits. */
export const partnerSecretRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Partner Secrets']
    app.addHook('onRequest', serve(gatehouse, 'partner'))

    app.get('/partner/secrets', {
      schema: {
        operationId: 'listPartnerSecrets',
        summary: 'List the secrets that your organizations inherit',
        tags,
        response: { 200: schemas.SecretList, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        return (await listPartnerSecrets(contextOf(domain, request), undefined)).map(presentSecret)
      },
    })

    app.post('/partner/secrets', {
      schema: {
        operationId: 'createPartnerSecret',
        summary: 'Create a partner secret',
        description:
          'The value is sealed and never shown again. `generic` secrets need an `injectionConfig`.',
        tags,
        headers: schemas.WriteHeaders,
        body: schemas.NewPartnerSecret,
        response: { 201: schemas.CreatedSecret, ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const secret = await createPartnerSecret(contextOf(domain, request), newPartnerSecretOf(request.body))
        return reply.code(201).send(presentCreatedSecret(secret))
      },
    })

    app.patch('/partner/secrets/:secretId', {
      schema: {
        operationId: 'updatePartnerSecret',
        summary: 'Change what is given of a partner secret',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.SecretPath,
        body: schemas.PartnerSecretChanges,
        response: { 200: schemas.Success, ...schemas.REFUSALS },
      },
      handler: async (request) => {
        const secretId = secretIdOf(request.params)
        const changes = partnerSecretChangesOf(request.body)
        await changePartnerSecret(contextOf(domain, request), { secretId, changes })
        return { success: true }
      },
    })

    app.delete('/partner/secrets/:secretId', {
      schema: {
        operationId: 'deletePartnerSecret',
        summary: 'Delete a partner secret',
        tags,
        headers: schemas.WriteHeaders,
        params: schemas.SecretPath,
        response: { 204: Type.Null(), ...schemas.REFUSALS },
      },
      handler: async (request, reply) => {
        const secretId = secretIdOf(request.params)
        await deletePartnerSecret(contextOf(domain, request), { secretId })
        return reply.code(204).send(null)
      },
    })
  }
