import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { createTestOrg, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

/** A person who has signed in on so many devices. */
const signIn = async (devices: number): Promise<readonly Visitor[]> => {
  const email = `customer-${randomBytes(6).toString('hex')}@example.com`
  const { claimUrl } = await createTestOrg(await createTestPartner(tenantry()))
  const first = newVisitor(tenantry())
  await first.get(claimUrl)
  await first.submit({ step: 'sign-up', name: 'Customer', email, password: PASSWORD })
  const others = Array.from({ length: devices - 1 }, async () => {
    const visitor = newVisitor(tenantry())
    await visitor.get('/sign-in')
    await visitor.submit({ email, password: PASSWORD })
    return visitor
  })
  return [first, ...(await Promise.all(others))]
}

const post = ({ api }: Visitor, path: string, body: object = {}) =>
  api('POST', `/auth/${path}`, { body, headers: { origin: 'https://tenantry.example' } })

const areSignedIn = (visitors: readonly Visitor[]): Promise<boolean[]> =>
  Promise.all(visitors.map(async ({ get }) => (await get('/sign-in')).text.includes('You are signed in')))

const sessionsOf = async ({ api }: Visitor): Promise<readonly string[]> =>
  ((await api('GET', '/auth/list-sessions')).body as { token: string }[]).map(({ token }) => token)

describe('a person’s sessions', () => {
  it('end but for the one that asks: /auth/revoke-other-sessions', async () => {
    const [mine, ...others] = await signIn(3)
    if (mine === undefined) throw new Error('Nobody signed in.')
    const strangers = await signIn(1)
    expect(await areSignedIn([mine, ...others])).toEqual([true, true, true])
    expect((await post(mine, 'revoke-other-sessions')).status).toBe(200)
    expect(await areSignedIn([mine, ...others, ...strangers])).toEqual([true, false, false, true])
  })

  it('end one by one, by what the list shows of them: /auth/revoke-session', async () => {
    const visitors = await signIn(2)
    const [mine] = visitors
    if (mine === undefined) throw new Error('Nobody signed in.')
    const listed = await sessionsOf(mine)
    expect(listed).toHaveLength(2)
    for (const visitor of visitors) for (const token of listed) expect(visitor.cookie()).not.toContain(token)
    expect((await post(mine, 'revoke-session', { token: listed[1] })).status).toBe(200)
    const left = await areSignedIn(visitors)
    expect(left.filter((signedIn) => signedIn)).toHaveLength(1)
  })

  it('are nobody else’s to end', async () => {
    const [[victim], [attacker]] = [await signIn(1), await signIn(1)]
    if (victim === undefined || attacker === undefined) throw new Error('Nobody signed in.')
    for (const token of await sessionsOf(victim)) await post(attacker, 'revoke-session', { token })
    expect(await areSignedIn([victim, attacker])).toEqual([true, true])
  })
})
