import { randomBytes } from 'node:crypto'
import { newId } from '../../src/kernel/ids.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { badgeKeyPlace } from '../../src/store/sealed-columns.ts'
import type { TestTenantry } from '../support/tenantry.ts'

/** What an organization keeps of its access control. */
export interface AccessRows {
  readonly controllerId: string
  /** What the controller proves itself with, besides its serial number, which is `controller` and its id. */
  readonly controllerKey: string
  readonly doorId: string
  readonly accessGroupId: string
  readonly accessGrantId: string
  readonly badgeId: string
  readonly lockdownPlanId: string
}

/** Ids that were never given out. */
export const missingAccessRows = (): AccessRows => ({
  ...{
    controllerId: newId(),
    controllerKey: randomBytes(8).toString('hex'),
    doorId: newId(),
    accessGroupId: newId(),
  },
  ...{ accessGrantId: newId(), badgeId: newId(), lockdownPlanId: newId() },
})

const ADD = `
  with piece as (
    insert into hardware (partner_id, id, serial_number, device_type, model, activation_hash, created_at)
    values ($1::uuid, $3::uuid, 'controller ' || $3::uuid::text, 'DOOR_CONTROLLER', 'DOOR_CONTROLLER_DC20',
      sha256(convert_to($14, 'UTF8')), $12)
  ), controller as (
    insert into devices (partner_id, org_id, id, location_id, hardware_id, type, name, serial_number,
      hardware_variation, connected, last_seen_at, created_at)
    values ($1::uuid, $2::uuid, $3::uuid, $9::uuid, $3::uuid, 'DOOR_CONTROLLER', 'controller ' || $11,
      'controller ' || $3::uuid::text, 'DOOR_CONTROLLER_DC20', true, $12, $12)
  ), door as (
    insert into doors (partner_id, org_id, id, device_id, key, name, lockable, created_at, updated_at)
    values ($1::uuid, $2::uuid, $4::uuid, $3::uuid, 'door ' || $11, 'door ' || $11, true, $12, $12)
  ), access_group as (
    insert into access_groups (partner_id, org_id, id, name, created_at, updated_at)
    values ($1::uuid, $2::uuid, $5::uuid, 'group ' || $11, $12, $12)
  ), member as (
    insert into access_group_members (partner_id, org_id, group_id, membership_id, created_at)
    values ($1::uuid, $2::uuid, $5::uuid, $10::uuid, $12)
  ), access_grant as (
    insert into access_grants (partner_id, org_id, id, location_id, name, door_ids, membership_ids, group_ids,
      created_at, updated_at)
    values ($1::uuid, $2::uuid, $6::uuid, $9::uuid, 'grant ' || $11, array[$4::uuid], array[$10::uuid],
      array[$5::uuid], $12, $12)
  ), badge_key as (
    insert into badge_keys (partner_id, org_id, sealed) values ($1::uuid, $2::uuid, $13) on conflict do nothing
  ), badge as (
    insert into badges (partner_id, org_id, id, membership_id, value_hash, status, note, created_at, updated_at)
    values ($1::uuid, $2::uuid, $7::uuid, $10::uuid, sha256(convert_to('badge ' || $11, 'UTF8')), 'active',
      'note ' || $11, $12, $12)
  ), plan as (
    insert into lockdown_plans (partner_id, org_id, id, location_id, name, details, created_at, updated_at)
    values ($1::uuid, $2::uuid, $8::uuid, $9::uuid, 'plan ' || $11,
      '{"defaultState": "locked_down", "doorStates": {}}', $12, $12)
  ), lockdown as (
    insert into lockdowns (partner_id, org_id, location_id, plan_ids, changed_at, created_at, updated_at)
    values ($1::uuid, $2::uuid, $9::uuid, '{}', $12, $12, $12)
  ), monitoring as (
    insert into monitorings (partner_id, org_id, location_id, enabled, disabled_at)
    values ($1::uuid, $2::uuid, $9::uuid, false, $12)
  )
  select 1`

const ALL_THERE = `
  select 1 from doors, access_groups, access_grants, badges, lockdown_plans
  where doors.id = $1 and access_groups.id = $2 and access_grants.id = $3 and lockdown_plans.id = $4
    and badges.id = $5 and badges.status = 'active'`

type Where = Parameters<typeof addAccessRows>[1]

/**
 * Rows of one organization that a call may use up: made anew when one of them has gone, and only then, since an
 * organization has room for so many.
 */
export const renewedAccessRows = () => {
  const known = new Map<string, AccessRows>()
  return async (tenantry: TestTenantry, place: Where): Promise<AccessRows> => {
    const rows = known.get(place.orgId)
    const ids = rows && [
      rows.doorId,
      rows.accessGroupId,
      rows.accessGrantId,
      rows.lockdownPlanId,
      rows.badgeId,
    ]
    if (rows !== undefined && (await tenantry.database.sql(ALL_THERE, ids)).length > 0) return rows
    const fresh = await addAccessRows(tenantry, place)
    known.set(place.orgId, fresh)
    return fresh
  }
}

/** Writes a door and whatever decides who goes through it behind the product's back; all names hold the tag. */
export const addAccessRows = async (
  { database, clock, domain }: TestTenantry,
  place: {
    readonly partnerId: string
    readonly orgId: string
    readonly locationId: string
    readonly membershipId: string
  },
  tag = randomBytes(6).toString('hex'),
): Promise<AccessRows> => {
  const rows = missingAccessRows()
  const { partnerId, orgId, locationId, membershipId } = place
  const key = new Secret(randomBytes(32).toString('hex'))
  const sealed = domain.keyRing.seal(key, badgeKeyPlace(partnerId, orgId))
  const { controllerId, doorId, accessGroupId, accessGrantId, badgeId, lockdownPlanId } = rows
  await database.sql(ADD, [
    ...[partnerId, orgId, controllerId, doorId, accessGroupId, accessGrantId, badgeId, lockdownPlanId],
    ...[locationId, membershipId, tag, clock.now.toISOString(), sealed, rows.controllerKey],
  ])
  return rows
}
