import { memberAs } from '../../support/browser.ts'
import {
  allow,
  answered,
  exchangeCode,
  grantTo,
  inForm,
  newRequest,
  postForm,
  refresh,
  registerApplication,
} from '../../support/oauth.ts'
import type { Answer } from '../../support/openapi.ts'
import type { Call, Calls, EventStage, Expected } from './stage.ts'

/** What people let applications do for them, and what those do with it. */
export const oauthCalls = ({ tenantry, inOrg, customer, actorOf }: EventStage): Calls => {
  const someone = async () => {
    const { orgId, orgKey } = await customer()
    const { visitor } = await memberAs(tenantry(), orgKey, 'admin')
    const application = await registerApplication(tenantry())
    return { orgId, visitor, application }
  }
  type Someone = Awaited<ReturnType<typeof someone>>

  const grantOf = async ({ application }: Someone): Promise<string> => {
    const [row] = await tenantry().database.sql('select id from oauth_grants where client_id = $1', [
      application.clientId,
    ])
    return String(row?.['id'])
  }
  const byPerson = async ({ orgId, visitor }: Someone, grantId: string): Promise<Expected> => ({
    ...inOrg(orgId, grantId),
    actor: await actorOf(visitor),
  })
  const byApplication = async (who: Someone, grantId: string): Promise<Expected> => {
    const { principal } = await actorOf(who.visitor)
    const via = `oauth_client/${who.application.clientId}`
    return { ...inOrg(who.orgId, grantId), actor: { principal, credential: grantId, via } }
  }
  const withTokens = async (
    act: (who: Someone, tokens: Awaited<ReturnType<typeof grantTo>>) => Promise<Answer>,
    by: typeof byPerson = byApplication,
  ): Promise<Call> => {
    const who = await someone()
    const tokens = await grantTo(tenantry(), who.visitor, 'org', who.application)
    const grantId = await grantOf(who)
    return { answer: await act(who, tokens), expected: await by(who, grantId) }
  }

  return {
    'oauth_grant.issue': {
      'the page that asks': async () => {
        const who = await someone()
        const answer = await allow(who.visitor, who.application, newRequest(who.application), 'org')
        return { answer, expected: await byPerson(who, await grantOf(who)) }
      },
    },
    'oauth_grant.redeem': {
      oauth: async () => {
        const who = await someone()
        const request = newRequest(who.application)
        const { code = '' } = answered(await allow(who.visitor, who.application, request, 'org'))
        const answer = await exchangeCode(tenantry(), who.application, request, code)
        return { answer, expected: await byApplication(who, await grantOf(who)) }
      },
    },
    'oauth_grant.refresh': {
      oauth: () =>
        withTokens(({ application }, { refresh_token }) => refresh(tenantry(), application, refresh_token)),
    },
    'oauth_grant.revoke': {
      oauth: () =>
        withTokens(({ application }, { access_token: token }) =>
          postForm(tenantry(), '/oauth/token/revoke', { ...inForm(application), token }),
        ),
      'the page of applications': () =>
        withTokens(async ({ visitor }) => {
          const { text } = await visitor.get('/applications')
          const [, mark = ''] = /name="mark" value="([^"]+)"/.exec(text) ?? []
          const [, grant = ''] = /name="grant" value="([^"]+)"/.exec(text) ?? []
          return tenantry().call('POST', '/applications', {
            raw: new URLSearchParams({ mark, grant }).toString(),
            headers: {
              'content-type': 'application/x-www-form-urlencoded',
              cookie: visitor.cookie(),
              'sec-fetch-site': 'same-origin',
            },
          })
        }, byPerson),
    },
  }
}
