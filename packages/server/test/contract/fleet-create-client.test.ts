import { describe, expect, it } from 'vitest'
import { admin, createTestPartner } from '../support/partners.ts'
import { useTenantry } from '../support/tenantry.ts'
import { expectFleet, malformed, trio } from './fleet-answers.ts'
import { RUUID, UUID, uuidOf } from './wire-ids.ts'
import { byPartner, eventsOf } from './written-events.ts'

const tenantry = useTenantry()
const CONTACT = { clientContactName: 'Dana Doe', clientContactEmail: 'dana@acme.example' }

interface Mail {
  readonly organizationId: string | null
  readonly to: string
  readonly subject: string
  readonly text: string
}
/** The mails about a partner's customers; the one that invites its owner is another story. */
const mailsOf = async (partnerId: string): Promise<readonly Mail[]> => {
  const { body } = await admin(tenantry(), 'GET', '/outbox?limit=200')
  return (body as { data: (Mail & { partnerId: string })[] }).data.filter(
    (mail) => mail.partnerId === partnerId && mail.organizationId !== null,
  )
}

describe('POST /api/partner/createPartnerClient (wire facts, section 6)', () => {
  it('answers with the client’s id and SUCCESS', async () => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.fleet('partner/createPartnerClient', {
      clientOrgName: 'Acme Corporation',
      ...CONTACT,
      suppressWelcomeEmail: false,
    })
    expectFleet(answer, 200, { clientOrgUuid: expect.stringMatching(RUUID), responseStatus: 'SUCCESS' })
    const { clientOrgUuid } = answer.body as { clientOrgUuid: string }
    const list = await partner.fleet('partner/getClientsV2')
    expect(list.body).toMatchObject({
      partnerClients: [{ name: 'Acme Corporation', orgUuid: clientOrgUuid }],
    })
    const rows = await tenantry().database.sql('select contact_name, contact_email from orgs where id = $1', [
      uuidOf(clientOrgUuid),
    ])
    expect(rows).toEqual([{ contact_name: 'Dana Doe', contact_email: 'dana@acme.example' }])
  })

  it('writes one event that names what was made', async () => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.fleet('partner/createPartnerClient', { clientOrgName: 'Acme', ...CONTACT })
    const orgId = uuidOf((answer.body as { clientOrgUuid: string }).clientOrgUuid)
    expect(await eventsOf(tenantry(), partner)).toEqual([
      {
        ...byPartner(tenantry(), partner, answer),
        type: 'org.created',
        orgId,
        subject: orgId,
        data: {
          name: 'Acme',
          externalId: null,
          projectId: expect.stringMatching(UUID),
          agentId: expect.stringMatching(UUID),
          claimLinkId: expect.stringMatching(UUID),
          credentialIds: [expect.stringMatching(UUID)],
        },
      },
    ])
  })

  it('puts one welcome mail with a working claim link into the outbox', async () => {
    const partner = await createTestPartner(tenantry())
    const { body } = await partner.fleet('partner/createPartnerClient', { clientOrgName: 'Acme', ...CONTACT })
    const mails = await mailsOf(partner.id)
    expect(mails).toEqual([
      {
        id: expect.stringMatching(UUID),
        partnerId: partner.id,
        organizationId: uuidOf((body as { clientOrgUuid: string }).clientOrgUuid),
        template: 'welcome',
        to: 'dana@acme.example',
        subject: expect.stringContaining('Acme'),
        text: expect.stringContaining('Dana Doe'),
        createdAt: tenantry().clock.now.toISOString(),
        sentAt: null,
        attempts: 0,
        lastError: null,
        nextAttemptAt: tenantry().clock.now.toISOString(),
        failedAt: null,
      },
    ])
    const [, path] =
      /https:\/\/tenantry\.example(\/claim\?token=[0-9a-f]{64})\b/.exec(mails[0]?.text ?? '') ?? []
    const page = await tenantry().call('GET', path ?? '/no-link')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Acme')
  })

  it.each([
    ['it is suppressed', { ...CONTACT, suppressWelcomeEmail: true }],
    ['there is nobody to write to', { clientContactName: 'Dana Doe' }],
  ])('writes no mail when %s', async (_when, more) => {
    const partner = await createTestPartner(tenantry())
    const { body } = await partner.fleet('partner/createPartnerClient', { clientOrgName: 'Acme', ...more })
    expect(body).toMatchObject({ responseStatus: 'SUCCESS' })
    expect(await mailsOf(partner.id)).toEqual([])
  })

  it('takes null for an absent field and ignores keys that it does not know', async () => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.fleet('partner/createPartnerClient', {
      clientOrgName: 'Acme',
      clientContactName: null,
      clientContactEmail: null,
      suppressWelcomeEmail: null,
      clientOrgUuid: 'AAAAAAAAAAAAAAAAAAAAAA',
      dealId: null,
      more: { deep: [null, { x: null }] },
    })
    expectFleet(answer, 200, { clientOrgUuid: expect.stringMatching(RUUID), responseStatus: 'SUCCESS' })
    expect(answer.body).not.toMatchObject({ clientOrgUuid: 'AAAAAAAAAAAAAAAAAAAAAA' })
  })

  it('lets two clients have one name', async () => {
    const partner = await createTestPartner(tenantry())
    for (let i = 0; i < 2; i++)
      expect(
        (await partner.fleet('partner/createPartnerClient', { clientOrgName: 'Twin' })).body,
      ).toMatchObject({ responseStatus: 'SUCCESS' })
  })

  it.each([
    ['no name', {}, 'clientOrgName'],
    ['a name that is null', { clientOrgName: null }, 'clientOrgName'],
    ['an empty name', { clientOrgName: '' }, 'clientOrgName'],
    ['a blank name', { clientOrgName: '  ' }, 'clientOrgName'],
    ['a name of 256 characters', { clientOrgName: 'x'.repeat(256) }, 'clientOrgName'],
    [
      'a contact name of 256 characters',
      { clientOrgName: 'A', clientContactName: 'x'.repeat(256) },
      'clientContactName',
    ],
    ['a mail address that is none', { clientOrgName: 'A', clientContactEmail: 'dana' }, 'clientContactEmail'],
    [
      'a mail address with a line break',
      { clientOrgName: 'A', clientContactEmail: 'a@b.example\r\nBcc: c@d.example' },
      'clientContactEmail',
    ],
  ])(
    'answers %s with BAD_INPUT in the error trio, names the field and writes nothing',
    async (_what, body, field) => {
      const partner = await createTestPartner(tenantry())
      const answer = await partner.fleet('partner/createPartnerClient', body)
      expectFleet(answer, 200, trio(expect.stringMatching(`^${field} `), { responseStatus: 'BAD_INPUT' }))
      expect(await eventsOf(tenantry(), partner)).toEqual([])
      expect((await partner.fleet('partner/getClients')).body).toEqual({ clients: [] })
      expect(await mailsOf(partner.id)).toEqual([])
    },
  )

  it.each([
    ['a name that is a number', { clientOrgName: 7 }, 'clientOrgName'],
    ['a contact that is an object', { clientOrgName: 'A', clientContactName: {} }, 'clientContactName'],
    ['a switch that is a text', { clientOrgName: 'A', suppressWelcomeEmail: 'true' }, 'suppressWelcomeEmail'],
    ['a list', [], 'body'],
  ])('answers %s with 400 and writes nothing', async (_what, body, field) => {
    const partner = await createTestPartner(tenantry())
    const answer = await partner.fleet('partner/createPartnerClient', body)
    expectFleet(answer, 400, malformed(expect.stringMatching(`^${field} `)))
    expect(await eventsOf(tenantry(), partner)).toEqual([])
  })
})
