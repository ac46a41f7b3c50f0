export { readAgentSwitch, switchAgent } from './agent-switch.ts'
export type { GatewaySwitch } from './gateway-switch.ts'
export { readOrgSwitch, switchOrg } from './org-switch.ts'
export { readPartnerSwitch, switchPartner } from './partner-switch.ts'
