import { Group, Stack, Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { DayRange } from '../shared/day-range.tsx'
import { momentsOf } from '../shared/days.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { FilterField } from '../shared/filter-field.tsx'
import { Page } from '../shared/page.tsx'
import { PagedList } from '../shared/paged-list.tsx'
import { usePages } from '../shared/use-pages.ts'
import { type ActivitySearch, readCustomerActivitySearch } from './activity-search.ts'
import { useCustomer } from './customer-place.ts'
import { GatewayRequests } from './gateway-requests.tsx'
import { OrgEvents } from './org-events.tsx'

const FROM = '/o/$orgId/activity'

interface Props {
  readonly search: ActivitySearch
}
type Change = (part: Readonly<Record<string, unknown>>) => void

const useChange = (): Change => {
  const navigate = useNavigate({ from: FROM })
  return (part) => void navigate({ search: (before) => readCustomerActivitySearch({ ...before, ...part }) })
}

const Events = ({ search }: Props) => {
  const { id, api } = useCustomer()
  const { type } = search
  const filter = { ...momentsOf(search), ...(type !== undefined && { type }) }
  const events = usePages(['customer', id, 'events', filter], (page, options) =>
    api.listOrgEvents({ ...filter, ...page }, options),
  )
  return (
    <PagedList
      pages={events}
      empty={
        <EmptyState title="Nothing to show">
          Nothing like this has happened in these days. Clear the kind of event or the dates to see more.
        </EmptyState>
      }
    >
      {(rows) => <OrgEvents events={rows} showsTypes />}
    </PagedList>
  )
}

/** What happened in the organization, and what its agents sent. */
export const ActivityPage = () => {
  const { partnerName } = useCustomer()
  const search = useSearch({ from: FROM })
  const change = useChange()
  return (
    <Page
      title="Activity"
      about={`What happened here, whoever did it. What ${partnerName} did is marked “Your partner”.`}
    >
      <Group align="flex-end">
        {search.tab === undefined && (
          <FilterField
            label="Kind of event"
            placeholder="Exactly, such as org_key.issued"
            value={search.type}
            onFilter={(type) => change({ type })}
          />
        )}
        <DayRange
          first={search.since}
          last={search.until}
          onFirst={(since) => change({ since })}
          onLast={(until) => change({ until })}
        />
      </Group>
      <Tabs value={search.tab ?? 'events'} onChange={(tab) => change({ tab })} keepMounted={false}>
        <Tabs.List aria-label="What is listed">
          <Tabs.Tab value="events">Events</Tabs.Tab>
          <Tabs.Tab value="requests">Gateway requests</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="events" pt="md">
          <Stack>
            <Events search={search} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="requests" pt="md">
          <Stack>
            <GatewayRequests span={momentsOf(search)} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
