import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Refusal } from '../domain/egress/index.ts'
import type { RequestId } from '../kernel/ids.ts'
import type { Admission, Rejection } from './admission.ts'
import type { Admittance } from './admit.ts'
import type { Arrival } from './arrival.ts'
import { Departure } from './departure.ts'
import { type Begun, entryOf } from './entry-of.ts'
import { type Forwarded, forwardRequest } from './forward-request.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { answerRefusal } from './own-answer.ts'
import { refuseOwnFailure } from './refuse-own-failure.ts'
import { type TakenBody, takeBody } from './request-body.ts'
import { refuseFailure } from './upstream-failure.ts'
import { whenSocketCloses } from './when-socket-closes.ts'

const declaredBytes = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0)

/** One request of an agent and its answer, from its arrival to its line in the log. */
export class Exchange {
  readonly #parts: GatewayParts
  readonly #arrival: Arrival
  readonly #response: ServerResponse
  readonly #begun: Begun
  readonly #departure = new Departure()
  readonly #stopListening: () => void
  #body: TakenBody | undefined

  constructor(parts: GatewayParts, arrival: Arrival, response: ServerResponse) {
    this.#parts = parts
    this.#arrival = arrival
    this.#response = response
    this.#begun = { id: parts.domain.newId<RequestId>(), at: parts.domain.now(), ms: performance.now() }
    const left = () => {
      // Nobody waits any more once all of it is written.
      if (!response.writableFinished) this.#departure.leave()
    }
    response.once('close', left)
    // It may have been closed while it was found out who sends the request.
    this.#stopListening = whenSocketCloses(arrival.request.socket, left)
  }

  /** Lets the request out and its answer back, or answers why not; throws nothing. */
  async run(admittance: Admittance): Promise<void> {
    try {
      const admitted = await admittance.admit(this.#arrival, {
        takeBody: async (look, orgId) => {
          if (this.#arrival.request.headers.expect !== undefined) this.#response.writeContinue()
          this.#body = await takeBody(this.#arrival.request, { look, orgId, room: this.#parts.bodyRoom })
          return this.#body
        },
        departure: this.#departure,
      })
      if (admitted.do === 'refuse') this.#refuse(admitted)
      else await this.#forward(admitted)
    } catch (error) {
      this.#answer(refuseOwnFailure(this.#parts, this.#begun.id, error))
    } finally {
      this.#stopListening()
      this.#body?.release()
    }
  }

  #refuse({ refusal: why, rule, scene }: Rejection): void {
    this.#answer(why)
    if (scene === undefined) this.#parts.measures.countRefusal(why)
    else this.#write({ scene, rule }, { outcome: why.error, status: why.status })
  }

  #answer(why: Refusal): void {
    if (!this.#response.headersSent && !this.#response.destroyed)
      answerRefusal(this.#response, why, this.#begun.id)
  }

  async #forward(admission: Admission): Promise<void> {
    const { body = null } = this.#body ?? {}
    try {
      const forwarded = await forwardRequest(this.#parts, admission, body, {
        response: this.#response,
        departure: this.#departure,
      })
      this.#conclude(admission, forwarded)
    } finally {
      admission.release()
    }
  }

  #conclude(admission: Admission, { status, bytes, error, metered }: Forwarded): void {
    if (status !== undefined) {
      this.#write(admission, { outcome: 'forwarded', status, responseBytes: bytes, metered })
      return
    }
    const why = refuseFailure(error)
    const gone = this.#departure.hasGone
    this.#answer(why)
    this.#write(admission, {
      outcome: gone ? 'forwarded' : why.error,
      status: gone ? null : why.status,
      responseBytes: bytes,
      metered,
    })
  }

  #write(subject: Parameters<typeof entryOf>[1], fate: Parameters<typeof entryOf>[2]): void {
    const requestBytes = this.#body?.whole?.length ?? declaredBytes(this.#arrival.request)
    const entry = entryOf(this.#begun, subject, { ...fate, requestBytes })
    this.#parts.record(entry)
  }
}
