import { Button, Group, Stack } from '@mantine/core'
import { Link, Outlet, useParams, useRouterState } from '@tanstack/react-router'
import { Loading } from '../shared/loading.tsx'
import { Problem } from '../shared/problem.tsx'
import { PartnerContext, useReadPartner } from './chosen-partner.ts'

const PAGES = [
  { label: 'Settings', below: '' },
  { label: 'Keys', below: '/keys' },
  { label: 'Hardware and licences', below: '/loads' },
  { label: 'Deals', below: '/deals' },
]

/** The pages of one partner, and the way between them. */
export const PartnerLayout = () => {
  const { partnerId } = useParams({ from: '/operator/partners/$partnerId' })
  const partner = useReadPartner(partnerId)
  const path = useRouterState({ select: ({ location }) => location.pathname.replace(/\/+$/, '') })
  if (partner.isPending) return <Loading rows={6} />
  if (partner.isError) return <Problem error={partner.error} onRetry={() => void partner.refetch()} />
  return (
    <PartnerContext.Provider value={partner.data}>
      <Stack>
        <Group component="nav" gap="xs" aria-label={partner.data.name}>
          {PAGES.map(({ label, below }) => {
            const to = `/operator/partners/${partnerId}${below}`
            return (
              <Button
                key={below}
                size="compact-md"
                variant={path === to ? 'filled' : 'default'}
                aria-current={path === to ? 'page' : undefined}
                renderRoot={(props) => <Link to={to} {...props} />}
              >
                {label}
              </Button>
            )
          })}
        </Group>
        <Outlet />
      </Stack>
    </PartnerContext.Provider>
  )
}
