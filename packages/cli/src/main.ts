import { createProgram } from './program.ts'

// Whoever reads the output may have seen enough (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

/** Asked before the command line is read: reading it may be what fails. */
const wantsJson = (args: readonly string[]): boolean =>
  args.includes('--json') ||
  args.includes('--output=json') ||
  args.some((arg, at) => arg === '--output' && args[at + 1] === 'json')

const json = wantsJson(process.argv)
const program = createProgram({ quiet: json })
/** What a shell asks while a command is typed; see `tenantry completion`. */
const complete = async (words: readonly string[]): Promise<void> => {
  const { candidatesFor } = await import('./completion/candidates.ts')
  for (const candidate of await candidatesFor(program, words)) process.stdout.write(`${candidate}\n`)
}

const [asked, ...words] = process.argv.slice(2)
try {
  if (asked === '__complete') await complete(words)
  else await program.parseAsync()
} catch (error) {
  // Loaded here, so that what goes well starts sooner.
  const { reportFailure } = await import('./failures.ts')
  process.exitCode = reportFailure(error, json)
}
