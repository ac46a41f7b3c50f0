import { describe, expect, it } from 'vitest'
import { claimAs, linksMailedTo, newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { moveClock } from '../support/move-clock.ts'
import { bearer, createTestOrg, createTestPartner, type TestPartner } from '../support/partners.ts'
import { someone } from '../support/someone.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'
import { everyEventOf } from './written-events.ts'

const tenantry = useTenantry()
const mailTo = (email: string) => linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
/** The newest mail to an address, as the operator reads it. */
const mailText = async (email: string): Promise<string> => {
  const { body } = await tenantry().call('GET', '/admin/v1/outbox?limit=200', {
    headers: bearer(OPERATOR_KEY),
  })
  const { data } = body as { data: readonly { to: string; text: string }[] }
  return data.find(({ to }) => to === email)?.text ?? ''
}

const handedOver = async (name = 'Acme Corp') => {
  const partner = await createTestPartner(tenantry())
  const org = await createTestOrg(partner, name)
  return { partner, org }
}
const inspect = async (partner: TestPartner, orgId: string) =>
  (await partner.broker('GET', `/v1/partner/orgs/${orgId}`)).body

describe('claiming (broker guide, "Customer claims ownership")', () => {
  it('makes whoever opens the link and signs up the owner', async () => {
    const { partner, org } = await handedOver()
    const email = someone()
    const { visitor, answer } = await claimAs(tenantry(), org.claimUrl, email)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('Acme Corp is yours')
    expect(await inspect(partner, org.organizationId)).toMatchObject({
      status: 'claimed',
      claimedByEmail: email,
      claimedAt: '2026-03-15T10:30:00.000Z',
    })
    const members = await visitor.api('GET', '/v1/org/members')
    expect(members.body).toEqual([
      expect.objectContaining({ email, role: 'owner', accepted: true, memberId: expect.any(String) }),
    ])
    const events = await everyEventOf(tenantry(), partner)
    expect(events.at(-1)).toMatchObject({
      type: 'org.claimed',
      orgId: org.organizationId,
      subject: org.organizationId,
      actor: { principal: expect.stringMatching(/^user\//), credential: expect.any(String) },
      data: { claimedByEmail: email, partnerAccess: { allowed: true, until: null }, rotated: { kinds: [] } },
    })
  })

  it('lets the keys go on working, and ends what only a partner of an unclaimed org may do', async () => {
    const { partner, org } = await handedOver()
    await claimAs(tenantry(), org.claimUrl, someone())
    for (const key of [org.orgApiKey, org.projectApiKey])
      expect((await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })).status).toBe(200)
    const path = `/v1/partner/orgs/${org.organizationId}`
    expect((await partner.broker('DELETE', path)).status).toBe(403)
  })

  it('takes a person who has an account, after a wrong password', async () => {
    const { org } = await handedOver()
    const email = someone()
    await claimAs(tenantry(), (await handedOver()).org.claimUrl, email)
    const visitor = newVisitor(tenantry())
    await visitor.get(org.claimUrl)
    const wrong = await visitor.submit({ step: 'sign-in', email, password: 'not the password' })
    expect([wrong.status, wrong.text.includes('The address or the password is wrong.')]).toEqual([401, true])
    await visitor.submit({ step: 'sign-in', email, password: PASSWORD })
    const answer = await visitor.submit({ step: 'claim', access: 'yes' })
    expect(answer.text).toContain('Acme Corp is yours')
  })

  it('has exactly one winner of 100 parallel claims', async () => {
    const { partner, org } = await handedOver()
    const visitors = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const visitor = newVisitor(tenantry())
        await visitor.get(org.claimUrl)
        await visitor.submit({ step: 'sign-up', name: 'C', email: someone(), password: PASSWORD })
        return visitor
      }),
    )
    const attempts = Array.from({ length: 25 }, () => visitors).flat()
    const answers = await Promise.all(
      attempts.map((visitor) => visitor.submit({ step: 'claim', access: 'yes' })),
    )
    expect(answers.filter(({ text }) => text.includes('A receipt has been sent to you.'))).toHaveLength(1)
    // To the winner the link's page says that it has done its work; the three others meet a dead one.
    expect(answers.filter(({ text }) => text.includes('is yours already'))).toHaveLength(24)
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(75)
    const rows = await tenantry().database.sql('select id from memberships where org_id = $1', [
      org.organizationId,
    ])
    expect(rows).toHaveLength(1)
    const claims = (await everyEventOf(tenantry(), partner)).filter(({ type }) => type === 'org.claimed')
    expect(claims).toHaveLength(1)
  })

  it.each(['used', 'expired'] as const)(
    'answers 410 and says what to do when the link is %s',
    async (why) => {
      const { org } = await handedOver()
      const before = tenantry().clock.now
      if (why === 'used') await claimAs(tenantry(), org.claimUrl, someone())
      else tenantry().clock.now = new Date(before.getTime() + 8 * 86_400_000)
      const answer = await newVisitor(tenantry()).get(org.claimUrl)
      tenantry().clock.now = before
      expect(answer.status).toBe(410)
      expect(answer.text).toContain('Ask the company that sent it to you for a new one.')
    },
  )

  it('tells the owner who sends the form twice, or comes back, that it is theirs; and nobody else', async () => {
    const { org } = await handedOver('Secret Customer')
    const { visitor } = await claimAs(tenantry(), org.claimUrl, someone(), { access: 'no' })
    const path = org.claimUrl.slice('https://tenantry.example'.length)
    const again = (cookie: string) =>
      tenantry().call('POST', path, {
        raw: 'step=claim&access=no',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          cookie,
        },
      })
    for (const page of [await again(visitor.cookie()), await visitor.get(org.claimUrl)]) {
      expect(page.status).toBe(200)
      expect(page.text).toContain('Secret Customer is yours already')
      expect(page.text).toContain(`href="/receipt?org=${org.organizationId}"`)
    }
    const other = await handedOver()
    const { visitor: stranger } = await claimAs(tenantry(), other.org.claimUrl, someone())
    for (const page of [await again(stranger.cookie()), await stranger.get(org.claimUrl)])
      expect([page.status, page.text.includes('Secret Customer')]).toEqual([410, false])
  })

  it('refuses the partner’s own people', async () => {
    const partner = await createTestPartner(tenantry(), { ownerEmail: someone() })
    const email = someone()
    await partner.broker('POST', '/v1/partner/members', { body: { email, role: 'member' } })
    const org = await createTestOrg(partner)
    const { answer } = await claimAs(tenantry(), org.claimUrl, email)
    expect([answer.status, answer.text.includes('A member of the partner cannot claim')]).toEqual([403, true])
    expect(await inspect(partner, org.organizationId)).toMatchObject({ status: 'unclaimed' })
  })

  it('refuses a form without the mark of its page, and one from another site', async () => {
    const { org } = await handedOver()
    const visitor = newVisitor(tenantry())
    await visitor.get(org.claimUrl)
    await visitor.submit({ step: 'sign-up', name: 'C', email: someone(), password: PASSWORD })
    expect((await visitor.submit({ step: 'claim', access: 'yes', mark: 'x' })).status).toBe(403)
    const path = org.claimUrl.slice('https://tenantry.example'.length)
    const foreign = await tenantry().call('POST', path, {
      raw: 'step=claim&access=yes',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
        cookie: visitor.cookie(),
      },
    })
    expect(foreign.status).toBe(403)
  })
})

