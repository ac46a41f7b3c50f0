export { type Agent, listAgents } from './list-agents.ts'
