import { addLocation } from '../../isolation/tenants.ts'
import { bearer } from '../../support/partners.ts'
import { ruuid, uuid } from '../wire-ids.ts'
import { type Calls, type EventStage, idOf } from './stage.ts'

/** Locations: as a client, at home, and with an organization’s own key. */
export const locationCalls = ({ tenantry, ours, inOrg, customer }: EventStage): Calls => {
  return {
    'location.create': {
      'fleet, as a client': async () => {
        const { orgId } = await customer()
        const answer = await ours().partner.fleet(
          'location/createLocation',
          { name: 'Dock' },
          { org: ruuid(orgId) },
        )
        return { answer, expected: inOrg(orgId, uuid(idOf(answer, 'uuid'))) }
      },
      'fleet, in the partner’s own organization': async () => {
        const answer = await ours().partner.fleet('location/createLocation', { name: 'Dock' })
        return { answer, expected: inOrg(ours().partner.ownOrgId, uuid(idOf(answer, 'uuid'))) }
      },
      'fleet, with the organization’s own key': async () => {
        const { orgId, orgKey } = await customer()
        const headers = { 'x-auth-scheme': 'api-token', 'x-auth-apikey': orgKey }
        const answer = await tenantry().call('POST', '/api/location/createLocation', {
          headers,
          body: { name: 'Dock' },
        })
        const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(orgKey) })
        const actor = { principal: `org/${orgId}`, credential: idOf(whoami, 'credentialId') }
        return { answer, expected: { ...inOrg(orgId, uuid(idOf(answer, 'uuid'))), actor } }
      },
    },
    'location.change': {
      fleet: async () => {
        const { orgId, locationId } = await customer()
        const body = { locationUuid: ruuid(locationId), name: 'Gate' }
        const answer = await ours().partner.fleet('location/selectiveUpdateLocation', body, {
          org: ruuid(orgId),
        })
        return { answer, expected: inOrg(orgId, locationId) }
      },
    },
    'location.add_label': {
      fleet: async () => {
        const { orgId, locationId } = await customer()
        const body = { locationIdentifier: ruuid(locationId), label: 'dock' }
        const answer = await ours().partner.fleet('location/addLocationLabel', body, { org: ruuid(orgId) })
        return { answer, expected: inOrg(orgId, locationId) }
      },
    },
    'location.remove_label': {
      fleet: async () => {
        const { orgId, locationId } = await customer()
        const body = { locationIdentifier: ruuid(locationId), label: 'dock' }
        await ours().partner.fleet('location/addLocationLabel', body, { org: ruuid(orgId) })
        const answer = await ours().partner.fleet('location/removeLocationLabel', body, { org: ruuid(orgId) })
        return { answer, expected: inOrg(orgId, locationId) }
      },
    },
    'location.delete': {
      fleet: async () => {
        const { orgId } = await customer()
        // The customer's own one has access grants.
        const { id } = await addLocation(tenantry(), { partnerId: ours().partner.id, orgId })
        const answer = await ours().partner.fleet(
          'location/deleteLocation',
          { uuid: ruuid(id) },
          { org: ruuid(orgId) },
        )
        return { answer, expected: inOrg(orgId, id) }
      },
    },
  }
}
