import { AppShell, Burger, Group, NavLink, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ColorSchemeButton } from './color-scheme-button.tsx'

/** One page in the navigation. */
export interface NavigationEntry {
  readonly label: string
  /** The whole path. */
  readonly to: string
  /** Whether only this very path is the page, and not what lies below it. */
  readonly exact?: boolean
}

interface Props {
  /** The place that is looked at. */
  readonly name: string
  readonly entries: readonly NavigationEntry[]
  /** Who is signed in, and the way out. */
  readonly account: ReactNode
}

const isAt = (path: string, { to, exact = false }: NavigationEntry): boolean =>
  path === to || (!exact && path.startsWith(`${to}/`))

/** What stands around every page of a place: its name, its pages, and the way out. */
export const Shell = ({ name, entries, account }: Props) => {
  const [opened, { toggle, close }] = useDisclosure()
  const path = useRouterState({ select: ({ location }) => location.pathname.replace(/\/+$/, '') })
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 230, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="lg"
    >
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? 'Close the navigation' : 'Open the navigation'}
            />
            <Text fw={700} truncate>
              {name}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ColorSchemeButton />
            {account}
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Pages">
        {entries.map((entry) => (
          <NavLink
            key={entry.to}
            label={entry.label}
            renderRoot={(props) => (
              <Link to={entry.to} activeOptions={{ exact: entry.exact ?? false }} {...props} />
            )}
            active={isAt(path, entry)}
            aria-current={isAt(path, entry) ? 'page' : undefined}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}
