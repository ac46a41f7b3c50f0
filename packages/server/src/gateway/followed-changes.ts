import type { Logger } from 'pino'
import type { Domain } from '../domain/context.ts'
import { concernsEgress } from '../domain/egress/index.ts'
import { EventFeed } from '../domain/event/index.ts'

/** A revocation on another node is seen within one second. */
const LOOK_EVERY_MS = 250

/** Tells what the gateway knows of the changes that other nodes make; those of this node it hears of at once. */
export class FollowedChanges {
  readonly #domain: Domain
  readonly #feed: EventFeed

  constructor(domain: Domain, logger: Logger) {
    this.#domain = domain
    this.#feed = new EventFeed(domain.store, {
      everyMs: LOOK_EVERY_MS,
      ofPartners: true,
      onError: (error) => logger.error({ err: error }, 'the gateway could not ask what has changed'),
      onLook: (beganAtMs) => domain.pictures.heard(beganAtMs),
    })
  }

  /** Begins to follow; what is read from then on is true until a change is told of. */
  async start(): Promise<void> {
    const beganAtMs = performance.now()
    await this.#feed.follow(async (events) => {
      for (const { partnerId, orgId, type } of events)
        if (concernsEgress(type)) this.#domain.pictures.forget({ partnerId, orgId })
    })
    this.#domain.pictures.heard(beganAtMs)
  }

  async stop(): Promise<void> {
    await this.#feed.stop()
  }
}
