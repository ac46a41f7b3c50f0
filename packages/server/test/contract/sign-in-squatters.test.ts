import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { newId } from '../../src/kernel/ids.ts'
import { linksMailedTo, newVisitor, PASSWORD, type Visitor } from '../support/browser.ts'
import { bearer, createTestOrg, createTestPartner } from '../support/partners.ts'
import { OPERATOR_KEY, useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()
const SQUATTERS_PASSWORD = 'a password of the squatter'
const mailTo = (email: string) => linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
const sql = (text: string, values: readonly unknown[]) => tenantry().database.sql(text, [...values])
let addresses = 0
const signIn = async (email: string, password: string) => {
  addresses += 1
  const from = `10.1.2.${addresses}`
  return (await tenantry().call('POST', '/auth/sign-in/email', { body: { email, password }, from })).status
}

/** Somebody makes an account for an address that is not theirs, with everything that one may hang on to it. */
const squat = async (email: string): Promise<Visitor> => {
  const { claimUrl } = await createTestOrg(await createTestPartner(tenantry()))
  const visitor = newVisitor(tenantry())
  await visitor.get(claimUrl)
  await visitor.submit({ step: 'sign-up', name: 'Squatter', email, password: SQUATTERS_PASSWORD })
  await sql(
    `insert into passkeys (id, user_id, public_key, credential_id, counter, device_type, backed_up)
     select $1, id, 'key', $2, 0, 'singleDevice', false from users where email = $3`,
    [newId(), randomBytes(16).toString('hex'), email],
  )
  await sql(
    `insert into accounts (id, user_id, account_id, provider_id, created_at, updated_at)
     select $1, id, $2, 'oidc', now(), now() from users where email = $3`,
    [newId(), randomBytes(16).toString('hex'), email],
  )
  return visitor
}

/** A member of a partner, invited and not yet there. */
const invited = async () => {
  const email = `member-${randomBytes(6).toString('hex')}@example.com`
  const partner = await createTestPartner(tenantry())
  const { status } = await partner.broker('POST', '/v1/partner/members', { body: { email, role: 'admin' } })
  expect(status).toBe(201)
  return { email, partner }
}

const membersAs = async (visitor: Visitor) => (await visitor.api('GET', '/v1/partner/members')).status

/** What anyone could still sign in by. */
const waysInto = (email: string) =>
  sql(
    `select 'passkey' as way from passkeys p join users u on u.id = p.user_id where u.email = $1
     union all select provider_id from accounts a join users u on u.id = a.user_id where u.email = $1`,
    [email],
  )

const expectGone = async (squatter: Visitor, email: string): Promise<void> => {
  expect(await membersAs(squatter)).toBe(401)
  expect(await signIn(email, SQUATTERS_PASSWORD)).toBe(401)
  expect(await signIn(email, PASSWORD)).toBe(200)
  expect(await waysInto(email)).toEqual([{ way: 'credential' }])
}

describe('an account for an address that nobody has proved', () => {
  it('gives no place that the address was invited to', async () => {
    const { email } = await invited()
    expect(await membersAs(await squat(email))).toBe(403)
  })

  it('cannot be told to be proved', async () => {
    const { email } = await invited()
    const body = { email, name: 'S', password: SQUATTERS_PASSWORD, emailVerified: true, email_verified: true }
    const made = await tenantry().call('POST', '/auth/sign-up/email', { body })
    const cookie = String(made.headers['set-cookie']).split(';', 1)[0] ?? ''
    const headers = { cookie, origin: 'https://tenantry.example' }
    for (const change of [{ emailVerified: true }, { email }, { name: 'S', emailVerified: true }])
      await tenantry().call('POST', '/auth/update-user', { body: change, headers })
    expect(await sql('select email_verified from users where email = $1', [email])).toEqual([
      { email_verified: false },
    ])
  })

  it('is never proved by a mail that the squatter has sent to the address', async () => {
    const { email } = await invited()
    await squat(email)
    const before = await mailTo(email)
    await tenantry().call('POST', '/auth/send-verification-email', { body: { email } })
    expect(await mailTo(email)).toEqual(before)
    expect((await tenantry().call('GET', '/auth/verify-email?token=x')).status).toBe(404)
  })

  it('is the addressee’s alone once they accept their invitation', async () => {
    const { email } = await invited()
    const squatter = await squat(email)
    const [link = ''] = await mailTo(email)
    const visitor = newVisitor(tenantry())
    await visitor.get(link)
    expect((await visitor.submit({ step: 'join', name: 'Ann', password: PASSWORD })).status).toBe(200)
    expect(await membersAs(visitor)).toBe(200)
    await expectGone(squatter, email)
  })

  it('is the addressee’s alone once they choose a new password by mail', async () => {
    const { email } = await invited()
    const squatter = await squat(email)
    const visitor = newVisitor(tenantry())
    await visitor.get('/forgot-password')
    await visitor.submit({ email })
    const [link = ''] = await mailTo(email)
    const token = /reset-password\/(\w+)/.exec(link)?.[1] ?? ''
    await visitor.get(`/reset-password?token=${token}`)
    expect((await visitor.submit({ password: PASSWORD })).text).toContain('Your password is changed')
    await expectGone(squatter, email)
    await visitor.get('/sign-in')
    await visitor.submit({ step: 'sign-in', email, password: PASSWORD })
    // The place waits for its invitation, whatever else has proved the address.
    expect(await membersAs(visitor)).toBe(403)
    const [invitation = ''] = (await mailTo(email)).filter((one) => one.includes('/invitation?'))
    await visitor.get(invitation)
    await visitor.submit({ step: 'accept' })
    expect(await membersAs(visitor)).toBe(200)
  })
})
