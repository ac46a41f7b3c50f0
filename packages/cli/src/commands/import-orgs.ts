import { type Command, InvalidArgumentError } from 'commander'
import { connectAsPartner } from '../connect.ts'
import { EXIT_CODES } from '../exit-codes.ts'
import { importClients } from '../import/import-clients.ts'
import { readClients } from '../import/read-clients.ts'
import type { RowResult } from '../import/report.ts'
import { type Column, printList } from '../print.ts'

interface ImportOptions {
  readonly report?: string
  readonly concurrency: number
}

const AT_ONCE = 4
const AT_ONCE_MAX = 32

const COLUMNS: readonly Column<RowResult>[] = [
  ['Row', ({ row }) => row],
  ['Status', ({ status }) => status],
  ['Id', ({ id }) => id],
  ['Error', ({ error }) => error],
]

const count = (results: readonly RowResult[], status: RowResult['status']): number =>
  results.filter((result) => result.status === status).length

const summaryOf = (results: readonly RowResult[], total: number, reportFile: string): string => {
  const left = total - results.length
  return [
    `${count(results, 'created')} created, ${count(results, 'existing')} there already, `,
    `${count(results, 'failed')} failed${left > 0 ? `, ${left} not tried` : ''}. Report: ${reportFile}`,
  ].join('')
}

const importOrgs = async (file: string, options: ImportOptions, command: Command): Promise<void> => {
  const { embed } = connectAsPartner(command)
  const rows = readClients(file)
  const reportFile = options.report ?? `${file}.report.csv`
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const { concurrency: atOnce } = options
  const results = await importClients({ embed, rows, reportFile, atOnce, signal: stop.signal })
  printList(command, results, COLUMNS, 'The file has no rows.')
  process.stderr.write(`${summaryOf(results, rows.length, reportFile)}\n`)
  if (results.length < rows.length || count(results, 'failed') > 0) process.exitCode = EXIT_CODES.partial.code
}

const concurrencyValue = (given: string): number => {
  const value = Number(given)
  if (!/^\d{1,3}$/.test(given) || value < 1 || value > AT_ONCE_MAX)
    throw new InvalidArgumentError(`It must be a number from 1 to ${AT_ONCE_MAX}.`)
  return value
}

export const addImportCommand = (org: Command): void => {
  org
    .command('import')
    .description(
      'Create an organization for each row of a CSV file. Run it again after a failure: what is there is not made twice.',
    )
    .argument('<file>', 'with the columns name, external_id, website, language, ai_instructions')
    .option('--report <file>', 'a line for each row, added as it is done; <file>.report.csv without it')
    .option('--concurrency <number>', 'rows at a time', concurrencyValue, AT_ONCE)
    .action(importOrgs)
}
