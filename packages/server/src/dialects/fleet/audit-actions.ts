import { EVENT_TYPES, type EventType } from '../../kernel/event-types.ts'

/** `AuditActionEnum` for each kind of change; the vendor has no word for what its product does not do. */
const ACTIONS = {
  'access_grant.changed': 'ACCESS_GRANT_UPDATE',
  'access_grant.created': 'ACCESS_GRANT_CREATE',
  'access_grant.deleted': 'ACCESS_GRANT_DELETE',
  'access_group.changed': 'UPDATE_ACCESS_CONTROL_GROUP',
  'access_group.created': 'CREATE_ACCESS_CONTROL_GROUP',
  'access_group.deleted': 'DELETE_ACCESS_CONTROL_GROUP',
  'access_group.members_added': 'UPDATE_ACCESS_CONTROL_GROUP',
  'access_group.members_removed': 'UPDATE_ACCESS_CONTROL_GROUP',
  'agent.created': 'UNKNOWN',
  'agent.default_changed': 'UNKNOWN',
  'agent.deleted': 'UNKNOWN',
  'agent.renamed': 'UNKNOWN',
  'agent.secret_mode_changed': 'UNKNOWN',
  'agent.secrets_assigned': 'UNKNOWN',
  'agent.token_regenerated': 'API_TOKEN_REQUEST',
  'alert.cleared': 'UNKNOWN',
  'alert.dismissed': 'ALERT_DISMISS',
  'alert.raised': 'UNKNOWN',
  'alert_rule.changed': 'RULE_UPDATE',
  'alert_rule.created': 'RULE_CREATE',
  'alert_rule.deleted': 'RULE_DELETE',
  'approval.decided': 'UNKNOWN',
  'approval.expired': 'UNKNOWN',
  'badge.assigned': 'AC_CRED_STANDARD_CSN_ASSIGN',
  'badge.deleted': 'AC_CRED_STANDARD_CSN_DELETE',
  'badge.first_used': 'UNKNOWN',
  'badge.noted': 'AC_CRED_NOTE_UPDATE',
  'badge.resumed': 'AC_CRED_STANDARD_CSN_UNSUSPEND',
  'badge.revoked': 'AC_CRED_STANDARD_CSN_REVOKED',
  'badge.suspended': 'AC_CRED_STANDARD_CSN_SUSPEND',
  'budget.cleared': 'UNKNOWN',
  'budget.reached': 'UNKNOWN',
  'budget.saved': 'UNKNOWN',
  'claim_key.imported': 'UNKNOWN',
  'claim_link.reissued': 'UNKNOWN',
  'clip.changed': 'UNKNOWN',
  'clip.deleted': 'SAVED_CLIP_DELETE',
  'clip.saved': 'SAVED_CLIP_CREATE',
  'deal.registered': 'UNKNOWN',
  'device.activated': 'DEVICE_UPDATE',
  'device.changed': 'DEVICE_UPDATE',
  'device.configured': 'DEVICE_SETTINGS_UPDATE',
  'device.customized': 'PARTNER_CUSTOMIZE_CLIENT_DEVICE',
  'device.reassigned': 'DEVICE_ORG_REASSIGN',
  'device.reboot_requested': 'CAMERA_FORCED_REBOOT',
  'device.registered': 'DEVICE_REGISTERED',
  'device.state_changed': 'DEVICE_UPDATE',
  'device_command.delivered': 'UNKNOWN',
  'door.reported': 'UPLOAD_ACCESS_CONTROLLED_DOOR',
  'door.unlock_requested': 'DOOR_ACCESS_UNLOCK',
  'federated_token.issued': 'UNKNOWN',
  'gateway.switched': 'UNKNOWN',
  'hardware.imported': 'UNKNOWN',
  'invitation.accepted': 'USER_UPDATE',
  'licence.imported': 'LICENSE_UPDATED',
  'licence_mails.switched': 'ORG_UPDATE',
  'location.changed': 'LOCATION_UPDATED',
  'location.created': 'LOCATION_UPDATED',
  'location.deleted': 'DELETE_LOCATION',
  'lockdown.activated': 'AC_LOCKDOWN_ACTIVATED',
  'lockdown.deactivated': 'AC_LOCKDOWN_DEACTIVATED',
  'lockdown_plan.changed': 'AC_LOCKDOWN_PLAN_UPDATED',
  'lockdown_plan.created': 'AC_LOCKDOWN_PLAN_CREATED',
  'lockdown_plan.deleted': 'AC_LOCKDOWN_PLAN_DELETED',
  'login_link.issued': 'UNKNOWN',
  'login_link.redeemed': 'PASSWORDLESS_LOGIN_WEB',
  'membership.added': 'USER_CREATE',
  'membership.changed': 'USER_UPDATE',
  'membership.invited': 'USER_UPDATE',
  'membership.removed': 'DELETE_USER',
  'membership.role_changed': 'USER_ROLE_UPDATE',
  'oauth_grant.issued': 'API_OAUTH_AUTHORIZE',
  'oauth_grant.redeemed': 'API_OAUTH_TOKEN_REQUEST',
  'oauth_grant.refreshed': 'API_OAUTH_TOKEN_REFRESH',
  'oauth_grant.revoked': 'API_OAUTH_TOKEN_REVOKE',
  'monitoring.switched': 'UPDATE_ALARM_MONITORING_SETTINGS',
  'org.claimed': 'ORG_UPDATE',
  'org.created': 'PARTNER_CLIENT_CREATE',
  'org.credentials_rotated': 'API_TOKEN_REQUEST',
  'org.customized': 'PARTNER_CUSTOMIZE_CLIENT',
  'org.deleted': 'DELETE_ORG',
  'org.detached': 'SUPPORT_PARTNER_REMOVE',
  'org.resumed': 'ORG_UPDATE',
  'org.settings_changed': 'ORG_UPDATE',
  'org.suspended': 'DISABLE_ORG',
  'org.tokens_rotated': 'API_TOKEN_REQUEST',
  'org_key.issued': 'API_TOKEN_REQUEST',
  'org_key.revoked': 'API_TOKEN_REVOKE',
  'org_key.rotated': 'API_TOKEN_REQUEST',
  'org_profile.changed': 'ORG_UPDATE',
  'partner.changed': 'ORG_UPDATE',
  'partner.created': 'CREATE_ORG',
  'partner_access.changed': 'ORG_UPDATE',
  'partner_key.issued': 'API_TOKEN_REQUEST',
  'partner_key.revoked': 'API_TOKEN_REVOKE',
  'partner_key.rotated': 'API_TOKEN_REQUEST',
  'partner_member.added': 'USER_CREATE',
  'partner_member.invited': 'USER_UPDATE',
  'partner_member.removed': 'DELETE_USER',
  'partner_member.role_changed': 'USER_ROLE_UPDATE',
  'policy.changed': 'POLICY_UPDATE',
  'policy.created': 'POLICY_CREATE',
  'policy.deleted': 'POLICY_DELETE',
  'project.created': 'UNKNOWN',
  'project.deleted': 'UNKNOWN',
  'project.renamed': 'UNKNOWN',
  'project_key.regenerated': 'API_TOKEN_REQUEST',
  'rule.changed': 'UNKNOWN',
  'rule.created': 'UNKNOWN',
  'rule.deleted': 'UNKNOWN',
  'schedule.changed': 'SCHEDULE_UPDATE',
  'schedule.created': 'SCHEDULE_CREATE',
  'schedule.deleted': 'SCHEDULE_DELETE',
  'secret.changed': 'UNKNOWN',
  'secret.created': 'UNKNOWN',
  'secret.deleted': 'UNKNOWN',
  'shipment.imported': 'UNKNOWN',
  'snapshot.first_received': 'DEVICE_UPDATE',
  'team_provision.claimed': 'USER_CREATE',
  'team_provision.created': 'UNKNOWN',
  'team_provision.expired': 'UNKNOWN',
  'vehicle.deleted': 'UNKNOWN',
  'vehicle.labelled': 'UNKNOWN',
  'vehicle.saved': 'UNKNOWN',
} as const satisfies Readonly<Record<EventType, string>>

export type AuditAction = (typeof ACTIONS)[EventType]

/** Every action that an answer may name. */
export const AUDIT_ACTIONS: readonly AuditAction[] = [...new Set(Object.values(ACTIONS))].sort()

const actions: ReadonlyMap<string, AuditAction> = new Map(Object.entries(ACTIONS))

export const actionOf = (type: string): AuditAction => actions.get(type) ?? 'UNKNOWN'

interface Wish {
  readonly includeActions?: readonly string[]
  readonly excludeActions?: readonly string[]
}

/**
 * The kinds of change that a request asks for; undefined where it asks for all. With both lists given the excluded are
 * not looked at (OpenAPI, `getAuditFeed`).
 */
export const eventTypesFor = ({
  includeActions = [],
  excludeActions = [],
}: Wish): readonly EventType[] | undefined => {
  const named = (list: readonly string[]) => (type: EventType) => list.includes(ACTIONS[type])
  if (includeActions.length > 0) return EVENT_TYPES.filter(named(includeActions))
  if (excludeActions.length === 0) return undefined
  const isExcluded = named(excludeActions)
  return EVENT_TYPES.filter((type) => !isExcluded(type))
}