describe('what the customer answers', () => {
  it.each([
    ['yes', { allowed: true, untilDays: null }, ''],
    ['until', { allowed: true, untilDays: 30 }, '2026-04-14'],
    ['no', { allowed: false, untilDays: null }, ''],
  ])('is %s before they choose, where the partner suggests so', async (answer, partnerAccess, lastDay) => {
    const { partner, org } = await handedOver()
    const branding = { displayName: 'Brand & Co' }
    await partner.broker('PATCH', '/v1/partner', { body: { defaults: { partnerAccess }, branding } })
    const visitor = newVisitor(tenantry())
    await visitor.get(org.claimUrl)
    const email = someone()
    const { text } = await visitor.submit({ step: 'sign-up', name: 'Customer', email, password: PASSWORD })
    const chosen = [...text.matchAll(/name="access" value="(\w+)" checked/g)].map(([, value]) => value)
    expect(chosen).toEqual([answer])
    expect(text).toContain(`name="until" value="${lastDay}"`)
    expect([text.includes('Brand &amp; Co'), text.includes(partner.name)]).toEqual([true, false])
  })

  it.each([
    ['yes', {}, 200],
    ['no', {}, 403],
    ['until', { until: '2026-03-20' }, 200],
  ] as const)('access: %s', async (access, more, status) => {
    const { partner, org } = await handedOver()
    await claimAs(tenantry(), org.claimUrl, someone(), { access, ...more })
    const inside = await partner.fleet(
      'org/getOrgV2',
      {},
      {
        org: Buffer.from(org.organizationId.replaceAll('-', ''), 'hex').toString('base64url'),
      },
    )
    expect(inside.status).toBe(status)
  })

  it('refuses an answer that is none, names the field, and leaves the link alive', async () => {
    const { partner, org } = await handedOver()
    const { visitor, answer } = await claimAs(tenantry(), org.claimUrl, someone(), { access: 'maybe' })
    expect([answer.status, answer.text.includes('access must be yes, no or until')]).toEqual([400, true])
    await visitor.get(org.claimUrl)
    const past = await visitor.submit({ step: 'claim', access: 'until', until: '2020-01-01' })
    expect([past.status, past.text.includes('until must lie in the future')]).toEqual([400, true])
    expect(await inspect(partner, org.organizationId)).toMatchObject({ status: 'unclaimed' })
  })

  it.each(['', '2026-02-30', '+200000-01-01', '20260401', '2026-04-01T00:00:00Z', 'tomorrow'])(
    'until %j is no day: the form again, with the message in it and the answers kept',
    async (until) => {
      const { org } = await handedOver()
      const { visitor, answer } = await claimAs(tenantry(), org.claimUrl, someone(), {
        ...{ access: 'until', until, rotate: 'yes' },
      })
      expect([answer.status, answer.text.includes('Acme Corp is yours')]).toEqual([400, false])
      expect(answer.text).toMatch(/<fieldset>[\s\S]*class="problem">until must be a day<[\s\S]*<\/fieldset>/)
      for (const kept of ['value="until" checked', 'name="rotate" value="yes" checked'])
        expect(answer.text).toContain(kept)
      const done = await visitor.submit({ step: 'claim', access: 'until', until: '2026-04-01' })
      expect(done.text).toContain('is yours')
    },
  )

  it('no access replaces the keys that the partner has seen, unless they are kept', async () => {
    const replaced = await handedOver()
    const { answer } = await claimAs(tenantry(), replaced.org.claimUrl, someone(), { access: 'no' })
    const dead = await tenantry().call('GET', '/v1/whoami', { headers: bearer(replaced.org.orgApiKey) })
    expect(dead.status).toBe(401)
    const [fresh = ''] = /oc_org_\w+/.exec(answer.text) ?? []
    expect((await tenantry().call('GET', '/v1/whoami', { headers: bearer(fresh) })).status).toBe(200)
    const kept = await handedOver()
    await claimAs(tenantry(), kept.org.claimUrl, someone(), { access: 'no', keep: 'yes' })
    const alive = await tenantry().call('GET', '/v1/whoami', { headers: bearer(kept.org.orgApiKey) })
    expect(alive.status).toBe(200)
  })
})

