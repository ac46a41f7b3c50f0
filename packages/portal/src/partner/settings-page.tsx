import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '../shared/empty-state.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { Page } from '../shared/page.tsx'
import { GatewaySwitch } from './gateway-switch.tsx'
import { useIsAdmin, usePartner } from './partner-place.ts'
import { SettingsForm } from './settings-form.tsx'

const Settings = () => {
  const { id, api } = usePartner()
  const isAdmin = useIsAdmin()
  const partner = useQuery({
    queryKey: ['partner', id, 'settings'],
    queryFn: ({ signal }) => api.getOwnPartner({}, { signal }),
    enabled: isAdmin,
  })
  if (!isAdmin)
    return <EmptyState title="Settings are for admins">Ask an owner or admin to change them.</EmptyState>
  return <Loaded query={partner}>{(data) => <SettingsForm key={data.updatedAt} partner={data} />}</Loaded>
}

/** What a partner decides about itself. */
export const SettingsPage = () => {
  const { name } = usePartner()
  return (
    <Page title="Settings" about={`What holds for ${name} and all its organizations.`}>
      <Settings />
      <Title order={2} size="h3">
        Gateway
      </Title>
      <GatewaySwitch />
    </Page>
  )
}
