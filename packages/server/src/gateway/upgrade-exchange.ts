import type { Duplex } from 'node:stream'
import type { ChangedPlace, Refusal } from '../domain/egress/index.ts'
import type { RequestId } from '../kernel/ids.ts'
import type { Admission, Rejection } from './admission.ts'
import type { Admittance } from './admit.ts'
import type { Arrival } from './arrival.ts'
import { askUntilKnown } from './ask-until-known.ts'
import { Departure } from './departure.ts'
import { type Begun, entryOf } from './entry-of.ts'
import { forwardUpgrade } from './forward-upgrade.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { answerOnSocket } from './own-answer.ts'
import { refuseOwnFailure } from './refuse-own-failure.ts'
import { NO_BODY } from './request-body.ts'
import { refuseFailure } from './upstream-failure.ts'

/** The longest that a timer waits; whoever's token lives longer is looked at then, too. */
const MS_MAX = 2 ** 31 - 1

const isAbout = ({ partnerId, orgId }: ChangedPlace, { scene }: Admission): boolean => {
  const { bearer } = scene.known
  return bearer.partnerId === partnerId && (orgId === null || bearer.orgId === orgId)
}

/** A WebSocket of an agent, from its handshake to its line in the log. */
export class UpgradeExchange {
  readonly #parts: GatewayParts
  readonly #socket: Duplex
  readonly #begun: Begun

  constructor(parts: GatewayParts, socket: Duplex) {
    this.#parts = parts
    this.#socket = socket
    this.#begun = { id: parts.domain.newId<RequestId>(), at: parts.domain.now(), ms: performance.now() }
  }

  /** Lets it out, or answers why not; resolves when it is over. Throws nothing. */
  async run(admittance: Admittance, arrival: Arrival, head: Buffer): Promise<void> {
    const departure = new Departure()
    for (const end of ['close', 'end']) this.#socket.once(end, () => departure.leave())
    if (this.#socket.destroyed) departure.leave()
    // Nobody reads it yet, and only who reads is told of its end.
    this.#socket.read(0)
    try {
      const admitted = await admittance.admit(arrival, { takeBody: async () => NO_BODY, departure })
      if (admitted.do === 'refuse') this.#refuse(admitted)
      else await this.#forward(admittance, admitted, head)
    } catch (error) {
      this.#answer(refuseOwnFailure(this.#parts, this.#begun.id, error))
    }
  }

  #answer(why: Refusal): void {
    if (!this.#socket.destroyed) answerOnSocket(this.#socket, why, this.#begun.id)
  }

  #refuse({ refusal: why, scene, rule }: Rejection): void {
    this.#answer(why)
    if (scene === undefined) this.#parts.measures.countRefusal(why)
    else this.#parts.record(entryOf(this.#begun, { scene, rule }, { outcome: why.error, status: why.status }))
  }

  async #forward(admittance: Admittance, admission: Admission, head: Buffer): Promise<void> {
    const stopWatching = this.#endWithItsRight(admittance, admission)
    const { status, bytes, error } = await forwardUpgrade(this.#parts, admission, this.#socket, head)
      .catch((cause: unknown) => ({ status: undefined, bytes: 0, error: cause }))
      .finally(() => {
        stopWatching()
        admission.release()
      })
    const why = status === undefined ? refuseFailure(error) : undefined
    if (why !== undefined) this.#answer(why)
    this.#parts.record(
      entryOf(this.#begun, admission, {
        outcome: why?.error ?? 'forwarded',
        status: status ?? why?.status ?? null,
        responseBytes: bytes,
      }),
    )
  }

  /**
   * It may be open for days: whatever changes meanwhile, it is cut where it would no longer begin, or not like this.
   * Answers what ends the watch.
   */
  #endWithItsRight(admittance: Admittance, admission: Admission): () => void {
    const look = () =>
      void askUntilKnown(() => admittance.stillHolds(admission), this.#socket).then(
        (holds) => holds === true || this.#socket.destroy(),
        (error: unknown) => {
          this.#parts.logger.error({ err: error }, 'an open WebSocket could not be decided about')
          this.#socket.destroy()
        },
      )
    const stopListening = this.#parts.pictures.onChange((place) => {
      if (isAbout(place, admission)) look()
    })
    const { expiresAt } = admission.scene.known.bearer
    const msLeft = expiresAt === null ? MS_MAX : expiresAt.getTime() - this.#begun.at.getTime()
    const expiry = setTimeout(look, Math.min(MS_MAX, Math.max(0, msLeft) + 1)).unref()
    // Something may have changed since it was decided about.
    look()
    return () => {
      clearTimeout(expiry)
      stopListening()
    }
  }
}
