import { Badge, Group } from '@mantine/core'
import { EventList, type ListedEvent } from '../shared/event-list.tsx'
import { useCustomer } from './customer-place.ts'

type Actor = ListedEvent['actor']

/** For whom something was done: `partner`, `org`, `operator` and the like. */
const sideOf = ({ principal, onBehalfOf = principal }: Actor): string => onBehalfOf.split('/')[0] ?? ''

const ownSide = ({ onBehalfOf }: Actor): string =>
  onBehalfOf === undefined ? 'A key of this organization' : 'A person of this organization'

const OTHERS: Readonly<Record<string, string>> = {
  operator: 'The operator of this installation',
  project: 'A project key',
  agent: 'An agent',
  device: 'A device',
  user: 'A person who had no place here yet',
}

const By = ({ actor }: { readonly actor: Actor }) => {
  const { partnerName } = useCustomer()
  const side = sideOf(actor)
  if (side !== 'partner') return side === 'org' ? ownSide(actor) : (OTHERS[side] ?? actor.principal)
  return (
    <Group gap="xs">
      {actor.onBehalfOf === undefined ? `A key of ${partnerName}` : `A person of ${partnerName}`}
      <Badge variant="outline">Your partner</Badge>
    </Group>
  )
}

interface Props {
  readonly events: readonly ListedEvent[]
  readonly showsTypes?: boolean
}

/** What happened in the organization; what the partner did is said to be theirs. */
export const OrgEvents = (props: Props) => <EventList {...props} by={({ actor }) => <By actor={actor} />} />
