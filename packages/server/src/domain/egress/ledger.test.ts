import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OrgId, SecretId } from '../../kernel/ids.ts'
import { startOfMonth } from '../budget/start-of-month.ts'
import { Ledger } from './ledger.ts'
import type { KnownBudget } from './picture.ts'

const CENT = 10_000_000n
const orgId = 'org' as OrgId
const secretId = 'secret' as SecretId
const account = { orgId, secretId }
const budget = (more: Partial<KnownBudget> = {}): KnownBudget => ({
  ...{ secretId, limitCents: 100, period: 'monthly', enforcement: 'soft' },
  ...more,
})
const MARCH = new Date('2026-03-31T23:59:59.999Z')
const APRIL = new Date('2026-04-01T00:00:00.000Z')

describe('what is spent', () => {
  it('counts at once, and no second time when the database says it too', () => {
    const ledger = new Ledger()
    ledger.charge(account, MARCH, 5n * CENT)
    expect(ledger.spent(account, 'monthly', MARCH)).toBe(5n * CENT)
    ledger.settle(account, MARCH, 5n * CENT)
    ledger.learn([{ ...account, month: startOfMonth(MARCH), nanoDollars: 5n * CENT }])
    expect(ledger.spent(account, 'monthly', MARCH)).toBe(5n * CENT)
  })

  it('is of the month, in UTC, in which a request began; of all months where the period is the whole time', () => {
    const ledger = new Ledger()
    ledger.charge(account, MARCH, 3n)
    ledger.charge(account, APRIL, 4n)
    expect(ledger.spent(account, 'monthly', MARCH)).toBe(3n)
    expect(ledger.spent(account, 'monthly', APRIL)).toBe(4n)
    expect(ledger.spent(account, 'total', APRIL)).toBe(7n)
  })

  it('never shrinks by what an older reading says', () => {
    const ledger = new Ledger()
    const month = startOfMonth(MARCH)
    ledger.learn([{ ...account, month, nanoDollars: 9n }])
    ledger.learn([{ ...account, month, nanoDollars: 4n }])
    expect(ledger.spent(account, 'monthly', MARCH)).toBe(9n)
  })

  it('is what was charged, whatever order charges, writes and readings come in', () => {
    const step = fc.record({ cost: fc.bigInt(1n, 1_000n), isWritten: fc.boolean(), isRead: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const ledger = new Ledger()
        let [database, all] = [0n, 0n]
        for (const { cost, isWritten, isRead } of steps) {
          ledger.charge(account, MARCH, cost)
          all += cost
          if (isWritten) {
            database += cost
            ledger.settle(account, MARCH, cost)
            ledger.learn([{ ...account, month: startOfMonth(MARCH), nanoDollars: database }])
          }
          if (isRead) ledger.learn([{ ...account, month: startOfMonth(MARCH), nanoDollars: database }])
          expect(ledger.spent(account, 'monthly', MARCH)).toBe(all)
        }
      }),
    )
  })
})

describe('a soft budget', () => {
  it('lets requests through until the limit is reached, and none from then on', () => {
    const ledger = new Ledger()
    ledger.charge(account, MARCH, 100n * CENT - 1n)
    expect(ledger.reserve(orgId, budget(), 1_000n * CENT, MARCH)).toBeTypeOf('function')
    ledger.charge(account, MARCH, 1n)
    expect(ledger.reserve(orgId, budget(), 1n, MARCH)).toBeUndefined()
  })

  it('begins anew with the month', () => {
    const ledger = new Ledger()
    ledger.charge(account, MARCH, 100n * CENT)
    expect(ledger.reserve(orgId, budget(), 1n, MARCH)).toBeUndefined()
    expect(ledger.reserve(orgId, budget(), 1n, APRIL)).toBeTypeOf('function')
    expect(ledger.reserve(orgId, budget({ period: 'total' }), 1n, APRIL)).toBeUndefined()
  })
})

describe('a hard budget', () => {
  it('counts what requests under way may cost, until they give it back', () => {
    const ledger = new Ledger()
    const hard = budget({ enforcement: 'hard' })
    const release = ledger.reserve(orgId, hard, 60n * CENT, MARCH)
    expect(ledger.reserve(orgId, hard, 41n * CENT, MARCH)).toBeUndefined()
    expect(ledger.reserve(orgId, hard, 40n * CENT, MARCH)).toBeTypeOf('function')
    release?.()
    release?.()
    expect(ledger.reserve(orgId, hard, 61n * CENT, MARCH)).toBeUndefined()
    expect(ledger.reserve(orgId, hard, 60n * CENT, MARCH)).toBeTypeOf('function')
  })

  it('is never passed by any burst, where requests cost no more than they reserved', () => {
    const request = fc.record({ estimate: fc.bigInt(1n, 60n * CENT), part: fc.integer({ min: 0, max: 100 }) })
    fc.assert(
      fc.property(fc.array(request, { maxLength: 30 }), fc.boolean(), (requests, endsAtOnce) => {
        const ledger = new Ledger()
        const hard = budget({ enforcement: 'hard' })
        const ends: (() => void)[] = []
        for (const { estimate, part } of requests) {
          const release = ledger.reserve(orgId, hard, estimate, MARCH)
          if (release === undefined) continue
          const end = () => {
            ledger.charge(account, MARCH, (estimate * BigInt(part)) / 100n)
            release()
          }
          if (endsAtOnce) end()
          else ends.push(end)
        }
        for (const end of ends) end()
        expect(ledger.spent(account, 'monthly', MARCH)).toBeLessThanOrEqual(100n * CENT)
      }),
    )
  })
})

it('keeps accounts apart', () => {
  const ledger = new Ledger()
  ledger.charge(account, MARCH, 100n * CENT)
  expect(ledger.spent({ orgId, secretId: 'other' as SecretId }, 'total', MARCH)).toBe(0n)
  expect(ledger.spent({ orgId: 'other' as OrgId, secretId }, 'total', MARCH)).toBe(0n)
  expect(ledger.wouldRefuse('other' as OrgId, budget(), 1n, MARCH)).toBe(false)
})
