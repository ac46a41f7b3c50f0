import { Button, Group, Stack } from '@mantine/core'
import { Copyable } from './copyable.tsx'
import { downloadText } from './download-text.ts'

/** Something that the server tells once and never again. */
export interface OnceShownValue {
  readonly label: string
  readonly value: string
}

const textOf = (values: readonly OnceShownValue[]): string =>
  values.map(({ label, value }) => `${label}: ${value}\n`).join('')

interface Props {
  readonly values: readonly OnceShownValue[]
  /** Of the file that they may be kept in. */
  readonly fileName: string
}

/** Credentials to copy or to download; they are on the page for as long as this is, and nowhere after it. */
export const OnceShown = ({ values, fileName }: Props) => (
  <Stack gap="sm">
    {values.map(({ label, value }) => (
      <Copyable key={label} label={label} value={value} />
    ))}
    <Group>
      <Button variant="default" onClick={() => downloadText(fileName, textOf(values))}>
        Download as a file
      </Button>
    </Group>
  </Stack>
)
