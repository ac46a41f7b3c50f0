import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { EventList } from '../shared/event-list.tsx'
import { Loading } from '../shared/loading.tsx'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { Time } from '../shared/time.tsx'
import { Budgets } from './budgets.tsx'
import { ClaimLink } from './claim-link.tsx'
import { ClaimState } from './claim-state.tsx'
import { OrganizationActions } from './organization-actions.tsx'
import { usePartner } from './partner-place.ts'
import { Projects } from './projects.tsx'

const EVENTS = 20

const useOrgId = (): string => useParams({ from: '/p/$partnerId/organizations/$orgId' }).orgId

const Activity = () => {
  const orgId = useOrgId()
  const { id, api } = usePartner()
  const events = useQuery({
    queryKey: ['partner', id, 'org', orgId, 'events'],
    queryFn: ({ signal }) => api.listPartnerEvents({ orgId, limit: EVENTS }, { signal }),
  })
  if (events.isPending) return <Loading />
  if (events.isError) return <Problem error={events.error} onRetry={() => void events.refetch()} />
  return <EventList events={events.data.data} />
}

/** One organization, as its partner sees it. */
export const OrganizationPage = () => {
  const orgId = useOrgId()
  const { id, api } = usePartner()
  const org = useQuery({
    queryKey: ['partner', id, 'org', orgId],
    queryFn: ({ signal }) => api.getPartnerOrg({ orgId }, { signal }),
  })
  if (org.isPending)
    return (
      <Page title="Organization">
        <Loading />
      </Page>
    )
  if (org.isError)
    return (
      <Page title="Organization">
        <Problem error={org.error} onRetry={() => void org.refetch()} />
      </Page>
    )
  const { name, status, claimedByEmail, claimedAt, projects } = org.data
  return (
    <Page title={name} about={`Organization ${orgId}`} actions={<ClaimState status={status} />}>
      {claimedByEmail !== null && claimedAt !== null && (
        <Text>
          Claimed by {claimedByEmail}, <Time at={claimedAt} />.
        </Text>
      )}
      {status === 'unclaimed' && <ClaimLink orgId={orgId} />}
      {status !== 'detached' && <OrganizationActions orgId={orgId} status={status} name={name} />}
      <Projects orgId={orgId} isUnclaimed={status === 'unclaimed'} projects={projects} />
      {status !== 'detached' && (
        <>
          <Title order={2} size="h3">
            Budgets
          </Title>
          <Budgets orgId={orgId} />
        </>
      )}
      <Title order={2} size="h3">
        Activity
      </Title>
      <Activity />
    </Page>
  )
}
