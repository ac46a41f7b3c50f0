import type { Command } from 'commander'
import { readOperationGroups } from './operations/operation-command.ts'

/** A command of the first level. What is below it is loaded when it is called. */
export interface Group {
  readonly name: string
  readonly aliases: readonly string[]
  readonly heading: string
  readonly description: string
  load(command: Command): Promise<void>
}

interface Written {
  readonly description: string
  load(command: Command): Promise<void>
}

const WRITTEN: Readonly<Record<string, Written>> = {
  serve: {
    description: 'Run a server; its settings come from the environment (docs/configuration.md).',
    load: async (command) => (await import('./commands/serve.ts')).addServeCommand(command),
  },
  gateway: {
    description: 'Run a gateway by itself, beside servers on the same PostgreSQL (docs/gateway.md).',
    load: async (command) => (await import('./commands/serve.ts')).addGatewayCommand(command),
  },
  backup: {
    description:
      'Write everything in the database of a server into one file; settings come from the environment (docs/backup.md).',
    load: async (command) => (await import('./commands/backup.ts')).addBackupCommand(command),
  },
  restore: {
    description:
      'Fill the empty database of a new server from such a file; settings come from the environment (docs/backup.md).',
    load: async (command) => (await import('./commands/backup.ts')).addRestoreCommand(command),
  },
  run: {
    description: 'Start a program whose requests go through the gateway; needs a project’s key.',
    load: async (command) => (await import('./commands/run.ts')).addRunCommand(command),
  },
  partner: {
    description: 'Partners and their keys; needs the operator key.',
    load: async (command) => (await import('./commands/partner.ts')).addPartnerCommands(command),
  },
  keys: {
    description: 'The master key that everything sealed hangs on; needs the operator key.',
    load: async (command) => (await import('./commands/keys.ts')).addKeysCommands(command),
  },
  outbox: {
    description: 'The mails that the server wanted sent; needs the operator key.',
    load: async (command) => (await import('./commands/outbox.ts')).addOutboxCommands(command),
  },
  org: {
    description: 'Customer organizations; needs a partner key.',
    load: async (command) => (await import('./commands/org.ts')).addOrgCommands(command),
  },
  secret: {
    description: 'The secrets that all of your organizations inherit; needs a partner key.',
    load: async (command) => (await import('./commands/secret.ts')).addSecretCommands(command),
  },
  location: {
    description: 'The locations of an organization; needs a partner key.',
    load: async (command) => (await import('./commands/location.ts')).addLocationCommands(command),
  },
  camera: {
    description: 'The cameras of an organization; needs a partner key.',
    load: async (command) => (await import('./commands/camera.ts')).addCameraCommands(command),
  },
  device: {
    description: 'Devices: play a fleet of them.',
    load: async (command) => (await import('./commands/device.ts')).addDeviceCommands(command),
  },
  configure: {
    description: 'Store a server and a key as a profile.',
    load: async (command) => (await import('./commands/configure.ts')).addConfigureCommand(command),
  },
  profile: {
    description: 'The stored profiles.',
    load: async (command) => (await import('./commands/profile.ts')).addProfileCommands(command),
  },
  login: {
    description: 'Sign in with your browser, and store it as a profile.',
    load: async (command) => (await import('./commands/login.ts')).addLoginCommand(command),
  },
  logout: {
    description: 'End the sign-in of a profile.',
    load: async (command) => (await import('./commands/logout.ts')).addLogoutCommand(command),
  },
  monitor: {
    description: 'Show what happens in an organization as it happens; alerts, unless told otherwise.',
    load: async (command) => (await import('./commands/monitor.ts')).addMonitorCommand(command),
  },
  completion: {
    description: 'Print what makes a shell complete commands, options and values.',
    load: async (command) => (await import('./commands/completion.ts')).addCompletionCommand(command),
  },
  whoami: {
    description: 'Show whom the key speaks for.',
    load: async (command) => (await import('./commands/whoami.ts')).addWhoamiCommand(command),
  },
}

const loadOperations = async (command: Command): Promise<void> =>
  (await import('./operations/add-operation-commands.ts')).addOperationCommands(command)

/** Every command of the first level: those written by hand, then those of the OpenAPI documents. */
export const readGroups = (): readonly Group[] => {
  const generated = readOperationGroups()
  const written = Object.entries(WRITTEN).map(([name, group]) => {
    const operations = generated.find((other) => other.name === name)
    return {
      name,
      aliases: operations?.aliases ?? [],
      heading: 'Commands:',
      description:
        operations === undefined ? group.description : `${group.description} And operations of the API.`,
      // Those written by hand come first: an operation never takes a name from them.
      load: async (command: Command) => {
        await group.load(command)
        if (operations !== undefined) await loadOperations(command)
      },
    }
  })
  const rest = generated.filter(({ name }) => WRITTEN[name] === undefined)
  return [
    ...written,
    ...rest.map(({ name, aliases, dialect }) => ({
      name,
      aliases,
      heading: dialect === 'fleet' ? 'Services of the fleet dialect:' : 'Other dialects:',
      description:
        dialect === 'fleet'
          ? `Operations on /api/${aliases[0] ?? name}.`
          : `The operations of the ${dialect} dialect.`,
      load: loadOperations,
    })),
  ]
}
