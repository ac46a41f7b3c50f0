import type { OrgId, SecretId } from '../../kernel/ids.ts'
import { fromCents } from '../budget/cents.ts'
import { startOfMonth } from '../budget/start-of-month.ts'
import type { KnownBudget } from './picture.ts'

/** One organization's use of one of its partner's secrets. */
export interface Account {
  readonly orgId: OrgId
  readonly secretId: SecretId
}

/** What was spent in a month (UTC), whose first moment names it. */
export interface MonthlySpend extends Account {
  readonly month: Date
  readonly nanoDollars: bigint
}

interface Book {
  /** By the month's first moment: what is written, and what is to be. */
  readonly written: Map<number, bigint>
  readonly unwritten: Map<number, bigint>
  reserved: bigint
}

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((all, one) => all + one, 0n)

/**
 * What organizations have spent on their partners' secrets as far as this process knows: what the database says, what is
 * on its way there, and what requests under way may cost. Spend only grows, so of two numbers the larger is the newer.
 */
export class Ledger {
  readonly #books = new Map<string, Book>()

  #book({ orgId, secretId }: Account): Book {
    const key = `${orgId} ${secretId}`
    const known = this.#books.get(key)
    if (known !== undefined) return known
    const fresh = { written: new Map<number, bigint>(), unwritten: new Map<number, bigint>(), reserved: 0n }
    this.#books.set(key, fresh)
    return fresh
  }

  /** Takes over what the database says. */
  learn(spends: readonly MonthlySpend[]): void {
    for (const spend of spends) {
      const { written } = this.#book(spend)
      const month = spend.month.getTime()
      const known = written.get(month) ?? 0n
      if (spend.nanoDollars > known) written.set(month, spend.nanoDollars)
    }
  }

  /** What was spent in the period of a budget in which a moment lies, in nano-dollars; what is reserved not counted. */
  spent(account: Account, period: KnownBudget['period'], at: Date): bigint {
    const { written, unwritten } = this.#book(account)
    if (period === 'total') return sum(written.values()) + sum(unwritten.values())
    const month = startOfMonth(at).getTime()
    return (written.get(month) ?? 0n) + (unwritten.get(month) ?? 0n)
  }

  /**
   * Reserves what a request may cost, unless its budget refuses it: a hard one where the limit could be passed, a soft
   * one where it has been reached. Answers how to give the reservation back, or undefined for a refusal.
   */
  reserve(orgId: OrgId, budget: KnownBudget, nanoDollars: bigint, at: Date): (() => void) | undefined {
    const account = { orgId, secretId: budget.secretId }
    const book = this.#book(account)
    if (this.wouldRefuse(orgId, budget, nanoDollars, at)) return undefined
    book.reserved += nanoDollars
    let given = false
    return () => {
      if (!given) book.reserved -= nanoDollars
      given = true
    }
  }

  /** Whether a budget would refuse a request that may cost so much. */
  wouldRefuse(orgId: OrgId, budget: KnownBudget, nanoDollars: bigint, at: Date): boolean {
    const account = { orgId, secretId: budget.secretId }
    const limit = fromCents(budget.limitCents)
    const spent = this.spent(account, budget.period, at)
    return budget.enforcement === 'hard'
      ? spent + this.#book(account).reserved + nanoDollars > limit
      : spent >= limit
  }

  /** Adds what a request cost that began at a moment, before it is written. */
  charge(account: Account, at: Date, nanoDollars: bigint): void {
    const { unwritten } = this.#book(account)
    const month = startOfMonth(at).getTime()
    unwritten.set(month, (unwritten.get(month) ?? 0n) + nanoDollars)
  }

  /** Takes what was charged for written; what the database then says has to be learned besides. */
  settle(account: Account, at: Date, nanoDollars: bigint): void {
    this.charge(account, at, -nanoDollars)
  }
}
