import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { warnOfEndingLicences } from '../../src/domain/licence/index.ts'
import { loadAll, makeSold, type Sold, setOrg } from '../contract/sold-rows.ts'
import { admin } from '../support/partners.ts'
import { startMailbox } from '../support/smtp.ts'
import { composeOn, openGround, useTenantry } from '../support/tenantry.ts'

const tenantry = useTenantry()

const DAY_MS = 86_400_000
let start: Date
let sold: Sold
beforeEach(async () => {
  start = tenantry().clock.now
  sold = await makeSold(tenantry())
  await tenantry().database.sql('delete from mails')
  await tenantry().database.sql('delete from licences where org_id <> $1', [sold.orgId])
})
afterEach(() => {
  tenantry().clock.now = start
})

const at = (days: number): void => {
  tenantry().clock.now = new Date(start.getTime() + days * DAY_MS)
}
const run = () => warnOfEndingLicences(tenantry().domain)
const inDays = (days: number): string => new Date(start.getTime() + days * DAY_MS).toISOString()
const licence = (externalId: string, days: number, more: object = {}) => ({
  ...{ externalId, orgId: sold.orgId, per: 'organization', state: 'CLAIMED', endsAt: inDays(days) },
  ...more,
})
const loadLicences = (...rows: readonly object[]) => loadAll(tenantry(), sold.partner, 'licences', rows)

interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly template: string
}
/** The mails since the last look, by address. */
const posted = async (): Promise<readonly Mail[]> => {
  const { body } = await admin(tenantry(), 'GET', '/outbox?limit=200')
  const { data } = body as { data: readonly Mail[] }
  await tenantry().database.sql('delete from mails')
  return [...data].sort((a, b) => a.to.localeCompare(b.to))
}
const receivers = async () => (await posted()).map(({ to }) => to)

const addMember = (role: string, email: string, hasAccount: boolean) =>
  tenantry().database.sql(
    `insert into partner_members (partner_id, id, email, user_id, role, created_at)
     values ($1, gen_random_uuid(), $2, case when $4 then gen_random_uuid() end, $3, now())`,
    [sold.partner.id, email, role, hasAccount],
  )
const addOwner = (email: string, hasAccount = true) =>
  tenantry().database.sql(
    `insert into memberships (partner_id, org_id, id, email, user_id, role, created_at)
     values ($1, $2, gen_random_uuid(), $3, case when $4 then gen_random_uuid() end, 'owner', now())`,
    [sold.partner.id, sold.orgId, email, hasAccount],
  )

describe('the mails about the end of licences', () => {
  it('are posted 30, 15 and 2 days before, each once, however often the job runs', async () => {
    await loadLicences(licence('licence-1', 100))
    const mailedOn: number[] = []
    for (const day of [69, 70, 71, 84, 85, 86, 97, 98, 99, 100, 101]) {
      at(day)
      await run()
      await run()
      const mails = await receivers()
      if (mails.length > 0) mailedOn.push(day)
      expect(mails.length).toBeLessThan(2)
    }
    expect(mailedOn).toEqual([70, 85, 98])
  })

  it('are posted once when many nodes run the job at the same moment', async () => {
    await loadLicences(licence('a', 10), licence('b', 20))
    await Promise.all(Array.from({ length: 8 }, run))
    expect(await receivers()).toEqual(['owner@example.com'])
  })

  it('name every licence of an organization in one mail, the first to end first', async () => {
    await loadLicences(
      licence('later', 14.5, { productCode: 'LIC-1' }),
      licence('sooner', 1, { per: 'device', serialNumber: 'RCA1' }),
      licence('far off', 40),
    )
    await run()
    const [mail, ...more] = await posted()
    expect(more).toEqual([])
    expect(mail).toMatchObject({
      template: 'licence_expiry',
      to: 'owner@example.com',
      subject: '2 licences end soon: Acme Corporation, 2026-03-16',
    })
    expect(mail?.text).toContain(
      '- sooner, device RCA1 ends on 2026-03-16\n- later (LIC-1) ends on 2026-03-29',
    )
    expect(mail?.text).not.toContain('far off')
  })

  it('say of a late start only what is left: ten days before the end is the second mail, and the first is not made up for', async () => {
    await loadLicences(licence('licence-1', 10))
    await run()
    expect(await receivers()).toHaveLength(1)
    const { body } = await sold.partner.fleet('partner/getLicensesForOrg', { orgUuid: sold.orgUuid })
    expect(body).toMatchObject({
      licenses: [{ licenseToUnassignEmailState: 'FIFTEEN_DAY_WARNING_EMAIL_SUCCEEDED' }],
    })
  })

  it('are not posted for a licence that was renewed in between, and begin anew before its new end', async () => {
    await loadLicences(licence('put off', 40), licence('prolonged', 40))
    at(10)
    await run()
    expect(await receivers()).toHaveLength(1)
    at(20)
    await loadLicences(licence('put off', 400), licence('prolonged', 40, { state: 'RENEWED' }))
    const { text } = await sold.partner.fleet('partner/getLicensesForOrg', { orgUuid: sold.orgUuid })
    expect(text.match(/licenseToUnassignEmailState/g)).toHaveLength(1)
    for (const day of [25, 38, 39, 369]) {
      at(day)
      await run()
      expect(await receivers()).toEqual([])
    }
    at(370)
    await run()
    const [mail] = await posted()
    expect(mail?.text).toContain('put off')
    expect(mail?.text).not.toContain('prolonged')
  })

  it.each(['PENDING_RETURN', 'EXPIRED', 'PERMANENTLY_EXPIRED', 'RENEWED'])(
    'are not posted for a licence that is %s; for one that is NOT_RENEWED they are',
    async (state) => {
      await loadLicences(licence('licence-1', 10, { state }), licence('no end', 1, { endsAt: null }))
      await run()
      expect(await receivers()).toEqual([])
      await loadLicences(licence('licence-1', 10, { state: 'NOT_RENEWED' }))
      await run()
      expect(await receivers()).toHaveLength(1)
    },
  )
})

