import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

interface Props {
  readonly title: string
  /** A line that says what the page is for. */
  readonly about?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** The frame of every page: its title is the window's, too. */
export const Page = ({ title, about, actions, children }: Props) => {
  useEffect(() => {
    document.title = `${title} · Tenantry`
  }, [title])
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">
            {title}
          </Title>
          {about !== undefined && (
            <Text c="dimmed" size="sm">
              {about}
            </Text>
          )}
        </div>
        {actions !== undefined && <Group>{actions}</Group>}
      </Group>
      {children}
    </Stack>
  )
}
