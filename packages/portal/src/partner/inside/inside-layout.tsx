import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { Link, Outlet } from '@tanstack/react-router'
import { PageTabs } from '../../shared/page-tabs.tsx'
import { usePartner } from '../partner-place.ts'
import { useOrg, useOrgId } from '../use-org.ts'
import { WayIn } from '../way-in.tsx'

const Banner = ({ name }: { readonly name: string }) => {
  const { id, name: partner } = usePartner()
  const orgId = useOrgId()
  return (
    <Alert color="orange" variant="filled" role="status" styles={BANNER_STYLES}>
      <Group justify="space-between">
        <Text c="black">
          You act inside <strong>{name}</strong> for {partner}. Its owners and admins see what you read and
          change here.
        </Text>
        <Button
          color="dark"
          renderRoot={(props) => (
            <Link to="/p/$partnerId/organizations/$orgId" params={{ partnerId: id, orgId }} {...props} />
          )}
        >
          Stop acting
        </Button>
      </Group>
    </Alert>
  )
}
// It stays in sight however far the page is scrolled.
const BANNER_STYLES = { root: { position: 'sticky', top: 64, zIndex: 10 } } as const

/** What a partner does as one of its organizations, under a banner that says so. */
export const InsideLayout = () => {
  const { id } = usePartner()
  const orgId = useOrgId()
  const name = useOrg().data?.name ?? 'this organization'
  const at = `/p/${id}/organizations/${orgId}/inside`
  return (
    <WayIn>
      <Stack>
        <Banner name={name} />
        <PageTabs
          label={`Inside ${name}`}
          pages={[
            { label: 'Devices now', to: at },
            { label: 'Locations', to: `${at}/locations` },
            { label: 'Alerts', to: `${at}/alerts` },
          ]}
        />
        <Outlet />
      </Stack>
    </WayIn>
  )
}
