import { type Licence, pageClientLicences, switchLicenceMails } from '../../../domain/licence/index.ts'
import { jsonItems } from '../../../http/send-pages.ts'
import type { Id } from '../../../kernel/ids.ts'
import { JsonParts } from '../endpoint.ts'
import { type PartnerCall, partnerEndpoints } from '../partner-endpoint.ts'
import { presentDeviceLicence, presentLicence } from '../present/licences.ts'
import * as schemas from '../schemas/licences.ts'
import { Done, OrgName } from '../schemas/shared.ts'

const PAGE_LICENCES = 500

const each = (
  { ctx, clientIdOf }: PartnerCall,
  orgUuid: string | undefined,
  per: 'organization' | 'device',
  present: (licence: Licence) => object,
) => {
  const orgId = clientIdOf('orgUuid', orgUuid)
  return jsonItems(
    (after: Id<'licence'> | undefined) =>
      pageClientLicences(ctx, { orgId, per, after, limit: PAGE_LICENCES }),
    (licence) => JSON.stringify(present(licence)),
  )
}

/** Guide, "Partner endpoint reference", Licensing: the licences of a client, as its partner's own business. */
export const clientLicenceRoutes = partnerEndpoints('Partner', ({ read, write }) => {
  read('partner/getLicensesForOrg', {
    summary: 'Licences of a client as a whole',
    config: { failure: 'status' },
    body: OrgName,
    answer: schemas.LicencesOfOrg,
    handle: async (call, { orgUuid }) =>
      new JsonParts('{"licenses":[', each(call, orgUuid, 'organization', presentLicence), ']}'),
  })

  read('partner/getDeviceLicensesForOrg', {
    summary: 'Licences of a client’s devices',
    config: { failure: 'status' },
    body: OrgName,
    answer: schemas.DeviceLicencesOfOrg,
    handle: async (call, { orgUuid }) =>
      new JsonParts('{"deviceLicenses":[', each(call, orgUuid, 'device', presentDeviceLicence), ']}'),
  })

  write('partner/updateSendLicenseExpirationEmail', {
    summary: 'Say whether a client itself is mailed about the end of its licences',
    body: schemas.LicenceMailsSwitch,
    answer: Done,
    spelling: { enabled: 'manuallySendLicenseExpirationEmail' },
    handle: async (call, { orgUuid, manuallySendLicenseExpirationEmail: enabled }) => {
      const orgId = call.clientIdOf('orgUuid', orgUuid)
      await switchLicenceMails(call.ctx, { orgId, enabled })
      return {}
    },
  })
})
