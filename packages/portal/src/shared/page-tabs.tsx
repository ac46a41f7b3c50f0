import { Button, Group } from '@mantine/core'
import { Link, useRouterState } from '@tanstack/react-router'

interface Props {
  /** What the pages are about. */
  readonly label: string
  readonly pages: readonly {
    readonly label: string
    /** The whole path. */
    readonly to: string
    /** Whether what lies below it is the same page. */
    readonly isWhole?: boolean
  }[]
}

/** The way between a few pages about one thing. */
export const PageTabs = ({ label, pages }: Props) => {
  const path = useRouterState({ select: ({ location }) => location.pathname.replace(/\/+$/, '') })
  return (
    <Group component="nav" gap="xs" aria-label={label}>
      {pages.map(({ label: name, to, isWhole = false }) => {
        const isAt = path === to || (isWhole && path.startsWith(`${to}/`))
        // Of what has pages of its own, one of those is the current page.
        const current = isWhole ? 'true' : 'page'
        return (
          <Button
            key={to}
            size="compact-md"
            variant={isAt ? 'filled' : 'default'}
            aria-current={isAt ? current : undefined}
            renderRoot={(props) => <Link to={to} {...props} />}
          >
            {name}
          </Button>
        )
      })}
    </Group>
  )
}
