import { Alert, Button, FileInput, NativeSelect, Progress, Stack, Table, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { formText } from '../shared/form-text.ts'
import { oneOf } from '../shared/one-of.ts'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { NOT_UTF8, readUtf8 } from '../shared/read-utf8.ts'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { useChosenPartner } from './chosen-partner.ts'
import { type LoadTable, type RowOutcome, readTable } from './load-table.ts'
import { LOADS, type LoadName, useLoad } from './use-load.ts'

const NAMES = Object.keys(LOADS) as LoadName[]
const LINES = 8
const REFUSED_SHOWN = 200

const countOf = (outcomes: readonly RowOutcome[], wanted: RowOutcome['outcome']): number =>
  outcomes.filter(({ outcome }) => outcome === wanted).length

const Outcomes = ({
  outcomes,
  rows,
}: {
  readonly outcomes: readonly RowOutcome[]
  readonly rows: number
}) => {
  const refused = outcomes.flatMap((one) => (one.outcome === 'refused' ? [one] : []))
  return (
    <Stack gap="sm">
      <Progress value={(outcomes.length / rows) * 100} aria-label={`${outcomes.length} of ${rows} rows`} />
      <Text role="status">
        {outcomes.length} of {rows} rows: {countOf(outcomes, 'created')} created,{' '}
        {countOf(outcomes, 'updated')} updated, {countOf(outcomes, 'unchanged')} unchanged, {refused.length}{' '}
        refused.
      </Text>
      {refused.length > 0 && (
        <ScrollingTable label="Refused rows" head={['Row', 'Column', 'Why']}>
          {refused.slice(0, REFUSED_SHOWN).map(({ row, field, message }) => (
            <Table.Tr key={row}>
              <Table.Td>{row}</Table.Td>
              <Table.Td>{field}</Table.Td>
              <Table.Td>{message}</Table.Td>
            </Table.Tr>
          ))}
        </ScrollingTable>
      )}
      {refused.length > REFUSED_SHOWN && <Text size="sm">And {refused.length - REFUSED_SHOWN} more.</Text>}
    </Stack>
  )
}

/** Loads what was sold to a partner, from a table. */
export const LoadsPage = () => {
  const { id, name } = useChosenPartner()
  const { outcomes, loading } = useLoad(id)
  const [text, setText] = useState('')
  const [table, setTable] = useState<LoadTable>()
  const [flaw, setFlaw] = useState<string>()
  const reading = useMutation({
    mutationFn: async (file: File) => {
      const read = await readUtf8(file)
      setFlaw(read === undefined ? NOT_UTF8 : undefined)
      setText(read ?? '')
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const kind = oneOf(NAMES, formText(new FormData(event.currentTarget), 'kind'))
    const read = readTable(text)
    setFlaw('flaw' in read ? read.flaw : undefined)
    if ('flaw' in read || kind === undefined) return
    setTable(read)
    loading.mutate({ name: kind, table: read })
  }
  return (
    <Page
      title="Hardware and licences"
      about={`What was sold to ${name}: ${name} registers it with its customers.`}
    >
      <form onSubmit={submit}>
        <Stack maw={640}>
          <NativeSelect
            name="kind"
            label="What the table holds"
            data={NAMES.map((value) => ({ value, label: LOADS[value] }))}
          />
          <FileInput
            label="CSV file"
            description="Its first line names the columns. A row that is loaded again changes what is known of it."
            placeholder="Choose a file"
            accept=".csv,text/csv,text/plain"
            onChange={(file) => file !== null && reading.mutate(file)}
          />
          <Textarea
            label="Or paste the table"
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            rows={LINES}
            spellCheck={false}
          />
          {reading.isError && <Problem error={reading.error} />}
          {flaw !== undefined && (
            <Alert color="red" title="This table cannot be used" role="alert">
              {flaw}
            </Alert>
          )}
          {loading.isError && <Problem error={loading.error} />}
          <div>
            <Button type="submit" loading={loading.isPending} disabled={text.trim() === ''}>
              Load the table
            </Button>
          </div>
        </Stack>
      </form>
      {table !== undefined && <Outcomes outcomes={outcomes} rows={table.rows} />}
    </Page>
  )
}
