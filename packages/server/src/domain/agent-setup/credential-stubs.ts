import { DomainError } from '../../kernel/errors.ts'

/** A file that a program wants to find before it starts; what it holds is no credential. */
export interface CredentialStub {
  readonly agent: string
  readonly filePath: string
  readonly content: string
  readonly authMode: 'api-key' | 'oauth'
  /** Octal, as chmod takes it. */
  readonly permissions: string
}

const STUBS: readonly CredentialStub[] = [
  {
    agent: 'codex',
    filePath: '~/.codex/auth.json',
    content: `${JSON.stringify({ OPENAI_API_KEY: 'placeholder' }, null, 2)}\n`,
    authMode: 'api-key',
    permissions: '0600',
  },
]

/** The agent frameworks that there is a stub for. */
export const listCredentialStubs = (): readonly string[] => STUBS.map(({ agent }) => agent)

/** The stub of one agent framework; throws `agent_setup.no_stub`. */
export const getCredentialStub = (agent: string): CredentialStub => {
  const stub = STUBS.find((known) => known.agent === agent)
  if (stub === undefined)
    throw new DomainError('agent_setup.no_stub', 'There is no credential stub for this agent')
  return stub
}
