/** Operations that are documented and never succeed, with the status of the refusal: no app is offered, and nothing exported. */
export const ALWAYS_REFUSED: Readonly<Record<string, number>> = {
  getApp: 404,
  getAppConfig: 404,
  upsertAppConfig: 404,
  deleteAppConfig: 404,
  disconnectApp: 404,
  getPermissionDefinition: 404,
  getRulePermissions: 404,
  setRulePermissions: 400,
  getRuleOverlap: 404,
  getOrgAppConfig: 404,
  upsertOrgAppConfig: 404,
  deleteOrgAppConfig: 404,
  getAppPermissions: 404,
  setAppPermissions: 400,
  getOrgRuleOverlap: 404,
  migrateExport: 404,
}
