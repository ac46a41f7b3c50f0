import { reportFailure } from './failures.ts'
import { createProgram } from './program.ts'

// Whoever reads the output may have seen enough (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

// Asked before the command line is read: reading it may be what fails.
const json = process.argv.includes('--json')
const program = createProgram({ quiet: json })
try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = reportFailure(error, json)
}
