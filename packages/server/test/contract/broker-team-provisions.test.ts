import { beforeEach, describe, expect, it } from 'vitest'
import { hashToken } from '../../src/crypto/token.ts'
import { expireTeamProvisions } from '../../src/domain/team/index.ts'
import type { OrgId } from '../../src/kernel/ids.ts'
import { findTeamProvisionByHash } from '../../src/store/across-tenants/index.ts'
import { claimAs, linksMailedTo, newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import type { Answer } from '../support/openapi.ts'
import {
  bearer,
  createTestOrg,
  createTestPartner,
  type TestOrg,
  type TestPartner,
} from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { UUID } from './wire-ids.ts'

const tenantry = useTenantry()
let partner: TestPartner
let org: TestOrg
beforeEach(async () => {
  partner = await createTestPartner(tenantry())
  org = await createTestOrg(partner)
})
interface Provision {
  readonly id: string
  readonly userId: string
  readonly projectId: string
  readonly apiKey: string
  readonly claimUrl: string
  readonly expiresAt: string
}
const post = (body?: unknown, key = org.orgApiKey) =>
  tenantry().call('POST', '/v1/team/provisions', {
    headers: bearer(key),
    ...(body !== undefined && { body }),
  })
const provision = async (body?: unknown): Promise<Provision> => {
  const answer = await post(body)
  expect(answer.status, answer.text).toBe(201)
  return answer.body as Provision
}
const tokenHashOf = ({ claimUrl }: Provision) => hashToken(new URL(claimUrl).searchParams.get('token') ?? '')
const find = (made: Provision) => findTeamProvisionByHash(tenantry().domain.store, tokenHashOf(made))
const agentsOf = (made: Provision) => tenantry().call('GET', '/v1/agents', { headers: bearer(made.apiKey) })
const later = (days: number) => {
  const { clock } = tenantry()
  clock.now = new Date(clock.now.getTime() + days * 86_400_000)
}

describe('POST /v1/team/provisions', () => {
  it('makes a place with a project, a default agent, a key that works at once and a link', async () => {
    const made = await provision()
    const uuid = expect.stringMatching(UUID)
    const week = new Date(tenantry().clock.now.getTime() + 7 * 86_400_000)
    expect(made).toEqual({
      id: uuid,
      userId: uuid,
      projectId: uuid,
      apiKey: expect.stringMatching(/^oc_[0-9A-Za-z]{38}$/),
      claimUrl: expect.stringMatching(/^https:\/\/tenantry\.example\/join\?token=[0-9a-f]{64}$/),
      expiresAt: week.toISOString(),
    })
    const { status, body } = await agentsOf(made)
    expect([status, body]).toMatchObject([200, [{ identifier: 'default', isDefault: true }]])
    expect(await find(made)).toMatchObject({
      ...{ id: made.id, orgId: org.organizationId, role: 'member', skipOnboarding: true, claimedAt: null },
      userId: made.userId,
    })
    const admin = await provision({ role: 'admin', skipOnboarding: false })
    expect(await find(admin)).toMatchObject({ role: 'admin', skipOnboarding: false })
  })

  it('needs no body, whatever its request says of one', async () => {
    const headers = { ...bearer(org.orgApiKey), 'content-type': 'application/json' }
    const answer = await tenantry().call('POST', '/v1/team/provisions', { headers, raw: '' })
    expect(answer.status, answer.text).toBe(201)
    expect(await find(answer.body as Provision)).toMatchObject({ role: 'member', skipOnboarding: true })
  })

  it('serves organization keys alone, and refuses what is malformed', async () => {
    expect((await post({}, '')).status).toBe(401)
    for (const key of [partner.key, org.projectApiKey, org.agentToken])
      expect((await post({}, key)).status).toBe(403)
    for (const wrong of [{ role: 'owner' }, { skipOnboarding: 'yes' }, [], 'text'])
      expect((await post(wrong)).status).toBe(400)
  })

  it('shows key and link again to a retry', async () => {
    const headers = { ...bearer(org.orgApiKey), 'idempotency-key': 'once' }
    const first = await tenantry().call('POST', '/v1/team/provisions', { headers })
    const again = await tenantry().call('POST', '/v1/team/provisions', { headers })
    expect([again.status, again.text]).toEqual([201, first.text])
  })
})

describe('a place that nobody has claimed', () => {
  it('is cleared away after seven days with project, agent and key, and not before', async () => {
    const made = await provision()
    later(6.99)
    await expireTeamProvisions(tenantry().domain)
    expect((await agentsOf(made)).status).toBe(200)
    later(0.01)
    const page = await tenantry().call('GET', made.claimUrl.slice('https://tenantry.example'.length))
    expect(page.status).toBe(410)
    await expireTeamProvisions(tenantry().domain)
    expect(await find(made)).toBeUndefined()
    expect((await agentsOf(made)).status).toBe(401)
    const left = await tenantry().database.sql(
      `select id from projects where id = $1 union all select id from credentials where project_id = $1
        union all select id from team_provisions where id = $2`,
      [made.projectId, made.id],
    )
    expect(left).toEqual([])
    const events = await tenantry().database.sql('select type, actor from events where subject = $1', [
      made.id,
    ])
    expect(events).toContainEqual({ type: 'team_provision.expired', actor: { principal: 'system' } })
  })
})

describe('an organization with an open place', () => {
  const projectsOf = async (): Promise<readonly { id: string }[]> => {
    const answer = await partner.broker('GET', `/v1/partner/orgs/${org.organizationId}/projects`)
    return answer.body as { id: string }[]
  }
  const remove = (projectId: string) =>
    partner.broker('DELETE', `/v1/partner/orgs/${org.organizationId}/projects/${projectId}`)
  const rotate = () => partner.broker('POST', `/v1/partner/orgs/${org.organizationId}/rotate-tokens`)

  it('keeps its only lasting project, for the clock takes the place’s', async () => {
    await provision()
    const refused = await remove(org.projectId)
    expect([refused.status, refused.text]).toEqual([
      400,
      expect.stringContaining('Cannot delete the only project'),
    ])
    later(7)
    await expireTeamProvisions(tenantry().domain)
    expect(await projectsOf()).toEqual([expect.objectContaining({ id: org.projectId })])
    expect((await rotate()).status).toBe(200)
  })

  it('never has the place’s project for its default one, however old that is', async () => {
    const made = await provision()
    const added = await partner.broker('POST', `/v1/partner/orgs/${org.organizationId}/projects`, {
      body: { name: 'Younger' },
    })
    const { id } = added.body as { id: string }
    expect((await remove(org.projectId)).status).toBe(204)
    const defaults = await tenantry().database.sql(
      'select id from projects where org_id = $1 and is_default',
      [org.organizationId],
    )
    expect(defaults).toEqual([{ id }])
    expect((await remove(made.projectId)).status).toBe(204)
    expect((await rotate()).status).toBe(200)
  })
})

describe('claiming a place', () => {
  const pathOf = ({ claimUrl }: Provision) => claimUrl.slice('https://tenantry.example'.length)
  const open = (made: Provision) => tenantry().call('GET', pathOf(made))
  /** Opens the link and makes an account. */
  const arrive = async (made: Provision, email = someone()): Promise<Visitor> => {
    const visitor = newVisitor(tenantry())
    await visitor.get(made.claimUrl)
    await visitor.submit({ step: 'sign-up', name: 'Mate', email, password: PASSWORD })
    return visitor
  }
  const joinAs = async (made: Provision, email = someone()) => {
    const visitor = await arrive(made, email)
    return { visitor, email, answer: await visitor.submit({ step: 'join' }) }
  }
  const membersOf = async (key = org.orgApiKey) =>
    (await tenantry().call('GET', '/v1/org/members', { headers: bearer(key) })).body

  it('makes the project one that lasts', async () => {
    const made = await provision()
    await joinAs(made)
    const headers = bearer(org.orgApiKey)
    const removed = await tenantry().call('DELETE', `/v1/projects/${org.projectId}`, { headers })
    expect(removed.status).toBe(204)
    const defaults = await tenantry().database.sql(
      'select id from projects where org_id = $1 and is_default',
      [org.organizationId],
    )
    expect(defaults).toEqual([{ id: made.projectId }])
  })

  it('makes whoever opens the link and signs up a member with that role, and the key theirs', async () => {
    const made = await provision({ role: 'admin' })
    const page = await open(made)
    expect([page.status, page.text.includes('Sign in to join')]).toEqual([200, true])
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    expect(page.text).not.toContain(new URL(made.claimUrl).searchParams.get('token'))
    const { visitor, email, answer } = await joinAs(made)
    expect([answer.status, answer.text.includes('Welcome to')]).toEqual([200, true])
    expect(await membersOf()).toEqual([expect.objectContaining({ email, role: 'admin', accepted: true })])
    expect((await visitor.api('GET', '/v1/org/members')).status).toBe(200)
    const keys = await tenantry().database.sql(
      `select c.user_id = u.id as theirs from credentials c, users u
        where c.project_id = $1 and c.kind = 'project_key' and u.email = $2`,
      [made.projectId, email],
    )
    expect(keys).toEqual([{ theirs: true }])
    expect((await agentsOf(made)).status).toBe(200)
  })

  it('has exactly one winner; the link is dead then, and the place stays', async () => {
    const made = await provision()
    const visitors = await Promise.all(Array.from({ length: 3 }, () => arrive(made)))
    const attempts = Array.from({ length: 7 }, () => visitors).flat()
    const answers = await Promise.all(attempts.map((visitor) => visitor.submit({ step: 'join' })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(20)
    expect(await membersOf()).toHaveLength(1)
    const dead = await open(made)
    expect([dead.status, dead.text.includes('Ask whoever sent it to you')]).toEqual([410, true])
    const events = await tenantry().database.sql(`select type from events where subject = $1`, [made.id])
    expect(events.filter(({ type }) => type === 'team_provision.claimed')).toHaveLength(1)
    later(8)
    await expireTeamProvisions(tenantry().domain)
    expect((await agentsOf(made)).status).toBe(200)
    expect(await find(made)).toMatchObject({ claimedAt: expect.any(Date) })
  })

  it('comes too late after seven days', async () => {
    const made = await provision()
    const visitor = await arrive(made)
    later(7)
    expect((await open(made)).status).toBe(410)
    expect((await visitor.submit({ step: 'join' })).status).toBe(410)
    expect(await membersOf()).toEqual([])
  })

  it.each(['', '?token=', '?token=abc', `?token=${'0'.repeat(64)}`, `?token=${'A'.repeat(64)}`])(
    'answers 410 to a link that never was: %s',
    async (query) => {
      expect((await tenantry().call('GET', `/join${query}`)).status).toBe(410)
    },
  )

  it('refuses a form without its mark, without a session and from another site', async () => {
    const made = await provision()
    const visitor = await arrive(made)
    expect((await visitor.submit({ step: 'join', mark: 'x' })).status).toBe(403)
    const raw = 'step=join'
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const post = (headers: Record<string, string>) =>
      tenantry().call('POST', pathOf(made), { raw, headers: { ...type, ...headers } })
    expect((await post({})).status).toBe(401)
    expect((await post({ cookie: visitor.cookie(), 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(await membersOf()).toEqual([])
  })

  it('tells a wrong password and an address that has an account', async () => {
    const made = await provision()
    const { email } = await joinAs(await provision())
    const visitor = newVisitor(tenantry())
    await visitor.get(made.claimUrl)
    const wrong = await visitor.submit({ step: 'sign-in', email, password: 'not the password' })
    expect([wrong.status, wrong.text.includes('The address or the password is wrong.')]).toEqual([401, true])
    const known = await visitor.submit({ step: 'sign-up', name: 'M', email, password: PASSWORD })
    expect([known.status, known.text.includes('There is an account for this address')]).toEqual([401, true])
  })

  it('leaves a member the higher of two roles', async () => {
    const { visitor, email } = await joinAs(await provision({ role: 'admin' }))
    const again = await provision({ role: 'member' })
    await visitor.get(again.claimUrl)
    expect((await visitor.submit({ step: 'join' })).status).toBe(200)
    expect(await membersOf()).toEqual([expect.objectContaining({ email, role: 'admin' })])
    const { visitor: other, email: lower } = await joinAs(await provision())
    const raised = await provision({ role: 'admin' })
    await other.get(raised.claimUrl)
    expect((await other.submit({ step: 'join' })).status).toBe(200)
    expect(await membersOf()).toContainEqual(expect.objectContaining({ email: lower, role: 'admin' }))
  })

  it('gives nobody the place of an invited address that they have not proved', async () => {
    const email = someone()
    const invited = await tenantry().call('POST', '/v1/org/members', {
      headers: bearer(org.orgApiKey),
      body: { email, role: 'admin' },
    })
    expect(invited.status).toBe(201)
    const made = await provision()
    const { answer, visitor } = await joinAs(made, email)
    expect([answer.status, answer.text.includes('Accept the invitation')]).toEqual([409, true])
    expect((await visitor.api('GET', '/v1/org/members')).status).toBe(403)
    expect(await membersOf()).toEqual([expect.objectContaining({ email, role: 'admin', accepted: false })])
    expect((await open(made)).status).toBe(200)
    const [link = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
    const addressee = newVisitor(tenantry())
    await addressee.get(link)
    expect((await addressee.submit({ step: 'join', name: 'Ann', password: PASSWORD })).status).toBe(200)
    await addressee.get(made.claimUrl)
    expect((await addressee.submit({ step: 'join' })).status).toBe(200)
    expect(await membersOf()).toEqual([expect.objectContaining({ email, role: 'admin', accepted: true })])
  })

  it('ends with what the partner has seen, where the link was made before the claim', async () => {
    const before = await provision({ role: 'admin' })
    const { visitor, answer } = await claimAs(tenantry(), org.claimUrl, someone(), {
      access: 'yes',
      rotate: 'yes',
    })
    expect((await open(before)).status).toBe(410)
    expect((await agentsOf(before)).status).toBe(401)
    const fresh = /oc_org_\w+/.exec(answer.text)?.[0] ?? ''
    later(0.01)
    const after = (await post({}, fresh)).body as Provision
    expect((await open(after)).status).toBe(200)
    const rotated = await visitor.api('POST', '/v1/org/partner/rotate-seen')
    expect(rotated.status).toBe(200)
    expect([(await open(after)).status, (await agentsOf(after)).status]).toEqual([200, 200])
  })

  it('lets somebody who is not the one that is signed in sign out, and open the link again', async () => {
    const made = await provision()
    const visitor = await arrive(made)
    const page = await visitor.submit({ step: 'sign-out' })
    expect([page.status, page.text.includes('Sign in to join')]).toEqual([200, true])
    expect(page.text).not.toContain(new URL(made.claimUrl).searchParams.get('token'))
    expect((await visitor.api('GET', '/v1/user')).status).toBe(401)
    await joinAs(made)
    expect(await membersOf()).toHaveLength(1)
  })

  describe('a person’s own key', () => {
    const keyOf = (visitor: Visitor, projectId: string) =>
      visitor.api('GET', '/v1/user/api-key', { headers: { 'x-project-id': projectId } })
    const regenerate = (visitor: Visitor, projectId: string) =>
      visitor.api('POST', '/v1/user/api-key/regenerate', { headers: { 'x-project-id': projectId } })
    const keyIn = ({ body }: Answer) => (body as { apiKey: string }).apiKey
    const works = async (key: string) =>
      (await tenantry().call('GET', '/v1/agents', { headers: bearer(key) })).status

    it('says whose it is, and is nobody’s before the place is taken', async () => {
      const made = await provision()
      const user = () => tenantry().call('GET', '/v1/user', { headers: bearer(made.apiKey) })
      expect((await user()).status).toBe(404)
      const { email } = await joinAs(made)
      tenantry().domain.standings.forget({ orgId: org.organizationId as OrgId })
      const { status, body } = await user()
      expect([status, body]).toEqual([200, expect.objectContaining({ email, name: 'Mate' })])
    })

    it('is shown again to its owner who has signed in, and to no one else', async () => {
      const made = await provision()
      const { visitor } = await joinAs(made)
      const { status, body } = await keyOf(visitor, made.projectId)
      expect([status, body]).toEqual([200, { apiKey: made.apiKey }])
      const { visitor: mate } = await joinAs(await provision({ role: 'admin' }))
      const refused = await keyOf(mate, made.projectId)
      expect([refused.status, refused.text.includes(made.apiKey)]).toEqual([404, false])
    })

    it('is replaced by its owner who has signed in; the old one is dead at once', async () => {
      const made = await provision()
      const { visitor } = await joinAs(made)
      const fresh = keyIn(await regenerate(visitor, made.projectId))
      expect([await works(made.apiKey), await works(fresh)]).toEqual([401, 200])
      expect((await keyOf(visitor, made.projectId)).body).toEqual({ apiKey: fresh })
    })

    it('is made where its owner has none, once for many that ask at once', async () => {
      const { visitor } = await joinAs(await provision())
      const before = await keyOf(visitor, org.projectId)
      expect(before.status).toBe(404)
      const answers = await Promise.all(Array.from({ length: 4 }, () => regenerate(visitor, org.projectId)))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      const alive = await Promise.all(answers.map((answer) => works(keyIn(answer))))
      expect(alive.filter((status) => status === 200)).toHaveLength(1)
    })

    it('ends with its owner’s place, or with the rights that it stands for', async () => {
      const memberId = async (email: string) =>
        ((await membersOf()) as { memberId: string; email: string }[]).find((one) => one.email === email)
          ?.memberId
      const headers = bearer(org.orgApiKey)
      const [left, demoted, kept] = [await provision(), await provision(), await provision()]
      const leaver = await joinAs(left)
      const loser = await joinAs(demoted)
      await joinAs(kept)
      const path = `/v1/org/members/${await memberId(loser.email)}/role`
      const changed = await tenantry().call('PATCH', path, { headers, body: { role: 'viewer' } })
      expect(changed.status).toBe(200)
      const gone = await tenantry().call('DELETE', `/v1/org/members/${await memberId(leaver.email)}`, {
        headers,
      })
      expect(gone.status).toBe(204)
      expect([await works(left.apiKey), await works(demoted.apiKey), await works(kept.apiKey)]).toEqual([
        ...[401, 401, 200],
      ])
    })

    it.each(['removed', 'made a member'])(
      'an admin who is %s leaves no link behind that works',
      async (how) => {
        const { visitor, email } = await joinAs(await provision({ role: 'admin' }))
        const made = await visitor.api('POST', '/v1/team/provisions', { body: { role: 'admin' } })
        const link = made.body as Provision
        const others = await provision({ role: 'admin' })
        const [place] = ((await membersOf()) as { memberId: string; email: string }[]).filter(
          (one) => one.email === email,
        )
        const path = `/v1/org/members/${place?.memberId}`
        const headers = bearer(org.orgApiKey)
        if (how === 'removed') await tenantry().call('DELETE', path, { headers })
        else await tenantry().call('PATCH', `${path}/role`, { headers, body: { role: 'member' } })
        expect([(await open(link)).status, await works(link.apiKey)]).toEqual([410, 401])
        expect([(await open(others)).status, await works(others.apiKey)]).toEqual([200, 200])
        later(0.01)
        await expireTeamProvisions(tenantry().domain)
        expect(await find(link)).toBeUndefined()
      },
    )
  })
})
