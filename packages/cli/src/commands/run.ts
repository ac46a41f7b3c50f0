import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import type { Command } from 'commander'
import { CommandFailure } from '../command-failure.ts'
import { connectAsPartner } from '../connect.ts'
import { runChild } from '../run-child.ts'
import { settingsOf } from '../settings.ts'

interface RunOptions {
  readonly agent?: string
  readonly project?: string
}

/** What a program of Node's trusts besides its own; the others trust the file alone. */
const IN_ADDITION = 'NODE_EXTRA_CA_CERTS'
/** How a container names the machine that it runs on. */
const HOST_OF_CONTAINERS = /^(?:host|gateway)\.docker\.internal$/

/** Outside a container the gateway is where the server is, unless the operator has given it another address. */
const reachable = (value: string, serverUrl: string): string => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !HOST_OF_CONTAINERS.test(url.hostname)) return value
  url.hostname = new URL(serverUrl).hostname
  return url.href.replace(/\/$/, '')
}

// A terminal sends these to everybody in the group; whoever stops this process means the other one.
const FORWARDED = { SIGINT: undefined, SIGQUIT: undefined, SIGTERM: 'SIGTERM', SIGHUP: 'SIGHUP' } as const

const cannotStart = (error: unknown, program: string): CommandFailure => {
  const { code } = error as NodeJS.ErrnoException
  return new CommandFailure(
    code === 'ENOENT' ? 'notFound' : 'unexpected',
    `${program} cannot be started${code === undefined ? '' : ` (${code})`}`,
    'check the command after --.',
  )
}

/** An agent that found the key that its gateway is asked with could give itself whatever it likes. */
const withoutKeys = ({
  TENANTRY_KEY: _,
  TENANTRY_OPERATOR_KEY: __,
  ...environment
}: NodeJS.ProcessEnv): NodeJS.ProcessEnv => environment

/** Starts a program whose requests go through the gateway as an agent's, and ends as it ends. */
const run = async (
  [program = '', ...args]: readonly string[],
  { agent, project }: RunOptions,
  command: Command,
): Promise<void> => {
  const { url } = settingsOf(command)
  const config = await connectAsPartner(command).broker.getContainerConfig(
    agent === undefined ? {} : { agent },
    project === undefined ? {} : { projectId: project },
  )
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-run-'))
  try {
    const [authority, all] = [join(folder, 'gateway-ca.pem'), join(folder, 'all-authorities.pem')]
    writeFileSync(authority, config.caCertificate)
    // What NO_PROXY leaves out is asked directly, and shows a certificate of the public authorities.
    writeFileSync(all, [...rootCertificates, config.caCertificate].join('\n'))
    const environment = Object.entries(config.env).map(([name, value]) => {
      if (value === config.caCertificateContainerPath) return [name, name === IN_ADDITION ? authority : all]
      return [name, reachable(value, url)]
    })
    const env = { ...withoutKeys(process.env), ...Object.fromEntries(environment) }
    await runChild(program, args, FORWARDED, { env }).catch((error: unknown) => {
      throw cannotStart(error, program)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const addRunCommand = (command: Command): void => {
  command
    .argument('<command...>', 'after --, with its own options')
    .option('--agent <identifier>', 'as which agent; the default one of the project without it')
    .option('--project <uuid>', 'the project; needed with an organization key')
    .action(run)
}
