import { Alert, Button, FileInput, Group, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Problem } from './problem.tsx'
import { NOT_UTF8, readUtf8 } from './read-utf8.ts'

const LINES_SHOWN = 8

interface Flaw {
  readonly flaw: string
}
interface Props<T extends object> {
  /** What the file has in it. */
  readonly about: string
  /** What the button does: a verb and its noun. */
  readonly verb: string
  readonly isBusy?: boolean
  /** What is asked for besides. */
  readonly children?: ReactNode
  readonly read: (text: string) => T | Flaw
  readonly onTable: (table: T, given: FormData) => void
}

const isFlaw = (read: object): read is Flaw => 'flaw' in read

/** Takes a table as a file or as a text, and says what is wrong with one that cannot be used. */
export const CsvForm = <T extends object>(props: Props<T>) => {
  const { about, verb, isBusy = false, children, read, onTable } = props
  const [text, setText] = useState('')
  const [flaw, setFlaw] = useState<string>()
  const opening = useMutation({
    mutationFn: async (file: File) => {
      const opened = await readUtf8(file)
      setFlaw(opened === undefined ? NOT_UTF8 : undefined)
      setText(opened ?? '')
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const table = read(text)
    setFlaw(isFlaw(table) ? table.flaw : undefined)
    if (!isFlaw(table)) onTable(table, new FormData(event.currentTarget))
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        {children}
        <FileInput
          label="CSV file"
          description={about}
          placeholder="Choose a file"
          accept=".csv,text/csv,text/plain"
          onChange={(file) => file !== null && opening.mutate(file)}
        />
        <Textarea
          label="Or paste the table"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          rows={LINES_SHOWN}
          spellCheck={false}
        />
        {opening.isError && <Problem error={opening.error} />}
        {flaw !== undefined && (
          <Alert color="red" title="This table cannot be used" role="alert">
            {flaw}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={isBusy} disabled={text.trim() === ''}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
