import {
  asksForBody,
  bearsPlaceholder,
  budgetExceeded,
  claimRequired,
  claimUrlOf,
  decide,
  type Injected,
  inject,
  type Known,
  type KnownRule,
  type KnownSecret,
  type Refusal,
  reachesBeyond,
  refusal,
  refuseAddress,
  refuseUnmeasured,
  rulesAbout,
  spokenType,
  unmeasured,
  type Verdict,
} from '../domain/egress/index.ts'
import { type MeteredCall, meteredCall, readCall } from '../domain/metering/index.ts'
import type { OrgId } from '../kernel/ids.ts'
import type { Admission, Charge, Rejection, Scene } from './admission.ts'
import type { Arrival } from './arrival.ts'
import { askForApproval } from './ask-for-approval.ts'
import type { Departure } from './departure.ts'
import { requestHeaders } from './forwarded-headers.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { HeldRequests } from './held-requests.ts'
import { identify } from './identify.ts'
import { AgentGoneError, NO_BODY, type TakenBody } from './request-body.ts'
import type { RuleLimits } from './rule-limits.ts'

type Forward = Extract<Verdict, { do: 'forward' }>

/** What of an arrival takes time. */
export interface Waiting {
  readonly takeBody: (look: boolean, orgId: OrgId) => Promise<TakenBody>
  readonly departure: Departure
}

const REACHES_BEYOND =
  'Until somebody claims this organization, model providers may not search, fetch or run anything for its agents.'

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

const rejected = (why: Refusal, scene?: Scene, rule?: KnownRule): Rejection => ({
  ...{ do: 'refuse', refusal: why, scene, rule },
})

/** What the agent says that the body is long. */
const bytesOf = ({ arrival }: Scene): { readonly bodyBytes?: number } => {
  const { 'content-length': length } = arrival.request.headers
  return length === undefined ? {} : { bodyBytes: Number(length) }
}

/** The call that a request is, where it is one that a provider charges for and a stored secret pays for. */
const meteredCallOf = ({ request }: Scene, secrets: readonly KnownSecret[]): MeteredCall | undefined =>
  secrets.length === 0 ? undefined : meteredCall({ ...request, secretType: spokenType(secrets) })

/** Lets requests of agents out, or says why not: all that a request meets before it is forwarded, in this order. */
export class Admittance {
  readonly #parts: GatewayParts
  readonly #limits: RuleLimits
  readonly #held = new HeldRequests()

  constructor(parts: GatewayParts, limits: RuleLimits) {
    this.#parts = parts
    this.#limits = limits
  }

  async admit(arrival: Arrival, waiting: Waiting): Promise<Admission | Rejection> {
    const scene = await this.#sceneOf(arrival)
    if ('refusal' in scene) return scene
    const { grounds, request, picture, agent } = scene
    const hidden = asksForBody(rulesAbout(picture, agent, request))
    const first = decide(grounds, request, 'unseen')
    if (first.do === 'refuse' && !hidden) return rejected(first.refusal, scene, first.rule)
    const body = await waiting.takeBody(hidden || this.#looks(scene, first), picture.orgId)
    const verdict = hidden ? decide(grounds, request, body.seen) : first
    return verdict.do === 'refuse'
      ? rejected(verdict.refusal, scene, verdict.rule)
      : this.#pass(scene, verdict, body, waiting.departure)
  }

  /**
   * Whether what was let out would be let out again, with the same secrets: for what goes on after it was decided about.
   * Undefined where that cannot be found out at the moment.
   */
  async stillHolds({ scene: before, secrets, rule }: Admission): Promise<boolean | undefined> {
    const scene = await this.#sceneOf(before.arrival)
    if ('refusal' in scene) return scene.refusal.error === 'gateway_unavailable' ? undefined : false
    const verdict = decide(scene.grounds, scene.request, NO_BODY.seen)
    return (
      verdict.do === 'forward' &&
      (verdict.approval === undefined || verdict.approval.id === rule?.id) &&
      this.#refusePassed(scene, verdict, NO_BODY) === undefined &&
      verdict.secrets.length === secrets.length &&
      verdict.secrets.every(
        ({ id, sealed }, at) => id === secrets[at]?.id && isSame(sealed, secrets[at].sealed),
      )
    )
  }

  /** Who sends a request, or why they are let through no more. */
  async #sceneOf(arrival: Arrival): Promise<Scene | Rejection> {
    const found = await identify(this.#parts, arrival.token)
    return 'refusal' in found ? rejected(found.refusal) : this.#scene(arrival, found.known)
  }

  #scene(arrival: Arrival, known: Known): Scene | Rejection {
    const { bearer, picture } = known
    const agent = picture?.agents.get(bearer.agentId)
    if (picture === undefined || agent === undefined)
      return rejected(refusal('agent_revoked', 'This agent no longer exists.'))
    const { domain, bounds } = this.#parts
    const { inferenceHosts } = bounds
    const sources = { keyRing: domain.keyRing, publicUrl: domain.policy.publicUrl }
    const claimUrl = () => claimUrlOf(sources, picture)
    const grounds = { picture, agent, now: domain.now(), inferenceHosts, claimUrl }
    const { destination, request, path } = arrival
    const wanted = { ...destination, method: request.method ?? 'GET', path }
    return { arrival, request: wanted, known, picture, agent, grounds }
  }

