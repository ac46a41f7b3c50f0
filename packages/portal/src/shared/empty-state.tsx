import { Paper, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  /** What to do next. */
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** Stands where there is nothing yet, and says what to do next. */
export const EmptyState = ({ title, children, action }: Props) => (
  <Paper withBorder p="xl">
    <Stack align="center" gap="xs">
      <Text fw={600}>{title}</Text>
      <Text c="dimmed" ta="center" maw={480}>
        {children}
      </Text>
      {action}
    </Stack>
  </Paper>
)
