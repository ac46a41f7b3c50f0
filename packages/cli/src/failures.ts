import { type ErrorKind, TenantryError } from '@tenantry/sdk'
import { CommanderError } from 'commander'
import { CommandFailure } from './command-failure.ts'
import { type Ending, EXIT_CODES } from './exit-codes.ts'

interface Explained {
  readonly ending: Ending
  readonly message: string
  /** What to try next. */
  readonly next?: string | undefined
}

const CHECK_KEY =
  'check --key, TENANTRY_KEY or the profile, or sign in with "tenantry login"; the operator issues keys with "tenantry partner key issue".'
const CHECK_OPERATOR_KEY =
  'check --operator-key or TENANTRY_OPERATOR_KEY; the server keeps the key in operator.key of its data directory.'
const START_SERVER = 'start one with "tenantry serve", or name another with --url or TENANTRY_URL.'
const LOG = 'look in the server’s log for the request id.'

const BY_KIND = {
  invalid: { ending: 'usage', next: 'correct the value; --help shows what the command takes.' },
  too_large: { ending: 'usage', next: 'send less at once.' },
  precondition: { ending: 'conflict', next: 'run the command once more.' },
  refused: { ending: 'usage', next: 'correct the value; --help shows what the command takes.' },
  unauthenticated: { ending: 'usage', next: CHECK_KEY },
  forbidden: {
    ending: 'usage',
    next: 'check that this key may do it, from this address, and that the organization still allows it.',
  },
  not_found: { ending: 'notFound', next: 'check the id; the list commands show what there is.' },
  gone: { ending: 'notFound', next: 'check the id; the list commands show what there is.' },
  conflict: { ending: 'conflict', next: 'choose another value, or look at what is there already.' },
  limit: { ending: 'limit', next: 'try again later.' },
  unavailable: { ending: 'unreachable', next: 'try again in a moment.' },
  unreachable: { ending: 'unreachable', next: START_SERVER },
  timeout: { ending: 'unreachable', next: 'try again in a moment, and check --url or TENANTRY_URL.' },
  internal: { ending: 'unexpected', next: LOG },
  unexpected: { ending: 'unexpected', next: 'check that --url or TENANTRY_URL names a Tenantry server.' },
} as const satisfies Record<ErrorKind, { ending: Ending; next: string }>

const nextOf = ({ kind, dialect, retryAfterSeconds }: TenantryError): string => {
  if (kind === 'unauthenticated' && dialect === 'admin') return CHECK_OPERATOR_KEY
  if (kind === 'limit' && retryAfterSeconds !== undefined) return `try again in ${retryAfterSeconds} seconds.`
  return BY_KIND[kind].next
}

const explainUsage = ({ code, exitCode, message }: CommanderError): Explained => {
  if (exitCode === 0) return { ending: 'ok', message }
  const wanted = code === 'commander.help' ? 'A command is missing' : message.replace(/^error: /, '')
  return { ending: 'usage', message: wanted, next: 'add --help to see what there is.' }
}

const explain = (error: unknown): Explained => {
  if (error instanceof CommandFailure) return error
  if (error instanceof CommanderError) return explainUsage(error)
  if (error instanceof TenantryError)
    return { ending: BY_KIND[error.kind].ending, message: error.message, next: nextOf(error) }
  return { ending: 'unexpected', message: error instanceof Error ? error.message : String(error) }
}

const detailsOf = (error: unknown): object => {
  if (!(error instanceof TenantryError)) return {}
  const { status, code, field, requestId, retryAfterSeconds } = error
  return { status, code, field, requestId, retryAfterSeconds }
}

const asLines = ({ message, next }: Explained, error: unknown): string[] => {
  const { requestId } = error instanceof TenantryError ? error : {}
  return [
    `Error: ${message.replace(/[.\s]+$/, '')}.`,
    ...(next === undefined ? [] : [`Try: ${next}`]),
    ...(requestId === undefined ? [] : [`Request: ${requestId}`]),
  ]
}

/** Says on stderr what went wrong and what to try next; answers the exit code. */
export const reportFailure = (error: unknown, json: boolean): number => {
  const explained = explain(error)
  const { code: exitCode } = EXIT_CODES[explained.ending]
  const { message, next } = explained
  if (exitCode === 0) return 0
  if (json) {
    const document = { error: { message, next, exitCode, ...detailsOf(error) } }
    process.stderr.write(`${JSON.stringify(document)}\n`)
  } else if (!(error instanceof CommanderError)) {
    // Commander has already said what is wrong with the command line.
    process.stderr.write(`${asLines(explained, error).join('\n')}\n`)
  }
  return exitCode
}
