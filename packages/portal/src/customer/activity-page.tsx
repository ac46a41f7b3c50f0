import { Group, Stack, Tabs, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { DayRange } from '../shared/day-range.tsx'
import { endOf, startOf } from '../shared/days.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { Page } from '../shared/page.tsx'
import { PagedList } from '../shared/paged-list.tsx'
import { usePages } from '../shared/use-pages.ts'
import { type ActivitySearch, readCustomerActivitySearch } from './activity-search.ts'
import { useCustomer } from './customer-place.ts'
import { GatewayRequests } from './gateway-requests.tsx'
import { OrgEvents } from './org-events.tsx'

const FROM = '/o/$orgId/activity'
const TYPING_MS = 250

interface Props {
  readonly search: ActivitySearch
}
type Change = (part: Readonly<Record<string, unknown>>) => void

const useChange = (): Change => {
  const navigate = useNavigate({ from: FROM })
  return (part) =>
    void navigate({ search: (before) => readCustomerActivitySearch({ ...before, ...part }), replace: true })
}

const spanOf = ({ since, until }: ActivitySearch) => ({
  ...(since !== undefined && { since: startOf(since) }),
  ...(until !== undefined && { until: endOf(until) }),
})

const TypeField = ({ search }: Props) => {
  const change = useChange()
  const look = useDebouncedCallback((type: string) => change({ type }), TYPING_MS)
  return (
    <TextInput
      label="Kind of event"
      description="Its whole name, as it stands below each event."
      placeholder="org_key.issued"
      defaultValue={search.type ?? ''}
      onChange={({ currentTarget }) => look(currentTarget.value)}
      style={{ flex: '1 1 240px' }}
    />
  )
}

const Events = ({ search }: Props) => {
  const { id, api } = useCustomer()
  const { type } = search
  const filter = { ...spanOf(search), ...(type !== undefined && { type }) }
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
        {search.tab === undefined && <TypeField search={search} />}
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
            <GatewayRequests span={spanOf(search)} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
