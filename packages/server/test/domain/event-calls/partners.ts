import { type CredentialId, toRuuid } from '../../../src/kernel/ids.ts'
import { issueKey } from '../../isolation/tenants.ts'
import { linksMailedTo, newVisitor, PASSWORD } from '../../support/browser.ts'
import type { Answer } from '../../support/openapi.ts'
import { admin, bearer } from '../../support/partners.ts'
import { OPERATOR_KEY } from '../../support/tenantry.ts'
import { type Call, type Calls, type EventStage, idOf, someAddress } from './stage.ts'

/** A partner: what it is, its keys and its people. */
export const partnerCalls = ({ tenantry, ours, ofPartner, byOperator, actorOf }: EventStage): Calls => {
  const addMember = (): Promise<Answer> =>
    ours().partner.broker('POST', '/v1/partner/members', { body: { email: someAddress(), role: 'member' } })

  const issued = async (format: 'opaque' | 'jwt'): Promise<Call> => {
    const path = `/partners/${ours().partner.id}/keys`
    const answer = await admin(tenantry(), 'POST', path, { body: { name: 'One more', format } })
    return { answer, expected: byOperator(idOf(answer), ours().partner.id) }
  }

  return {
    'partner.create': {
      admin: async () => {
        const answer = await admin(tenantry(), 'POST', '/partners', {
          body: { name: 'New', ownerEmail: 'new@example.com' },
        })
        return { answer, expected: byOperator(idOf(answer), idOf(answer)) }
      },
    },
    'partner.change': {
      admin: async () => {
        const { id } = ours().partner
        const answer = await admin(tenantry(), 'PATCH', `/partners/${id}`, { body: { name: 'Changed' } })
        return { answer, expected: byOperator(id, id) }
      },
    },
    'own_partner.change': {
      broker: async () => {
        const answer = await ours().partner.broker('PATCH', '/v1/partner', { body: { name: 'Renamed' } })
        return { answer, expected: ofPartner(ours().partner.id) }
      },
    },
    'own_key.issue': {
      broker: async () => {
        const answer = await ours().partner.broker('POST', '/v1/partner/keys', { body: { name: 'More' } })
        return { answer, expected: ofPartner(idOf(answer)) }
      },
      fleet: async () => {
        const displayName = someAddress()
        const answer = await ours().partner.fleet('partner/submitApiTokenApplication', { displayName })
        const [row] = await tenantry().database.sql('select id from credentials where name = $1', [
          displayName,
        ])
        return { answer, expected: ofPartner(String(row?.['id'])) }
      },
    },
    'own_key.rotate': {
      broker: async () => {
        const { id } = await issueKey(tenantry(), ours())
        const answer = await ours().partner.broker('POST', `/v1/partner/keys/${id}/rotate`)
        return { answer, expected: ofPartner(id) }
      },
    },
    'own_key.revoke': {
      broker: async () => {
        const { id } = await issueKey(tenantry(), ours())
        return {
          answer: await ours().partner.broker('DELETE', `/v1/partner/keys/${id}`),
          expected: ofPartner(id),
        }
      },
      fleet: async () => {
        const { id } = await issueKey(tenantry(), ours())
        const tokenUuid = toRuuid(id as CredentialId)
        return {
          answer: await ours().partner.fleet('partner/revokeApiToken', { tokenUuid }),
          expected: ofPartner(id),
        }
      },
    },
    'partner_key.issue': {
      'admin, opaque': async () => issued('opaque'),
      'admin, as a JWT': async () => issued('jwt'),
    },
    'partner_key.revoke': {
      admin: async () => {
        const key = await issueKey(tenantry(), ours())
        const answer = await admin(tenantry(), 'DELETE', `/partners/${ours().partner.id}/keys/${key.id}`)
        return { answer, expected: byOperator(key.id, ours().partner.id) }
      },
    },
    'invitation.accept': {
      'the invitation’s page': async () => {
        const email = someAddress()
        await ours().partner.broker('POST', '/v1/partner/members', { body: { email, role: 'member' } })
        const [link = ''] = await linksMailedTo(tenantry(), bearer(OPERATOR_KEY), email)
        const visitor = newVisitor(tenantry())
        await visitor.get(link)
        const answer = await visitor.submit({ step: 'join', name: 'Ann', password: PASSWORD })
        const [row] = await tenantry().database.sql(
          `select i.id from invitations i join partner_members m on m.id = i.partner_member_id where m.email = $1`,
          [email],
        )
        const expected = { subject: String(row?.['id']), partnerId: ours().partner.id, org: null }
        return { answer, expected: { ...expected, actor: await actorOf(visitor) } }
      },
    },
    'partner_member.add': {
      broker: async () => {
        const answer = await addMember()
        return { answer, expected: ofPartner(idOf(answer, 'userId')) }
      },
    },
    'partner_member.change_role': {
      broker: async () => {
        const id = idOf(await addMember(), 'userId')
        const path = `/v1/partner/members/${id}/role`
        return {
          answer: await ours().partner.broker('PATCH', path, { body: { role: 'admin' } }),
          expected: ofPartner(id),
        }
      },
    },
    'partner_member.invite': {
      broker: async () => {
        const id = idOf(await addMember(), 'userId')
        const answer = await ours().partner.broker('POST', `/v1/partner/members/${id}/invitation`)
        return { answer, expected: ofPartner(id) }
      },
    },
    'partner_member.remove': {
      broker: async () => {
        const id = idOf(await addMember(), 'userId')
        return {
          answer: await ours().partner.broker('DELETE', `/v1/partner/members/${id}`),
          expected: ofPartner(id),
        }
      },
    },
  }
}
