import { ActionIcon, AppShell, Burger, Group, Image, NavLink, Text } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { ColorSchemeButton } from './color-scheme-button.tsx'
import type { Find, NavigationEntry } from './navigation.ts'

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))

/** How whoever has set a place up presents themselves in it. */
export interface Brand {
  readonly logoUrl: string | null
  readonly color: string | null
}

interface Props {
  /** The place that is looked at. */
  readonly name: string
  readonly brand?: Brand
  readonly entries: readonly NavigationEntry[]
  /** Who is signed in, and the way out. */
  readonly account: ReactNode
  readonly find?: Find
}

const isAt = (path: string, { to, exact = false }: NavigationEntry): boolean =>
  path === to || (!exact && path.startsWith(`${to}/`))

/** What stands around every page of a place: its name, its pages, and the way out. */
export const Shell = ({ name, brand, entries, account, find }: Props) => {
  const [opened, { toggle, close }] = useDisclosure()
  // Here, and not in the palette, so that it is remembered while that is still on its way; also while somebody types.
  useHotkeys([['mod+K', spotlight.open]], [])
  const path = useRouterState({ select: ({ location }) => location.pathname.replace(/\/+$/, '') })
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 230, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding="lg"
    >
      <AppShell.Header style={brand?.color ? { borderBottom: `3px solid ${brand.color}` } : {}}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" style={{ minWidth: 0 }}>
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? 'Close the navigation' : 'Open the navigation'}
            />
            {brand?.logoUrl && (
              <Image
                src={brand.logoUrl}
                alt=""
                h={32}
                w="auto"
                maw={120}
                fit="contain"
                referrerPolicy="no-referrer"
              />
            )}
            <Text fw={700} truncate>
              {name}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ActionIcon
              variant="default"
              size="lg"
              aria-label="Go to a page (Ctrl K)"
              onClick={spotlight.open}
            >
              ⌕
            </ActionIcon>
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
      <Suspense>
        <Palette entries={entries} find={find} />
      </Suspense>
    </AppShell>
  )
}
