export { CA_CONTAINER_PATH, gatewayEnvironment, readAgentProxy } from './container-config.ts'
export { getCredentialStub, listCredentialStubs } from './credential-stubs.ts'
export { gatewaySkill } from './gateway-skill.ts'
