import { DomainError, type ErrorCode } from '../../kernel/errors.ts'

/** What the public clients call the ways in which an agent can be missing. */
const CODES: Partial<Record<ErrorCode, 'AGENT_NOT_FOUND' | 'AGENT_REQUIRED' | 'NO_AGENTS'>> = {
  'agent_setup.agent_not_found': 'AGENT_NOT_FOUND',
  'agent_setup.agent_required': 'AGENT_REQUIRED',
  'agent_setup.no_agents': 'NO_AGENTS',
}

/** The refusal that names a missing agent, or undefined for another error. */
export const missingAgent = (error: unknown, agentIdentifier: string | null) => {
  if (!(error instanceof DomainError)) return undefined
  const code = CODES[error.code]
  return code && { error: error.message, code, agentIdentifier }
}