describe('whom the mails go to', () => {
  it('the partner’s owner, and its admins who have proved their address; no other member', async () => {
    await addMember('admin', 'admin@partner.example', true)
    await addMember('admin', 'invited@partner.example', false)
    await addMember('member', 'member@partner.example', true)
    await setOrg(tenantry(), sold, `contact_email = 'contact@acme.example'`)
    await addOwner('customer@acme.example')
    await loadLicences(licence('licence-1', 10))
    await run()
    expect(await receivers()).toEqual(['admin@partner.example', 'owner@example.com'])
  })

  it('the client too where that is switched on: its contact, and its owners once it has any', async () => {
    const { partner, orgUuid } = sold
    await partner.fleet('partner/updateSendLicenseExpirationEmail', {
      ...{ orgUuid, manuallySendLicenseExpirationEmail: true },
    })
    await setOrg(tenantry(), sold, `contact_email = 'contact@acme.example'`)
    await loadLicences(licence('licence-1', 30))
    await run()
    expect(await receivers()).toEqual(['contact@acme.example', 'owner@example.com'])
    await addOwner('customer@acme.example')
    await addOwner('invited@acme.example', false)
    at(20)
    await run()
    expect(await receivers()).toEqual(['customer@acme.example', 'owner@example.com'])
    // Somebody who is both is mailed once.
    await addOwner('OWNER@example.com')
    at(28.5)
    await run()
    expect(await receivers()).toHaveLength(2)
  })

  it('nobody, for an organization that has detached or a partner that is inactive', async () => {
    await loadLicences(licence('licence-1', 10))
    await setOrg(tenantry(), sold, `status = 'detached'`)
    await run()
    await setOrg(tenantry(), sold, `status = 'claimed'`)
    await tenantry().database.sql('update partners set active = false where id = $1', [sold.partner.id])
    await run()
    expect(await receivers()).toEqual([])
    await tenantry().database.sql('update partners set active = true where id = $1', [sold.partner.id])
    await run()
    expect(await receivers()).toHaveLength(1)
  })
})

it('a server runs the job by itself and hands the mail to SMTP', async () => {
  const smtp = await startMailbox()
  const ground = await openGround()
  const running = await composeOn(ground, { expiring: true }, { SMTP_URL: smtp.url })
  try {
    const { partner, orgId } = await makeSold(running)
    await loadAll(running, partner, 'licences', [
      { externalId: 'licence-1', orgId, per: 'organization', state: 'CLAIMED', endsAt: inDays(10) },
    ])
    const mails = () => smtp.textsTo('owner@example.com').filter((text) => text.includes('licence ends soon'))
    await expect.poll(mails, { timeout: 45_000, interval: 200 }).toHaveLength(1)
  } finally {
    await running.close()
    await ground.database.close().catch(() => {})
    await smtp.close()
  }
})