describe('what the partner has seen', () => {
  const alive = async (key: string): Promise<boolean> =>
    (await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })).status === 200
  const seenBy = async (visitor: Visitor): Promise<readonly string[]> => {
    const { body } = await visitor.api('GET', '/v1/org/partner/receipt')
    return (body as { seenCredentials: { kind: string }[] }).seenCredentials.map(({ kind }) => kind)
  }
  const rotate = async (visitor: Visitor) =>
    (await visitor.api('POST', '/v1/org/partner/rotate-seen')).body as {
      readonly credentials: readonly { readonly kind: string; readonly token: string }[]
      readonly places: readonly { readonly email: string; readonly role: string }[]
    }

  it('stays seen when a key that it holds asks for the new ones', async () => {
    const { org } = await handedOver()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, someone())
    const laundered = await tenantry().call('POST', '/v1/org/partner/rotate-seen', {
      headers: bearer(org.orgApiKey),
    })
    expect(laundered.status).toBe(200)
    expect((await seenBy(visitor)).toSorted()).toEqual(['agent_token', 'org_key', 'project_key'])
    const tokens = (laundered.body as { credentials: { token: string }[] }).credentials.map(
      ({ token }) => token,
    )
    expect((await rotate(visitor)).credentials).toHaveLength(3)
    expect(await Promise.all(tokens.map(alive))).toEqual([false, false, false])
    expect(await seenBy(visitor)).toEqual([])
  })

  it('is what such a key made or could read after the claim too', async () => {
    const { org } = await handedOver()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, someone())
    moveClock(tenantry(), 60)
    const headers = { ...bearer(org.orgApiKey), 'x-project-id': org.projectId }
    const post = async (path: string, body: object = {}) =>
      (await tenantry().call('POST', path, { headers, body })).body as Record<string, string>
    const project = await post('/v1/projects', { name: 'Made by the partner' })
    const provision = await post('/v1/team/provisions')
    const own = await visitor.api('POST', '/v1/agents', {
      headers: { 'x-project-id': org.projectId },
      body: { name: 'The customer’s own', identifier: 'own' },
    })
    expect(own.status).toBe(201)
    const { body: agents } = await tenantry().call('GET', '/v1/agents', { headers })
    const read = (agents as { identifier: string; accessToken: string }[]).find(
      ({ identifier }) => identifier === 'own',
    )?.accessToken
    await rotate(visitor)
    for (const key of [project['apiKey'], provision['apiKey'], read])
      expect(await alive(String(key))).toBe(false)
    const link = await tenantry().call(
      'GET',
      String(provision['claimUrl']).replace('https://tenantry.example', ''),
    )
    expect(link.status).toBe(410)
  })

  it('is not what the customer makes for itself meanwhile', async () => {
    const { org } = await handedOver()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, someone())
    moveClock(tenantry(), 60)
    const { body } = await visitor.api('POST', '/v1/projects', { body: { name: 'Own' } })
    await rotate(visitor)
    expect(await alive((body as { apiKey: string }).apiKey)).toBe(true)
  })

  it('gives nobody a place that outlasts the replacement, nor by an open invitation', async () => {
    const { org } = await handedOver()
    const [mole, invited, colleague] = [someone(), someone(), someone()]
    for (const email of [mole, invited]) {
      const added = await tenantry().call('POST', '/v1/org/members', {
        headers: bearer(org.orgApiKey),
        body: { email, role: 'admin' },
      })
      expect(added.status).toBe(201)
    }
    const [link = ''] = await mailTo(mole)
    const [open = ''] = await mailTo(invited)
    const visitor = newVisitor(tenantry())
    await visitor.get(link)
    await visitor.submit({ step: 'join', name: 'Mole', password: PASSWORD })
    const { visitor: owner } = await claimAs(tenantry(), org.claimUrl, someone())
    expect(
      (await owner.api('POST', '/v1/org/members', { body: { email: colleague, role: 'admin' } })).status,
    ).toBe(201)
    const receipt = await owner.get(`/receipt?org=${org.organizationId}`)
    for (const email of [mole, invited]) expect(receipt.text).toContain(`${email}, admin`)
    expect(receipt.text).not.toContain(colleague)
    expect((await rotate(owner)).places.map(({ email }) => email).toSorted()).toEqual(
      [mole, invited].toSorted(),
    )
    expect((await visitor.api('GET', '/v1/org/members')).status).toBe(403)
    expect((await newVisitor(tenantry()).get(open)).status).toBe(410)
    const left = (await owner.api('GET', '/v1/org/members')).body as { email: string }[]
    expect(left.map(({ email }) => email)).toContain(colleague)
  })

  it('loses its places with the answer no, and the page names who lost theirs', async () => {
    const { org } = await handedOver()
    const email = someone()
    await tenantry().call('POST', '/v1/org/members', {
      headers: bearer(org.orgApiKey),
      body: { email, role: 'viewer' },
    })
    const { answer } = await claimAs(tenantry(), org.claimUrl, someone(), { access: 'no' })
    expect(answer.text).toContain(`${email}, viewer`)
  })
})

