import { Box, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { CsvForm } from '../shared/csv-form.tsx'
import { formText } from '../shared/form-text.ts'
import { oneOf } from '../shared/one-of.ts'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { useChosenPartner } from './chosen-partner.ts'
import { LoadOutcomes } from './load-outcomes.tsx'
import { type LoadTable, readTable } from './load-table.ts'
import { LOADS, type LoadName, useLoad } from './use-load.ts'

const NAMES = Object.keys(LOADS) as LoadName[]

/** Loads what was sold to a partner, from a table. */
export const LoadsPage = () => {
  const { id, name } = useChosenPartner()
  const { outcomes, loading } = useLoad(id)
  const [table, setTable] = useState<LoadTable>()
  const load = (read: LoadTable, given: FormData) => {
    const kind = oneOf(NAMES, formText(given, 'kind'))
    if (kind === undefined) return
    setTable(read)
    loading.mutate({ name: kind, table: read })
  }
  return (
    <Page
      title="Hardware and licences"
      about={`What was sold to ${name}: ${name} registers it with its customers.`}
    >
      <Box maw={640}>
        <CsvForm
          about="Its first line names the columns. A row that is loaded again changes what is known of it."
          verb="Load the table"
          isBusy={loading.isPending}
          read={readTable}
          onTable={load}
        >
          <NativeSelect
            name="kind"
            label="What the table holds"
            data={NAMES.map((value) => ({ value, label: LOADS[value] }))}
          />
        </CsvForm>
      </Box>
      {loading.isError && <Problem error={loading.error} />}
      {table !== undefined && <LoadOutcomes outcomes={outcomes} rows={table.rows} />}
    </Page>
  )
}
