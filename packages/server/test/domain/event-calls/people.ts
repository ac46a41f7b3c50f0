import { newVisitor, PASSWORD } from '../../support/browser.ts'
import type { Answer } from '../../support/openapi.ts'
import { bearer } from '../../support/partners.ts'
import { ruuid, uuid } from '../wire-ids.ts'
import { type Call, type Calls, type EventStage, idOf, someAddress } from './stage.ts'

/** The people of an organization, and places for them. */
export const peopleCalls = ({
  tenantry,
  ours,
  inOrg,
  actorOfKey,
  actorOf,
  customer,
  withKey,
}: EventStage): Calls => {
  /** A person added to an organization by its key, and what is done about them then. */
  const inMembership = async (
    act: (made: {
      readonly id: string
      readonly answer: Answer
      readonly call: (method: string, path: string, body?: unknown) => Promise<Answer>
    }) => Promise<Answer>,
  ): Promise<Call> => {
    const { orgId, orgKey } = await customer()
    const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
      tenantry().call(method, path, { headers: bearer(orgKey), ...(body !== undefined && { body }) })
    const added = await call('POST', '/v1/org/members', { email: someAddress(), role: 'member' })
    const id = idOf(added, 'memberId')
    const answer = await act({ id, answer: added, call })
    return { answer, expected: { ...inOrg(orgId, id), actor: await actorOfKey(orgKey) } }
  }

  return {
    'team_provision.claim': {
      'the page of a team link': async () => {
        const { orgId, orgKey } = await customer()
        const made = await tenantry().call('POST', '/v1/team/provisions', { headers: bearer(orgKey) })
        const { id, claimUrl } = made.body as { id: string; claimUrl: string }
        const visitor = newVisitor(tenantry())
        await visitor.get(claimUrl)
        await visitor.submit({ step: 'sign-up', name: 'Mate', email: someAddress(), password: PASSWORD })
        const answer = await visitor.submit({ step: 'join' })
        const expected = { ...inOrg(orgId), subject: id, actor: await actorOf(visitor) }
        return { answer, expected }
      },
    },
    'membership.add': {
      broker: () => inMembership(({ answer }) => Promise.resolve(answer)),
      'fleet, as a client': async () => {
        const { orgId } = await customer()
        const answer = await ours().partner.fleet(
          'user/createUser',
          { email: someAddress() },
          { org: ruuid(orgId) },
        )
        return { answer, expected: inOrg(orgId, uuid(idOf(answer, 'userUuid'))) }
      },
    },
    'membership.change': {
      'fleet, as a client': async () => {
        const { orgId, membershipId } = await customer()
        const body = { userUuid: ruuid(membershipId), name: 'Ann' }
        const answer = await ours().partner.fleet('user/updateUserSelective', body, { org: ruuid(orgId) })
        return { answer, expected: inOrg(orgId, membershipId) }
      },
    },
    'membership.change_role': {
      broker: () =>
        inMembership(({ id, call }) => call('PATCH', `/v1/org/members/${id}/role`, { role: 'viewer' })),
    },
    'membership.invite': {
      broker: () => inMembership(({ id, call }) => call('POST', `/v1/org/members/${id}/invitation`)),
    },
    'membership.remove': {
      broker: () => inMembership(({ id, call }) => call('DELETE', `/v1/org/members/${id}`)),
      'fleet, as a client': async () => {
        const { orgId, membershipId } = await customer()
        const body = { userUuid: ruuid(membershipId) }
        const answer = await ours().partner.fleet('user/deleteUser', body, { org: ruuid(orgId) })
        return { answer, expected: inOrg(orgId, membershipId) }
      },
    },
    'team_provision.create': {
      broker: async () => {
        const household = await customer()
        const made = await withKey(household, household.orgKey, 'POST', '/v1/team/provisions')
        return { answer: made.answer, expected: made.expected(idOf(made.answer)) }
      },
    },
  }
}
