import { hardwareRow } from '../../contract/hardware.ts'
import { load } from '../../contract/imports.ts'
import { ruuid } from '../wire-ids.ts'
import type { Call, Calls, EventStage, Expected } from './stage.ts'

/** What the operator loads for a partner, and what the partner says of its sales. */
export const salesCalls = ({
  tenantry,
  ours,
  byOperator,
  inOrg,
  ofPartner,
  operator,
  customer,
}: EventStage): Calls => {
  const loaded = async (
    kind: string,
    rowFor: (orgId: string) => object,
    expectedOf: (orgId: string) => Expected,
  ): Promise<Call> => {
    const { orgId } = await customer()
    const answer = await load(tenantry(), ours().partner, kind, [rowFor(orgId)])
    return { answer, expected: expectedOf(orgId) }
  }
  const aboutClient = (orgId: string): Expected => ({ ...inOrg(orgId), actor: operator })

  return {
    'hardware.import': {
      admin: () =>
        loaded(
          'hardware',
          (orgId) => hardwareRow({ serialNumber: `loaded for ${orgId}` }),
          () => byOperator(ours().partner.id, ours().partner.id),
        ),
    },
    'claim_key.import': {
      admin: () =>
        loaded(
          'claim-keys',
          (orgId) => ({ externalId: `key of ${orgId}` }),
          () => byOperator(ours().partner.id, ours().partner.id),
        ),
    },
    'licence.import': {
      admin: () =>
        loaded(
          'licences',
          (orgId) => ({ externalId: orgId, orgId, per: 'organization', state: 'CLAIMED' }),
          aboutClient,
        ),
    },
    'shipment.import': {
      admin: () => loaded('shipments', (orgId) => ({ number: orgId, orgId, state: 'CREATED' }), aboutClient),
    },
    'licence.switch_mails': {
      fleet: async () => {
        const { orgId } = await customer()
        const answer = await ours().partner.fleet('partner/updateSendLicenseExpirationEmail', {
          orgUuid: ruuid(orgId),
          manuallySendLicenseExpirationEmail: true,
        })
        return { answer, expected: inOrg(orgId) }
      },
    },
    'deal.register': {
      fleet: async () => {
        const answer = await ours().partner.fleet('partner/registerDeal', { details: { dealName: 'Acme' } })
        const [row] = await tenantry().database.sql(
          'select id from deals where partner_id = $1 order by id desc limit 1',
          [ours().partner.id],
        )
        return { answer, expected: ofPartner(String(row?.['id'])) }
      },
    },
  }
}
