import type { Static } from 'typebox'
import type { AuditedEvent } from '../../../domain/event/index.ts'
import { parseUuid, toRuuid } from '../../../kernel/ids.ts'
import { actionOf } from '../audit-actions.ts'
import type * as schemas from '../schemas/audit.ts'

type Wire = NonNullable<Static<typeof schemas.AuditFeed>['auditEvents']>[number]
type Principal = Pick<Wire, 'principalType' | 'principalUuid' | 'principalName'>

const named = (principalType: Wire['principalType'], id: string | undefined, name?: string): Principal => {
  const uuid = parseUuid(id)
  return {
    principalType,
    ...(uuid !== undefined && { principalUuid: toRuuid(uuid) }),
    ...(name !== undefined && { principalName: name }),
  }
}

/** Who it was: a person by their place, a key by its own id where the reader may know it and else by its holder's. */
const presentPrincipal = ({ actor, person }: AuditedEvent): Principal => {
  const { principal = '', onBehalfOf = principal, credential } = actor
  const [kind, id] = onBehalfOf.split('/')
  if (person !== undefined) return named('USER', person.placeId, person.email)
  if (kind === 'partner') return named('PARTNER', id)
  if (principal.startsWith('user/')) return named('USER', principal.slice('user/'.length))
  if (kind === 'device') return named('DEVICE', id)
  if (kind === 'operator') return named('RHOMBUS_SUPPORT', undefined, 'operator')
  return kind === 'system' ? named('UNKNOWN', undefined, 'system') : named('API_TOKEN', credential ?? id)
}

/** What an event calls its subject: the name it had, or a person's address. */
const targetNameOf = ({ name, email }: AuditedEvent['data']): string | undefined => {
  if (typeof name === 'string') return name
  return typeof email === 'string' ? email : undefined
}

const displayTextOf = (type: string, name: string | undefined): string => {
  const text = type.replace(/[._]/g, ' ')
  return name === undefined ? text : `${text}: ${name}`
}

/** `AuditEventWeb`. */
export const presentAuditEvent = (event: AuditedEvent): Wire => {
  const targetName = targetNameOf(event.data)
  const { changed } = event.data
  return {
    uuid: toRuuid(event.id),
    ...(event.orgId !== null && { orgUuid: toRuuid(event.orgId) }),
    timestamp: event.at.toISOString(),
    action: actionOf(event.type),
    displayText: displayTextOf(event.type, targetName),
    failure: false,
    ...presentPrincipal(event),
    targetUuid: toRuuid(event.subject),
    ...(targetName !== undefined && { targetName }),
    ...(changed !== undefined && { selectiveUpdateStr: JSON.stringify(changed) }),
    ...(event.address !== null && { sourceIp: event.address }),
  }
}
