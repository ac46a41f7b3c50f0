import type { Duplex } from 'node:stream'
import type { Refusal } from '../domain/egress/index.ts'
import type { RequestId } from '../kernel/ids.ts'
import type { Admittance } from './admit.ts'
import type { Arrival } from './arrival.ts'
import { entryOf } from './entry-of.ts'
import { forwardUpgrade } from './forward-upgrade.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { answerOnSocket } from './own-answer.ts'
import { refuseFailure } from './upstream-failure.ts'

/** The body of a request that has none. */
const NO_BODY = { body: null, whole: Buffer.alloc(0), seen: { text: '' }, release: () => {} }

/** Lets a WebSocket out, or answers why not; resolves when it is over. Throws nothing. */
export const exchangeUpgrade = async (
  parts: GatewayParts,
  admittance: Admittance,
  arrival: Arrival,
  socket: Duplex,
  head: Buffer,
): Promise<void> => {
  const id = parts.domain.newId<RequestId>()
  const begun = { id, at: parts.domain.now(), ms: performance.now() }
  const gone = new AbortController()
  socket.once('close', () => gone.abort())
  const answer = (why: Refusal): void => {
    if (!socket.destroyed) answerOnSocket(socket, why, id)
  }
  try {
    const admitted = await admittance.admit(arrival, { takeBody: async () => NO_BODY, signal: gone.signal })
    if (admitted.do === 'refuse') {
      const { refusal: why, scene, rule } = admitted
      answer(why)
      if (scene === undefined) parts.measures.countRefusal(why)
      else parts.record(entryOf(begun, { scene, rule }, { outcome: why.error, status: why.status }))
      return
    }
    const { status, bytes, error } = await forwardUpgrade(parts, admitted, socket, head).finally(
      admitted.release,
    )
    const why = status === undefined ? refuseFailure(error) : undefined
    if (why !== undefined) answer(why)
    parts.record(
      entryOf(begun, admitted, {
        outcome: why?.error ?? 'forwarded',
        status: status ?? why?.status ?? null,
        responseBytes: bytes,
      }),
    )
  } catch (error) {
    answer(refuseFailure(error))
  }
}
