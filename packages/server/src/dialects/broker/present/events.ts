import type { Static } from 'typebox'
import type { CountedReads, ListedEvent } from '../../../domain/event/index.ts'
import type * as schemas from '../schemas/events.ts'

export const presentEvent = (event: ListedEvent): Static<typeof schemas.Event> => {
  const { principal = '', onBehalfOf, credential, via } = event.actor
  return {
    id: event.id,
    type: event.type,
    orgId: event.orgId,
    subject: event.subject,
    actor: {
      principal,
      ...(onBehalfOf !== undefined && { onBehalfOf }),
      ...(credential !== undefined && { credential }),
      ...(via !== undefined && { via }),
    },
    data: event.data,
    requestId: event.requestId,
    address: event.address,
    at: event.at.toISOString(),
  }
}

export const presentReads = (counted: CountedReads): Static<typeof schemas.CountedReads> => ({
  orgId: counted.orgId,
  actor: counted.actor,
  operation: counted.operation,
  minute: counted.minute.toISOString(),
  reads: counted.reads,
})
