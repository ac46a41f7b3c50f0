import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { DataTable } from './data-table.tsx'
import { eventWords } from './event-words.ts'
import { Time } from './time.tsx'

/** What the API tells of an event, as far as a list shows it. */
export interface ListedEvent {
  readonly id: string
  readonly type: string
  readonly at: string
  readonly actor: { readonly principal: string; readonly onBehalfOf?: string }
}

const ByName = ({ actor }: ListedEvent): ReactNode => (
  <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
    {actor.onBehalfOf ?? actor.principal}
  </Text>
)

interface Props {
  readonly events: readonly ListedEvent[]
  /** Who did it, as its reader knows them. */
  readonly by?: (event: ListedEvent) => ReactNode
  /** Whether each event's own name stands there too, by which a list is narrowed. */
  readonly showsTypes?: boolean
}

/** What happened, newest first. */
export const EventList = ({ events, by = ByName, showsTypes = false }: Props) => (
  <DataTable
    label="What happened"
    rows={events}
    keyOf={({ id }) => id}
    columns={[
      {
        head: 'What',
        cell: ({ type }) => (
          <>
            {eventWords(type)}
            {showsTypes && <Text size="xs">{type}</Text>}
          </>
        ),
      },
      { head: 'By', cell: by },
      { head: 'When', cell: ({ at }) => <Time at={at} /> },
    ]}
  />
)