  /** Whether the body has to be looked into though no rule asks for it. */
  #looks(scene: Scene, verdict: Verdict): boolean {
    if (scene.picture.status === 'unclaimed') return true
    if (verdict.do === 'refuse') return false
    return verdict.approval !== undefined || meteredCallOf(scene, verdict.secrets) !== undefined
  }

  async #pass(
    scene: Scene,
    verdict: Forward,
    body: TakenBody,
    departure: Departure,
  ): Promise<Admission | Rejection> {
    const { rule, limits, approval } = verdict
    const held = this.#refusePassed(scene, verdict, body)
    if (held !== undefined) return rejected(held, scene, rule)
    const limited = await this.#limits.count(limits, scene.agent)
    if (limited !== undefined) return rejected(limited, scene, rule)
    if (approval === undefined) return this.#reserve(scene, verdict, body)
    const denied = await this.#held.during(scene.agent.id, () =>
      askForApproval(this.#parts, scene, approval, body, departure.signal),
    )
    if (departure.hasGone) throw new AgentGoneError('The agent went away.')
    return denied === undefined
      ? this.#afterApproval(scene, approval, body)
      : rejected(denied, scene, approval)
  }

  /** Minutes may have gone by: whoever has lost something meanwhile does not get it by an approval. */
  async #afterApproval(before: Scene, approval: KnownRule, body: TakenBody): Promise<Admission | Rejection> {
    const scene = await this.#sceneOf(before.arrival)
    if ('refusal' in scene) return { ...scene, scene: before }
    const verdict = decide(scene.grounds, scene.request, body.seen)
    if (verdict.do === 'refuse') return rejected(verdict.refusal, scene, verdict.rule)
    const held = this.#refusePassed(scene, verdict, body)
    return held === undefined
      ? this.#reserve(scene, { ...verdict, rule: approval }, body)
      : rejected(held, scene, approval)
  }

  /** What refuses a request that its decision would let pass: what it asks a provider for, where it goes, what it lacks. */
  #refusePassed(
    { grounds, picture, arrival, request }: Scene,
    { secrets, budget }: Forward,
    { whole }: TakenBody,
  ): Refusal | undefined {
    const isUnclaimed = picture.status === 'unclaimed'
    if (isUnclaimed && (arrival.isUpgrade || whole === undefined || reachesBeyond(whole)))
      return claimRequired(grounds, REACHES_BEYOND)
    const { isUpgrade } = arrival
    const held =
      refuseUnmeasured({ ...request, isUpgrade }, secrets, budget) ??
      refuseAddress(this.#parts.bounds, arrival.destination)
    if (held !== undefined) return held
    const isBare = secrets.length === 0 && bearsPlaceholder(requestHeaders(arrival.request.rawHeaders))
    return isBare
      ? refusal('credential_not_found', `Nobody has stored a credential for ${request.host}.`)
      : undefined
  }

  /** Reserves what the call may cost, and makes the request as it leaves. */
  #reserve(scene: Scene, verdict: Forward, body: TakenBody): Admission | Rejection {
    const { secrets, budget, rule } = verdict
    const { known, grounds } = scene
    const charge = this.#chargeOf(scene, secrets, body)
    // Its answer comes to another request, which nobody is charged for.
    if (budget !== undefined && charge?.reading.isDeferred === true)
      return rejected(unmeasured(), scene, rule)
    const estimate = charge?.reading.estimateNanoDollars ?? 0n
    const release = budget && this.#parts.ledger.reserve(known.bearer.orgId, budget, estimate, grounds.now)
    if (budget !== undefined && release === undefined) return rejected(budgetExceeded(budget), scene, rule)
    try {
      const draft = this.#draft(scene, secrets)
      const needles = this.#parts.vault.needlesFor(secrets, draft)
      return { do: 'forward', scene, secrets, rule, draft, needles, charge, release: release ?? (() => {}) }
    } catch (error) {
      release?.()
      throw error
    }
  }

  #chargeOf(scene: Scene, secrets: readonly KnownSecret[], { whole }: TakenBody): Charge | undefined {
    const call = meteredCallOf(scene, secrets)
    return (
      call && {
        call,
        reading: readCall(call, whole, {
          ...bytesOf(scene),
          prices: this.#parts.prices,
          at: scene.grounds.now,
        }),
      }
    )
  }

  #draft({ arrival, picture }: Scene, secrets: readonly KnownSecret[]): Injected {
    const opened = secrets.map((secret) => ({ secret, value: this.#parts.vault.open(picture, secret) }))
    const headers = requestHeaders(arrival.request.rawHeaders)
    return inject({ headers, path: arrival.path, query: arrival.query }, opened)
  }
}
