import { Button, Code, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useSearch } from '@tanstack/react-router'
import { useId } from 'react'
import { momentsOf } from '../shared/days.ts'
import { EmptyState } from '../shared/empty-state.tsx'
import { eventWords } from '../shared/event-words.ts'
import { Page } from '../shared/page.tsx'
import { PagedList } from '../shared/paged-list.tsx'
import { ScrollingTable } from '../shared/scrolling-table.tsx'
import { Time } from '../shared/time.tsx'
import { usePages } from '../shared/use-pages.ts'
import type { AnswerOf } from '../tenantry.ts'
import { ActivityFilters } from './activity-filters.tsx'
import { usePartner } from './partner-place.ts'

type Event = AnswerOf<'listPartnerEvents'>['data'][number]

const HEAD = ['What', 'About', 'By', 'When', 'Details']

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

const EventRows = ({ event }: { readonly event: Event }) => {
  const [isOpen, { toggle }] = useDisclosure()
  const detailsId = useId()
  const what = eventWords(event.type)
  const verb = isOpen ? 'Hide data' : 'Show data'
  return (
    <>
      <Table.Tr>
        <Table.Td>{what}</Table.Td>
        <Table.Td style={{ overflowWrap: 'anywhere' }}>{event.subject}</Table.Td>
        <Table.Td style={{ overflowWrap: 'anywhere' }}>
          {event.actor.onBehalfOf ?? event.actor.principal}
        </Table.Td>
        <Table.Td>
          <Time at={event.at} />
        </Table.Td>
        <Table.Td>
          <Button
            variant="default"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-controls={detailsId}
            aria-label={`${verb}: ${what}`}
            onClick={toggle}
          >
            {verb}
          </Button>
        </Table.Td>
      </Table.Tr>
      <Table.Tr id={detailsId} hidden={!isOpen}>
        <Table.Td colSpan={HEAD.length}>{isOpen && <Details event={event} />}</Table.Td>
      </Table.Tr>
    </>
  )
}

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
          <ScrollingTable label="Activity" head={HEAD}>
            {rows.map((event) => (
              <EventRows key={event.id} event={event} />
            ))}
          </ScrollingTable>
        )}
      </PagedList>
    </Page>
  )
}
