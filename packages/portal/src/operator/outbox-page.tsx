import { Badge, Code, Text } from '@mantine/core'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { EmptyState } from '../shared/empty-state.tsx'
import { Page } from '../shared/page.tsx'
import { PagedList } from '../shared/paged-list.tsx'
import { usePlaceKey } from '../shared/place-key.ts'
import { Time } from '../shared/time.tsx'
import { usePages } from '../shared/use-pages.ts'
import { type OperatorAnswer, operatorApi } from './operator-api.ts'
import { readPage } from './read-page.ts'

type Mail = OperatorAnswer<'listOutbox'>['data'][number]

const State = ({ of: { sentAt, failedAt, attempts, lastError } }: { readonly of: Mail }) => {
  if (sentAt !== null)
    return (
      <>
        Sent <Time at={sentAt} />
      </>
    )
  const why = lastError === null ? '' : `, ${lastError}`
  if (failedAt !== null)
    return (
      <Badge variant="outline" color="red" autoContrast title={lastError ?? ''}>
        Given up
      </Badge>
    )
  return attempts === 0 ? 'Waiting' : `Tried ${attempts} times${why}`
}

const COLUMNS: readonly Column<Mail>[] = [
  { head: 'Written', cell: ({ createdAt }) => <Time at={createdAt} /> },
  { head: 'To', cell: ({ to }) => to, isLong: true },
  {
    head: 'Subject',
    cell: ({ subject, text }) => (
      <details>
        <summary>{subject}</summary>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </Code>
      </details>
    ),
  },
  { head: 'State', cell: (mail) => <State of={mail} /> },
]

/** The mails that the server wanted sent; without a mail server this is where they are read. */
export const OutboxPage = () => {
  const mails = usePages([...usePlaceKey(), 'outbox'], (page, options) =>
    readPage(operatorApi.listOutbox(page, options)),
  )
  return (
    <Page
      title="Mail outbox"
      about="Mails hold live links: whoever follows one takes the place that it was meant to give."
    >
      <PagedList
        pages={mails}
        empty={<EmptyState title="No mail yet">Invitations, receipts and warnings come by here.</EmptyState>}
      >
        {(rows) => (
          <>
            <Text size="sm">Open a subject to read the mail.</Text>
            <DataTable label="Mails" columns={COLUMNS} rows={rows} keyOf={({ id }) => id} />
          </>
        )}
      </PagedList>
    </Page>
  )
}
