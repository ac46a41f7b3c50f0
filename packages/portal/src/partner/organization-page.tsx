import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { EventList } from '../shared/event-list.tsx'
import { Loaded } from '../shared/loaded.tsx'
import { Page } from '../shared/page.tsx'
import { Time } from '../shared/time.tsx'
import type { AnswerOf } from '../tenantry.ts'
import { Budgets } from './budgets.tsx'
import { ClaimLink } from './claim-link.tsx'
import { ClaimState } from './claim-state.tsx'
import { OrganizationActions } from './organization-actions.tsx'
import { usePartner } from './partner-place.ts'
import { Projects } from './projects.tsx'
import { useOrg, useOrgId } from './use-org.ts'

const EVENTS = 20

const Activity = () => {
  const orgId = useOrgId()
  const { id, api } = usePartner()
  const events = useQuery({
    queryKey: ['partner', id, 'org', orgId, 'events'],
    queryFn: ({ signal }) => api.listPartnerEvents({ orgId, limit: EVENTS }, { signal }),
  })
  return <Loaded query={events}>{(data) => <EventList events={data.data} />}</Loaded>
}

const Organization = ({ org }: { readonly org: AnswerOf<'getPartnerOrg'> }) => {
  const { id: orgId, name, status, claimedByEmail, claimedAt, projects } = org
  return (
    <>
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
    </>
  )
}

/** One organization, as its partner sees it. */
export const OrganizationPage = () => {
  const orgId = useOrgId()
  const org = useOrg()
  return (
    <Page
      title={org.data?.name ?? 'Organization'}
      about={`Organization ${orgId}`}
      actions={org.data && <ClaimState status={org.data.status} />}
    >
      <Loaded query={org}>{(known) => <Organization org={known} />}</Loaded>
    </Page>
  )
}
