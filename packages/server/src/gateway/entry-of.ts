import type { Entry } from '../domain/egress/index.ts'
import type { RequestId } from '../kernel/ids.ts'
import type { Admission } from './admission.ts'

/** When a request began, and what it is called. */
export interface Begun {
  readonly id: RequestId
  readonly at: Date
  /** By the clock that only goes forward. */
  readonly ms: number
}

type Subject = Pick<Admission, 'scene' | 'rule'> & Partial<Pick<Admission, 'secrets'>>
type Fate = Pick<Entry, 'outcome' | 'status'> &
  Partial<Pick<Entry, 'requestBytes' | 'responseBytes' | 'metered'>>

const MS_MAX = 2 ** 31 - 1

/** The line of the log that tells of a request. */
export const entryOf = (begun: Begun, { scene, rule, secrets = [] }: Subject, fate: Fate): Entry => {
  const { partnerId, orgId, agentId } = scene.known.bearer
  const { scheme, host, port, method } = scene.request
  // The one that is paid for comes first.
  const inOrder = secrets.toSorted((a, b) => Number(a.type === 'generic') - Number(b.type === 'generic'))
  return {
    ...{ id: begun.id, partnerId, orgId, projectId: scene.agent.projectId, agentId, at: begun.at },
    ...{ method, scheme, host, port },
    outcome: fate.outcome,
    status: fate.status,
    tier: secrets[0]?.tier ?? null,
    secretIds: inOrder.map(({ id }) => id),
    ruleId: rule?.id ?? null,
    requestBytes: fate.requestBytes ?? 0,
    responseBytes: fate.responseBytes ?? 0,
    // A WebSocket may be open for longer than its column counts.
    durationMs: Math.min(MS_MAX, Math.round(performance.now() - begun.ms)),
    metered: fate.metered,
  }
}
