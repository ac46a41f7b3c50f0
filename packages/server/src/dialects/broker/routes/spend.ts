import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { readOrgSpend, readPartnerSpend } from '../../../domain/usage/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import { contextOf } from '../../../http/request.ts'
import type { OrgId } from '../../../kernel/ids.ts'
import { serve } from '../auth.ts'
import { idIn, momentIn } from '../parameters.ts'
import { presentSpend } from '../present/spend.ts'
import * as schemas from '../schemas/spend.ts'
import { REFUSALS } from '../schemas.ts'

const inputOf = ({ from, to, groupBy }: Static<typeof schemas.OrgSpendQuery>) => ({
  from: momentIn('from', from),
  to: momentIn('to', to),
  groupBy,
})

/** What agents' calls cost, for whoever pays for them and for whoever made them. */
export const spendRoutes =
  (gatehouse: Gatehouse): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { domain } = gatehouse
    const tags = ['Spend']
    const response = { 200: schemas.SpendReport, ...REFUSALS }

    app.get('/partner/spend', {
      onRequest: serve(gatehouse, 'partner'),
      schema: {
        operationId: 'getPartnerSpend',
        summary: 'What your organizations spent on your own secrets',
        tags,
        querystring: schemas.PartnerSpendQuery,
        response,
      },
      handler: async (request) => {
        const input = { ...inputOf(request.query), orgId: idIn<OrgId>('orgId', request.query.orgId) }
        return presentSpend(await readPartnerSpend(contextOf(domain, request), input))
      },
    })

    app.get('/org/spend', {
      onRequest: serve(gatehouse, 'org'),
      schema: {
        operationId: 'getOrgSpend',
        summary: 'What your organization spent, on whosever secrets',
        tags,
        querystring: schemas.OrgSpendQuery,
        response,
      },
      handler: async (request) => {
        const context = contextOf(domain, request)
        return presentSpend(await readOrgSpend(context, 'own', inputOf(request.query)))
      },
    })
  }
