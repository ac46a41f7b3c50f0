import type { EventType } from '../../kernel/event-types.ts'
import type { Id, OrgId, PartnerId } from '../../kernel/ids.ts'
import { events } from '../../store/schema/events.ts'
import { insertionOf, insertTogether } from '../../store/statement.ts'
import type { OperatorTx, Tx } from '../../store/store.ts'
import type { Context } from '../context.ts'
import { holderName } from '../principal.ts'

/** What a change was about. */
export interface Note {
  readonly subject: Id<string>
  readonly partnerId: PartnerId
  readonly orgId?: OrgId
  /** Ids, names and settings; never a secret. */
  readonly data?: Readonly<Record<string, unknown>>
}

/** Who did it: the principal, the very credential it used, and the application where a person did it by one. */
const actorOf = ({ principal }: Context): Record<string, string> => {
  if (principal.kind === 'operator') return { principal: holderName(principal) }
  const via: Record<string, string> =
    principal.via === undefined ? {} : { via: `oauth_client/${principal.via}` }
  if (principal.kind === 'person')
    return { principal: holderName(principal), credential: principal.person.sessionId, ...via }
  const { credentialId: credential, user } = principal
  if (user === undefined) return { principal: holderName(principal), credential }
  return { principal: `user/${user.id}`, credential, onBehalfOf: holderName(principal), ...via }
}

const eventRows = insertionOf('event', events, [
  ...(['partnerId', 'id', 'orgId', 'type', 'subject'] as const),
  ...(['actor', 'data', 'requestId', 'address', 'at'] as const),
])

/** Writes the event of a change into the change's own transaction. */
export const recordEvent = async (
  tx: Tx | OperatorTx,
  ctx: Context,
  type: EventType,
  note: Note,
): Promise<void> => {
  const row = eventRows({
    partnerId: note.partnerId,
    id: ctx.domain.newId(),
    orgId: note.orgId ?? null,
    type,
    subject: note.subject,
    actor: actorOf(ctx),
    data: note.data ?? {},
    requestId: ctx.requestId,
    address: ctx.address,
    at: ctx.domain.now(),
  })
  await insertTogether(tx, row)
}
