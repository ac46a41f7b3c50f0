import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Context, Domain } from '../domain/context.ts'
import { listAudible, type ToldEvent } from '../domain/event/index.ts'
import type { TenantPrincipal } from '../domain/principal.ts'
import { DomainError } from '../kernel/errors.ts'
import type { OrgId, PartnerId } from '../kernel/ids.ts'
import { Tally } from './tally.ts'
import { toDomainError } from './to-domain-error.ts'

/** Connections that may be open on one node at a time. */
export const CONNECTIONS_PER_ORG_MAX = 200
const CONNECTIONS_PER_PARTNER_MAX = 20_000
const RETRY_SECONDS = 30

/** How often it is asked whether those who listen still may; with what is believed meanwhile, within a second. */
const READMIT_MS = 400
const TICK_MS = 1_000
/** How long connections may take to say good-bye once the server is to stop. */
const GRACE_MS = 2_000

/** One open connection, as the protocol on it works. */
export interface LiveConnection {
  /** Is told of changes in its organization, in order. */
  tell(events: readonly ToldEvent[]): void
  /** Is told that its right has ended. */
  refuse(error: DomainError): void
  /** Lets time pass. */
  tick(nowMs: number): void
  /** Is told that the server stops. */
  leave(): void
  /** Breaks off, whatever the other side does. */
  cut(): void
}

/** By what right a connection listens: those of one credential, address and organization share it. */
export interface Right {
  readonly key: string
  readonly orgId: OrgId
  readonly partnerId: PartnerId
  /** Asks once more who it is; throws what has come to refuse them. */
  readonly readmit: () => Promise<TenantPrincipal>
  readonly contextFor: (principal: TenantPrincipal) => Context
}

interface Group {
  readonly right: Right
  readonly connections: Set<LiveConnection>
}

/** Why a connection was ended by this side. */
export type Cut = 'slow_reader' | 'flood' | 'silent' | 'protocol' | 'right_ended' | 'shutdown'

/** What was counted since the start. */
export interface LiveCounts {
  readonly open: number
  readonly opened: number
  readonly messages: number
  readonly cut: Readonly<Record<Cut, number>>
}

const tooMany = (): DomainError =>
  new DomainError('listener.too_many', 'Too many open connections', { retryAfterSeconds: RETRY_SECONDS })

const accessEnded = (): DomainError =>
  new DomainError('org.access_not_allowed', 'Access to this organization is not allowed')

/**
 * The connections on which this node tells of changes. Nobody is told of anything without having been asked for the right
 * to it again, and whose right has ended is shown out within a second; on the node where it was ended, at once.
 */
