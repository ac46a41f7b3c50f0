import { Stack } from '@mantine/core'
import { Outlet, useParams } from '@tanstack/react-router'
import { Loading } from '../shared/loading.tsx'
import { PageTabs } from '../shared/page-tabs.tsx'
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
  if (partner.isPending) return <Loading rows={6} />
  if (partner.isError) return <Problem error={partner.error} onRetry={() => void partner.refetch()} />
  return (
    <PartnerContext.Provider value={partner.data}>
      <Stack>
        <PageTabs
          label={partner.data.name}
          pages={PAGES.map(({ label, below }) => ({ label, to: `/operator/partners/${partnerId}${below}` }))}
        />
        <Outlet />
      </Stack>
    </PartnerContext.Provider>
  )
}
