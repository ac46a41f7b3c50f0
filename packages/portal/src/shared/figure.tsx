import { Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly value: ReactNode
  /** What it is made of. */
  readonly detail?: ReactNode
}

/** One number that matters. */
export const Figure = ({ label, value, detail }: Props) => (
  <Paper withBorder p="md">
    <Text size="sm" c="dimmed">
      {label}
    </Text>
    <Text size="xl" fw={700}>
      {value}
    </Text>
    {detail !== undefined && (
      <Text size="sm" c="dimmed">
        {detail}
      </Text>
    )}
  </Paper>
)
