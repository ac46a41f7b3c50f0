import { addController } from '../../contract/access-control.ts'
import { bearer } from '../../support/partners.ts'
import { ruuid, uuid } from '../wire-ids.ts'
import { type Call, type Calls, type EventStage, idOf } from './stage.ts'

/** Doors, who goes through them, and lockdowns. */
export const accessControlCalls = ({ tenantry, ours, inOrg, customer }: EventStage): Calls => {
  type Household = Awaited<ReturnType<typeof customer>>

  /** A call inside a customer about one of its rows; without one, about what the answer has made. */
  const inside = (
    path: string,
    bodyFor: (household: Household) => object,
    subjectOf: (household: Household) => string | readonly [made: string, field?: string],
  ) => ({
    fleet: async (): Promise<Call> => {
      const household = await customer()
      const answer = await ours().partner.fleet(path, bodyFor(household), { org: ruuid(household.orgId) })
      const subject = subjectOf(household)
      if (typeof subject === 'string') return { answer, expected: inOrg(household.orgId, subject) }
      const [made, field = 'uuid'] = subject
      const row = (answer.body as Record<string, Record<string, string>>)[made]
      return { answer, expected: inOrg(household.orgId, uuid(String(row?.[field]))) }
    },
  })
  const change = (verb: string, more: object = {}) =>
    inside(
      `accesscontrol/${verb}`,
      ({ badgeId }) => ({ credentialUuid: ruuid(badgeId), ...more }),
      ({ badgeId }) => badgeId,
    )
  const group = (verb: string, more: (household: Household) => object = () => ({})) =>
    inside(
      `accesscontrol/${verb}`,
      (household) => ({ groupUuid: ruuid(household.accessGroupId), ...more(household) }),
      ({ accessGroupId }) => accessGroupId,
    )
  const plan = (verb: string, more: object = {}) =>
    inside(
      `accesscontrol/lockdownPlan/${verb}`,
      ({ lockdownPlanId }) => ({ lockdownPlanUuid: ruuid(lockdownPlanId), ...more }),
      ({ lockdownPlanId }) => lockdownPlanId,
    )
  /** A controller of a customer's that has named a door. */
  const controller = async ({ orgId, locationId }: Pick<Household, 'orgId' | 'locationId'>) => {
    const { partner } = ours()
    const place = { partner, org: ruuid(orgId), locationUuid: ruuid(locationId) }
    const { deviceId, token, name, report } = await addController(tenantry(), place)
    const named = await name('1')
    const whoami = await tenantry().call('GET', '/v1/whoami', { headers: bearer(token) })
    const actor = { principal: `device/${deviceId}`, credential: idOf(whoami, 'credentialId') }
    return { deviceId, named, report, actor }
  }
  return {
    'door.report': {
      device: async () => {
        const household = await customer()
        const { named: answer, deviceId, actor } = await controller(household)
        return { answer, expected: { ...inOrg(household.orgId, deviceId), actor } }
      },
    },
    'access_decision.make': {
      device: async () => {
        const { orgId, locationId, membershipId } = await customer()
        const { partner } = ours()
        const org = ruuid(orgId)
        const { report, actor } = await controller({ orgId, locationId })
        const credential = { userUuid: ruuid(membershipId), credentialHexValue: 'decade' }
        const assigned = await partner.fleet('accesscontrol/assignAccessControlCredential', credential, {
          org,
        })
        const badgeId = uuid((assigned.body as { credential: { uuid: string } }).credential.uuid)
        const shown = {
          type: 'credential_received',
          component: 'reader 1',
          source: 'nfc',
          credential: 'decade',
        }
        const answer = await report('event', {
          events: [{ ...shown, at: tenantry().clock.now.toISOString() }],
        })
        return { answer, expected: { ...inOrg(orgId, badgeId), actor } }
      },
    },
    'door.unlock': inside(
      'accesscontrol/unlockAccessControlledDoor',
      ({ doorId }) => ({ accessControlledDoorUuid: ruuid(doorId) }),
      ({ doorId }) => doorId,
    ),
    'access_group.create': inside(
      'accesscontrol/createAccessControlGroup',
      () => ({ name: 'Staff' }),
      () => ['group'],
    ),
    'access_group.change': group('updateAccessControlGroup', () => ({ name: 'Guests' })),
    'access_group.delete': group('deleteAccessControlGroup'),
    'access_group.add_members': {
      fleet: async () => {
        const { orgId } = await customer()
        const call = (path: string, body: object) => ours().partner.fleet(path, body, { org: ruuid(orgId) })
        const created = await call('accesscontrol/createAccessControlGroup', { name: 'Staff' })
        const { uuid: groupUuid } = (created.body as { group: { uuid: string } }).group
        const [person] = await tenantry().database.sql('select id from memberships where org_id = $1', [
          orgId,
        ])
        const userUuids = [ruuid(String(person?.['id']))]
        const answer = await call('accesscontrol/addUsersToAccessControlGroup', { groupUuid, userUuids })
        return { answer, expected: inOrg(orgId, uuid(groupUuid)) }
      },
    },
    'access_group.remove_members': group('removeUsersFromAccessControlGroup', ({ membershipId }) => ({
      userUuids: [ruuid(membershipId)],
    })),
    'access_grant.create': inside(
      'accesscontrol/createAccessGrant',
      ({ locationId }) => ({ accessGrant: { name: 'Day', locationUuid: ruuid(locationId) } }),
      () => ['accessGrant'],
    ),
    'access_grant.change': inside(
      'accesscontrol/updateAccessGrant',
      ({ accessGrantId }) => ({ accessGrant: { uuid: ruuid(accessGrantId), name: 'Night' } }),
      ({ accessGrantId }) => accessGrantId,
    ),
    'access_grant.delete': inside(
      'accesscontrol/deleteLocationAccessGrant',
      ({ accessGrantId }) => ({ accessGrantUuid: ruuid(accessGrantId) }),
      ({ accessGrantId }) => accessGrantId,
    ),
    'badge.assign': inside(
      'accesscontrol/assignAccessControlCredential',
      ({ membershipId }) => ({ userUuid: ruuid(membershipId), credentialHexValue: 'c0ffee' }),
      () => ['credential'],
    ),
    'badge.revoke': change('revokeAccessControlCredential'),
    'badge.suspend': change('suspendAccessControlCredential'),
    'badge.resume': {
      fleet: async () => {
        const { orgId, badgeId } = await customer()
        const call = (verb: string) =>
          ours().partner.fleet(
            `accesscontrol/${verb}AccessControlCredential`,
            { credentialUuid: ruuid(badgeId) },
            { org: ruuid(orgId) },
          )
        await call('suspend')
        return { answer: await call('unsuspend'), expected: inOrg(orgId, badgeId) }
      },
    },
    'badge.note': change('updateAccessControlCredentialNote', { note: 'blue' }),
    'badge.delete': change('deleteAccessControlCredential'),
    'lockdown_plan.create': inside(
      'accesscontrol/lockdownPlan/createLocationLockdownPlan',
      ({ locationId }) => ({ name: 'Fire', locationUuid: ruuid(locationId) }),
      () => ['lockdownPlan'],
    ),
    'lockdown_plan.change': plan('updateLocationLockdownPlan', { name: 'Storm' }),
    'lockdown_plan.delete': plan('deleteLockdownPlan'),
    'lockdown.activate': inside(
      'accesscontrol/lockdownPlan/activateLockdownForLocation',
      ({ locationId, lockdownPlanId }) => ({
        ...{ locationUuid: ruuid(locationId), lockdownPlanUuids: [ruuid(lockdownPlanId)] },
      }),
      ({ locationId }) => locationId,
    ),
    'lockdown.deactivate': {
      fleet: async () => {
        const { orgId, locationId, lockdownPlanId } = await customer()
        const call = (verb: string) =>
          ours().partner.fleet(
            `accesscontrol/lockdownPlan/${verb}LockdownForLocation`,
            { locationUuid: ruuid(locationId), lockdownPlanUuids: [ruuid(lockdownPlanId)] },
            { org: ruuid(orgId) },
          )
        await call('activate')
        return { answer: await call('deactivate'), expected: inOrg(orgId, locationId) }
      },
    },
    'monitoring.switch': inside(
      'alertmonitoring/enableMonitoringForLocation',
      ({ locationId }) => ({ locationUuid: ruuid(locationId) }),
      ({ locationId }) => locationId,
    ),
  }
}