describe('the hand-over receipt', () => {
  it('counts as seen what the partner’s keys made or could show before the claim', async () => {
    const { org } = await handedOver()
    const headers = bearer(org.orgApiKey)
    const project = await tenantry().call('POST', '/v1/projects', { headers, body: { name: 'Prepared' } })
    const { apiKey } = project.body as { apiKey: string }
    const { visitor, answer } = await claimAs(tenantry(), org.claimUrl, someone(), { access: 'no' })
    expect(answer.text.match(/<dt>/g)).toHaveLength(5)
    expect((await tenantry().call('GET', '/v1/whoami', { headers: bearer(apiKey) })).status).toBe(401)
    const later = await visitor.api('POST', '/v1/projects', { body: { name: 'Later' } })
    expect(later.status).toBe(201)
    const receipt = await visitor.api('GET', '/v1/org/partner/receipt')
    expect(receipt.body).toMatchObject({ seenCredentials: [] })
  })

  it('says when, who, what the partner has seen and may still do: by API, page and mail', async () => {
    const { partner, org } = await handedOver()
    const shared = {
      name: 'Shared <key>',
      type: 'openai',
      value: 'sk-shared-value-1',
      hostPattern: 'api.openai.com',
    }
    const made = await partner.broker('POST', '/v1/partner/secrets', { body: shared })
    expect(made.status, made.text).toBe(201)
    const email = someone()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, email)
    const { body, text: json } = await visitor.api('GET', '/v1/org/partner/receipt')
    expect(body).toEqual({
      organization: 'Acme Corp',
      partner: partner.name,
      status: 'claimed',
      claimedAt: '2026-03-15T10:30:00.000Z',
      claimedByEmail: email,
      partnerAccess: { allowed: true, until: null, now: true },
      partnerMay: ['act_inside', 'suspend', 'share_secrets', 'set_budgets', 'see_name_and_status'],
      inheritedSecrets: [
        { id: expect.any(String), name: 'Shared <key>', type: 'openai', hostPattern: 'api.openai.com' },
      ],
      givenPlaces: [],
      seenCredentials: ['agent_token', 'org_key', 'project_key'].map((kind) =>
        expect.objectContaining({ kind, name: 'Default', hint: expect.stringMatching(/^.{4}$/) }),
      ),
    })
    const [link = ''] = await mailTo(email)
    const page = await visitor.get(link)
    expect(page.status).toBe(200)
    for (const text of [email, partner.name, 'may act inside, until you say otherwise', 'org key'])
      expect(page.text).toContain(text)
    for (const text of [
      '“Shared &lt;key&gt;” (openai, api.openai.com)',
      'suspend it',
      'share its own secrets',
    ])
      expect(page.text).toContain(text)
    const mail = await mailText(email)
    for (const text of [
      ...[email, `${partner.name} may act inside, until you say otherwise.`],
      ...[`${partner.name} may still:`, '- suspend it'],
      ...['“Shared <key>” (openai, api.openai.com)', 'org key “Default” …', 'agent token “Default” …'],
    ])
      expect(mail).toContain(text)
    for (const told of [json, page.text, mail])
      for (const secret of [shared.value, org.orgApiKey, org.projectApiKey])
        expect(told).not.toContain(secret)
  })

  it('says what is left to the partner without access, and once the organization has detached', async () => {
    const { partner, org } = await handedOver()
    const shared = {
      name: 'Shared',
      type: 'openai',
      value: 'sk-shared-value-1',
      hostPattern: 'api.openai.com',
    }
    await partner.broker('POST', '/v1/partner/secrets', { body: shared })
    const unclaimed = await tenantry().call('GET', '/v1/org/partner/receipt', {
      headers: bearer(org.orgApiKey),
    })
    expect(unclaimed.body).toMatchObject({
      partnerMay: expect.arrayContaining(['administer', 'act_inside', 'suspend']),
    })
    const { visitor } = await claimAs(tenantry(), org.claimUrl, someone(), { access: 'no', keep: 'yes' })
    expect((await visitor.api('GET', '/v1/org/partner/receipt')).body).toMatchObject({
      partnerMay: ['share_secrets', 'set_budgets', 'see_name_and_status'],
      inheritedSecrets: [expect.objectContaining({ name: 'Shared' })],
    })
    expect((await visitor.api('POST', '/v1/org/partner/detach')).status).toBeLessThan(300)
    expect((await visitor.api('GET', '/v1/org/partner/receipt')).body).toMatchObject({
      partnerMay: ['see_name_and_status'],
      inheritedSecrets: [],
    })
  })

  it('replaces with one button what the partner has seen', async () => {
    const { org } = await handedOver()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, someone())
    await visitor.get(`/receipt?org=${org.organizationId}`)
    const answer = await visitor.submit({})
    expect(answer.status).toBe(200)
    for (const key of [org.orgApiKey, org.projectApiKey])
      expect((await tenantry().call('GET', '/v1/whoami', { headers: bearer(key) })).status).toBe(401)
    const [orgKey = ''] = /oc_org_\w+/.exec(answer.text) ?? []
    const receipt = await tenantry().call('GET', '/v1/org/partner/receipt', { headers: bearer(orgKey) })
    expect(receipt.body).toMatchObject({ seenCredentials: [] })
  })

  it('is at /receipt, and who has several places chooses one', async () => {
    const { org } = await handedOver('First Corp')
    const email = someone()
    const { visitor } = await claimAs(tenantry(), org.claimUrl, email)
    expect((await visitor.get('/receipt')).text).toContain('Hand-over of First Corp')
    expect((await visitor.submit({})).text).toContain('The keys are replaced')
    const second = await handedOver('Second <Corp>')
    await visitor.get(second.org.claimUrl)
    await visitor.submit({ step: 'claim', access: 'yes' })
    const { status, text } = await visitor.get('/receipt')
    expect(status).toBe(200)
    for (const shown of [
      `<a href="/receipt?org=${org.organizationId}">First Corp</a>`,
      `<a href="/receipt?org=${second.org.organizationId}">Second &lt;Corp&gt;</a>`,
    ])
      expect(text).toContain(shown)
  })

  it('is nothing for who has no place: 403', async () => {
    const { org } = await handedOver()
    const visitor = newVisitor(tenantry())
    await visitor.get(org.claimUrl)
    await visitor.submit({ step: 'sign-up', name: 'C', email: someone(), password: PASSWORD })
    expect((await visitor.get('/receipt')).status).toBe(403)
  })

  it('sends who has not signed in to the sign-in page and back', async () => {
    const { org } = await handedOver()
    const email = someone()
    await claimAs(tenantry(), org.claimUrl, email)
    const visitor = newVisitor(tenantry())
    const asked = await visitor.get(`/receipt?org=${org.organizationId}`)
    expect(asked.text).toContain('Sign in')
    const page = await visitor.submit({ email, password: PASSWORD })
    expect(page.text).toContain('Hand-over of Acme Corp')
  })

  it('shows a stranger nothing', async () => {
    const { org } = await handedOver('Secret Customer')
    await claimAs(tenantry(), org.claimUrl, someone())
    const other = await handedOver()
    const { visitor } = await claimAs(tenantry(), other.org.claimUrl, someone())
    const page = await visitor.get(`/receipt?org=${org.organizationId}`)
    expect(page.status).toBe(403)
    expect(page.text).not.toContain('Secret Customer')
  })
})
