import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { downloadText } from '../shared/download-text.ts'
import { Problem } from '../shared/problem.tsx'
import { credentialsCsv } from './import-credentials.ts'
import type { ImportList } from './import-list.ts'
import { ImportRows } from './import-rows.tsx'
import { useImport } from './use-import.ts'

const PERCENT = 100

const Advance = ({ done, all }: { readonly done: number; readonly all: number }) => (
  <div>
    <Text size="sm" role="status">
      {done} of {all} lines done
    </Text>
    <Progress.Root size="lg">
      <Progress.Section value={(done / all) * PERCENT} color="cyan.9" aria-label="Lines done" />
    </Progress.Root>
  </div>
)

const KeepCredentials = ({ csv, fileName }: { readonly csv: string; readonly fileName: string }) => (
  <Alert color="yellow" title="Keep the credentials now">
    <Stack gap="xs" align="flex-start">
      <Text size="sm">
        Once this is closed they are gone from the page. For 23 hours you get them again here: choose the same
        list and create it again, nothing is made twice.
      </Text>
      <Button variant="default" onClick={() => downloadText(fileName, csv, 'text/csv')}>
        Download the credentials
      </Button>
    </Stack>
  </Alert>
)

interface Props {
  readonly list: ImportList
  /** Back to the choice of a list. */
  readonly onOther: () => void
}

/** Shows what is in a list, then makes it. */
export const ImportRun = ({ list, onOther }: Props) => {
  const { rows, hash } = list
  const { results, start, stop, isRunning, error } = useImport(list)
  const csv = credentialsCsv(rows, results)
  const left = rows.filter(({ number, flaw }) => flaw === undefined && !results.has(number)).length
  return (
    <Stack>
      <Text size="sm">
        If it is interrupted, choose the very same list again, in this browser and as the same person: it goes
        on where it was. A list of which a single letter is other counts as a new one.
      </Text>
      <Advance done={results.size} all={rows.length} />
      {error !== null && <Problem error={error} />}
      {csv !== undefined && !isRunning && (
        <KeepCredentials csv={csv} fileName={`organizations-${hash}.csv`} />
      )}
      <Group>
        {isRunning ? (
          <Button variant="default" onClick={stop}>
            Stop the import
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={onOther}>
              Choose another list
            </Button>
            {left > 0 && (
              <Button
                onClick={start}
              >{`Create ${left} ${left === 1 ? 'organization' : 'organizations'}`}</Button>
            )}
          </>
        )}
      </Group>
      <ImportRows rows={rows} results={results} />
    </Stack>
  )
}
