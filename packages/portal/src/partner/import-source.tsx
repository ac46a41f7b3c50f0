import { Alert, Button, FileInput, Group, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Problem } from '../shared/problem.tsx'
import { NOT_UTF8, readUtf8 } from '../shared/read-utf8.ts'
import { type ImportList, readImportList } from './import-list.ts'

const LINES_SHOWN = 8

/** Takes a list as a file or as a text. */
export const ImportSource = ({ onList }: { readonly onList: (list: ImportList) => void }) => {
  const [text, setText] = useState('')
  const [flaw, setFlaw] = useState<string>()
  const reading = useMutation({
    mutationFn: async (file: File) => {
      const read = await readUtf8(file)
      setFlaw(read === undefined ? NOT_UTF8 : undefined)
      setText(read ?? '')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const list = readImportList(text)
    if ('flaw' in list) setFlaw(list.flaw)
    else onList(list)
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <FileInput
          label="CSV file"
          description="Its first line names the columns; one of them is “name”."
          placeholder="Choose a file"
          accept=".csv,text/csv,text/plain"
          onChange={(file) => file !== null && reading.mutate(file)}
        />
        <Textarea
          label="Or paste the list"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          rows={LINES_SHOWN}
          spellCheck={false}
        />
        {reading.isError && <Problem error={reading.error} />}
        {flaw !== undefined && (
          <Alert color="red" title="This list cannot be used" role="alert">
            {flaw}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={text.trim() === ''}>
            Preview the list
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
