import { Code, Stack, Text } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { type Column, DataTable } from '../shared/data-table.tsx'
import { momentsOf } from '../shared/days.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { eventWords } from '../shared/event-words.ts'
import { Page } from '../shared/page.tsx'
import { PagedList } from '../shared/paged-list.tsx'
import { Time } from '../shared/time.tsx'
import { usePages } from '../shared/use-pages.ts'
import type { AnswerOf } from '../tenantry.ts'
import { ActivityFilters } from './activity-filters.tsx'
import { usePartner } from './partner-place.ts'

type Event = AnswerOf<'listPartnerEvents'>['data'][number]

const Details = ({ event }: { readonly event: Event }) => {
  const { type, orgId, requestId, address, actor, data } = event
  return (
    <Stack gap="xs">
      <Text size="sm">
        {type}
        {orgId !== null && `, in organization ${orgId}`}
        {address !== null && `, from ${address}`}
        {actor.via !== undefined && `, through ${actor.via}`}, request {requestId}
      </Text>
      <Code block>{JSON.stringify(data, null, 2)}</Code>
    </Stack>
  )
}

const whatOf = ({ type }: Event): string => eventWords(type)

const COLUMNS: readonly Column<Event>[] = [
  { head: 'What', cell: whatOf },
  { head: 'About', cell: ({ subject }) => subject, isLong: true },
  { head: 'By', cell: ({ actor }) => actor.onBehalfOf ?? actor.principal, isLong: true },
  { head: 'When', cell: ({ at }) => <Time at={at} /> },
]

/** All that was changed in a partner's portfolio. */
export const ActivityPage = () => {
  const search = useSearch({ from: '/p/$partnerId/activity' })
  const { id, api } = usePartner()
  const events = usePages(['partner', id, 'events', search], (page, { signal }) =>
    api.listPartnerEvents({ ...search, ...momentsOf(search), ...page }, { signal }),
  )
  return (
    <Page title="Activity" about="What you, your programs and your customers have changed, newest first.">
      <ActivityFilters search={search} />
      <PagedList
        pages={events}
        empty={
          <EmptyState title="Nothing to show">
            Nothing was changed that matches. Take a filter away, or choose more days.
          </EmptyState>
        }
      >
        {(rows) => (
          <DataTable
            label="Activity"
            columns={COLUMNS}
            rows={rows}
            keyOf={({ id }) => id}
            details={{ of: whatOf, show: (event) => <Details event={event} /> }}
          />
        )}
      </PagedList>
    </Page>
  )
}
