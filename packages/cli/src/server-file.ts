import { fileURLToPath } from 'node:url'
import { CommandFailure } from './command-failure.ts'

const SERVER = '@tenantry/server/main'

/** The file that runs the server of this installation. */
export const serverFile = (): string => {
  try {
    return fileURLToPath(import.meta.resolve(SERVER))
  } catch {
    throw new CommandFailure(
      'unexpected',
      'The Tenantry server is not installed here',
      'run it from a checkout of Tenantry.',
    )
  }
}
