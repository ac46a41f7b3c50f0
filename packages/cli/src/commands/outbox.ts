import type { Tenantry } from '@tenantry/sdk'
import type { Command } from 'commander'
import { connectAsOperator, LIST_OPTIONS } from '../connect.ts'
import { type Column, harmless, printList, printText } from '../print.ts'
import { readAll } from '../read-all.ts'

type Mail = Awaited<ReturnType<Tenantry['admin']['listOutbox']>>['data'][number]

const COLUMNS: readonly Column<Mail>[] = [
  ['Created', ({ createdAt }) => createdAt],
  ['To', ({ to }) => to],
  ['Subject', ({ subject }) => subject],
  ['Sent', ({ sentAt }) => sentAt],
  ['Id', ({ id }) => id],
]

const wholeMail = ({ createdAt, to, subject, text }: Mail): string =>
  [
    `Created: ${createdAt}`,
    `To: ${harmless(to)}`,
    `Subject: ${harmless(subject)}`,
    '',
    ...text.split('\n').map(harmless),
  ].join('\n')

const listOutbox = async (options: { readonly text?: true }, command: Command): Promise<void> => {
  const { admin } = connectAsOperator(command)
  const mails = await readAll(admin.listOutbox.all({}, LIST_OPTIONS))
  if (options.text && mails.length > 0) {
    printText(command, mails, mails.map(wholeMail).join('\n----\n'))
  } else {
    printList(command, mails, COLUMNS, 'The outbox is empty.')
  }
}

export const addOutboxCommands = (outbox: Command): void => {
  outbox
    .command('list')
    .description('List the mails, newest first.')
    .option('--text', 'print the mails whole')
    .action(listOutbox)
}
