import { Stack } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import { PageTabs } from '../shared/page-tabs.tsx'
import { usePartner } from './partner-place.ts'
import { useOrg, useOrgId } from './use-org.ts'

/** The pages of one organization, and the way between them. */
export const OrganizationLayout = () => {
  const orgId = useOrgId()
  const { id } = usePartner()
  const status = useOrg().data?.status
  const at = `/p/${id}/organizations/${orgId}`
  const further = [
    { label: 'Hardware and licences', to: `${at}/hardware` },
    { label: 'Act inside', to: `${at}/inside`, isWhole: true },
  ]
  return (
    <Stack>
      {status !== undefined && status !== 'detached' && (
        <PageTabs label="Organization" pages={[{ label: 'Overview', to: at }, ...further]} />
      )}
      <Outlet />
    </Stack>
  )
}