export class LiveConnections {
  readonly #domain: Domain
  readonly #logger: Logger
  readonly #groups = new Map<OrgId, Map<string, Group>>()
  readonly #byOrg = new Tally<OrgId>()
  readonly #byPartner = new Tally<PartnerId>()
  readonly #counts = { open: 0, opened: 0, messages: 0 }
  readonly #cut: Record<Cut, number> = {
    slow_reader: 0,
    flood: 0,
    silent: 0,
    protocol: 0,
    right_ended: 0,
    shutdown: 0,
  }
  #following: Promise<void> | undefined
  #timers: NodeJS.Timeout[] = []
  #stopForget: (() => void) | undefined
  #checking = false
  #checkAgain = false
  #closing = false

  constructor(domain: Domain, logger: Logger) {
    this.#domain = domain
    this.#logger = logger
  }

  get counts(): LiveCounts {
    return { ...this.#counts, cut: { ...this.#cut } }
  }

  countMessages(messages: number): void {
    this.#counts.messages += messages
  }

  countCut(why: Cut): void {
    this.#cut[why]++
  }

  /**
   * Takes a place for a connection; the answer gives it back. What is committed from then on will be told, and nothing that
   * was committed before. Throws `listener.too_many` where the organization or the partner has no place left.
   */
  async takePlace({ orgId, partnerId }: Pick<Right, 'orgId' | 'partnerId'>): Promise<() => void> {
    if (this.#closing) throw new DomainError('server.unavailable', 'The server is shutting down')
    if (this.#byOrg.of(orgId) >= CONNECTIONS_PER_ORG_MAX) throw tooMany()
    if (this.#byPartner.of(partnerId) >= CONNECTIONS_PER_PARTNER_MAX) throw tooMany()
    this.#count({ orgId, partnerId }, 1)
    const giveBack = () => this.#count({ orgId, partnerId }, -1)
    try {
      await this.#follow()
      await this.#domain.eventFeed.settle()
    } catch (error) {
      giveBack()
      throw error
    }
    return giveBack
  }

  #count({ orgId, partnerId }: Pick<Right, 'orgId' | 'partnerId'>, more: 1 | -1): void {
    this.#byOrg.add(orgId, more)
    this.#byPartner.add(partnerId, more)
    this.#counts.open += more
    if (this.#counts.open === 0) void this.#unfollow()
  }

  /** Adds an open connection; the answer takes it out again. */
  add(right: Right, connection: LiveConnection): () => void {
    const { orgId, key } = right
    const groups = this.#groups.get(orgId) ?? new Map<string, Group>()
    this.#groups.set(orgId, groups)
    const group = groups.get(key) ?? { right, connections: new Set() }
    groups.set(key, group)
    group.connections.add(connection)
    this.#counts.opened++
    return () => {
      group.connections.delete(connection)
      if (group.connections.size === 0 && groups.get(key) === group) groups.delete(key)
      if (groups.size === 0 && this.#groups.get(orgId) === groups) this.#groups.delete(orgId)
    }
  }

  #follow(): Promise<void> {
    this.#following ??= this.#start().catch((error: unknown) => {
      this.#following = undefined
      throw error
    })
    return this.#following
  }

  async #start(): Promise<void> {
    await this.#domain.eventFeed.follow((events) => this.#tell(events))
    const check = () => void this.#checkAll()
    this.#timers = [setInterval(check, READMIT_MS), setInterval(() => this.#tick(), TICK_MS)]
    this.#stopForget = this.#domain.standings.onForget(check)
  }

  async #unfollow(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#timers = []
    this.#stopForget?.()
    this.#following = undefined
    await this.#domain.eventFeed.stop()
  }

  #tick(): void {
    const nowMs = performance.now()
    for (const connection of this.#all()) connection.tick(nowMs)
  }

  #all(): readonly LiveConnection[] {
    return [...this.#groups.values()].flatMap((groups) =>
      [...groups.values()].flatMap(({ connections }) => [...connections]),
    )
  }

  async #tell(events: readonly ToldEvent[]): Promise<void> {
    const byOrg = new Map<OrgId, ToldEvent[]>()
    for (const event of events) {
      if (event.orgId === null || !this.#groups.has(event.orgId)) continue
      const told = byOrg.get(event.orgId) ?? []
      told.push(event)
      byOrg.set(event.orgId, told)
    }
    const concerned = [...byOrg.keys()].flatMap((orgId) => [...(this.#groups.get(orgId)?.values() ?? [])])
    await this.#check(concerned)
    for (const [orgId, told] of byOrg)
      for (const { connections } of this.#groups.get(orgId)?.values() ?? [])
        for (const connection of [...connections]) connection.tell(told)
  }

  /** Once more where something was taken away while it was being asked. */
  async #checkAll(): Promise<void> {
    this.#checkAgain = this.#checking
    if (this.#checking) return
    this.#checking = true
    try {
      do {
        this.#checkAgain = false
        await this.#check([...this.#groups.values()].flatMap((groups) => [...groups.values()]))
      } while (this.#checkAgain)
    } catch (error) {
      this.#logger.error({ err: error }, 'whether connections may stay open could not be asked')
    } finally {
      this.#checking = false
    }
  }

  /** Shows out whose right has ended. Throws where that cannot be asked: then nobody may be told of anything. */
  async #check(groups: readonly Group[]): Promise<void> {
    const partners = new Map<string, { ctx: Context; groups: Group[] }>()
    await Promise.all(
      groups.map(async (group) => {
        const principal = await this.#readmit(group)
        if (principal?.kind !== 'partner') return
        const ctx = group.right.contextFor(principal)
        const known = partners.get(principal.credentialId) ?? { ctx, groups: [] }
        known.groups.push(group)
        partners.set(principal.credentialId, known)
      }),
    )
    await Promise.all([...partners.values()].map(({ ctx, groups: its }) => this.#checkEntry(ctx, its)))
  }

  async #readmit(group: Group): Promise<TenantPrincipal | undefined> {
    try {
      const principal = await group.right.readmit()
      if (principal.scopes.has('events:read')) return principal
      this.#showOut(group, accessEnded())
    } catch (cause) {
      const error = toDomainError(cause)
      // A database out of reach says nothing about the credential.
      if (error.kind === 'unavailable' || error.kind === 'internal') throw cause
      this.#showOut(group, error)
    }
    return undefined
  }

  async #checkEntry(ctx: Context, groups: readonly Group[]): Promise<void> {
    const orgIds = [...new Set(groups.map(({ right }) => right.orgId))]
    const audible = new Set(await listAudible(ctx, { orgIds }))
    for (const group of groups) if (!audible.has(group.right.orgId)) this.#showOut(group, accessEnded())
  }

  #showOut({ connections }: Group, error: DomainError): void {
    for (const connection of [...connections]) connection.refuse(error)
  }

  /** Tells those who listen good-bye when the server is closed, and waits for them for a moment. */
  stopWith(app: FastifyInstance): void {
    app.addHook('preClose', (done) => {
      this.#closing = true
      void this.#leave()
      done()
    })
  }

  async #leave(): Promise<void> {
    // What is committed is told before anybody is sent away.
    await this.#domain.eventFeed.stop()
    for (const connection of this.#all()) connection.leave()
    setTimeout(() => {
      for (const connection of this.#all()) connection.cut()
    }, GRACE_MS).unref()
  }
}
