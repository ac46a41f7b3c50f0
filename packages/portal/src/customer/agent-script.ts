/** Stands where a token goes that the page does not know. */
export const TOKEN_PLACEHOLDER = 'AGENT_TOKEN'

/** What sends a process through the gateway; a word stands for the agent's token. */
export interface AgentEnvironment {
  readonly variables: Readonly<Record<string, string>>
  /** Where the variables say that the certificate lies. */
  readonly caPath: string
}

interface ContainerConfig {
  readonly env: Readonly<Record<string, string>>
  readonly caCertificateContainerPath: string
}

const mapValues = (
  values: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))

const passwordIn = (value: string): string => (URL.canParse(value) ? new URL(value).password : '')

const tokenOf = ({ env }: ContainerConfig): string | undefined =>
  Object.values(env)
    .map(passwordIn)
    .find((password) => password !== '')

/** Takes the agent's token out: a page keeps none. */
export const forgetToken = (config: ContainerConfig): AgentEnvironment => {
  const token = tokenOf(config)
  const forget = (value: string) => (token === undefined ? value : value.replaceAll(token, TOKEN_PLACEHOLDER))
  return { variables: mapValues(config.env, forget), caPath: config.caCertificateContainerPath }
}

/** What an agent may be written in, or run by. */
export const SETUP_KINDS = [
  { kind: 'curl', label: 'curl' },
  { kind: 'node', label: 'Node' },
  { kind: 'python', label: 'Python' },
  { kind: 'docker', label: 'Docker' },
] as const
export type SetupKind = (typeof SETUP_KINDS)[number]['kind']

const CA_FILE = 'gateway-ca.pem'
const PROXY = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']
const PROVIDER_KEYS = ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY']

/** Which of the variables each reads. */
const READ_BY = {
  curl: ['HTTPS_PROXY', 'http_proxy', 'NO_PROXY', 'CURL_CA_BUNDLE'],
  node: [...PROXY, 'NODE_USE_ENV_PROXY', 'NODE_EXTRA_CA_CERTS', ...PROVIDER_KEYS],
  python: [...PROXY, 'SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', ...PROVIDER_KEYS],
} as const
const LAST_LINE = {
  curl: 'curl https://api.example.com/things',
  node: 'node agent.js',
  python: 'python agent.py',
} as const

const fetchCa = (): string => `curl -sS ${location.origin}/v1/gateway/ca > ${CA_FILE}`

const quoted = (value: string): string => `'${value.replaceAll("'", "'\\''")}'`

const shellScript = (kind: keyof typeof READ_BY, { variables, caPath }: AgentEnvironment): string => {
  const lines = READ_BY[kind].flatMap((name) => {
    const value = variables[name]
    if (value === undefined) return []
    return [`export ${name}=${value === caPath ? `"$PWD/${CA_FILE}"` : quoted(value)}`]
  })
  return [fetchCa(), ...lines, LAST_LINE[kind]].join('\n')
}

const dockerScript = ({ variables, caPath }: AgentEnvironment): string => {
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}`)
  return [
    fetchCa(),
    "cat > agent.env <<'END'",
    ...lines,
    'END',
    `docker run --rm --env-file agent.env --volume "$PWD/${CA_FILE}:${caPath}:ro" YOUR_IMAGE`,
  ].join('\n')
}

/** What is pasted into a shell to run an agent through the gateway. */
export const setupScript = (kind: SetupKind, environment: AgentEnvironment, token: string): string => {
  const script = kind === 'docker' ? dockerScript(environment) : shellScript(kind, environment)
  return script.replaceAll(TOKEN_PLACEHOLDER, () => token)
}
