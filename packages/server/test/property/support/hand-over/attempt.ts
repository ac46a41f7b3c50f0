import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { Answer } from '../../../support/openapi.ts'
import { withFault } from './faults.ts'
import type { Fate } from './steps.ts'
import type { World } from './world.ts'

/** A call, with the headers that it is to carry besides its own. */
export type Send = (headers: Record<string, string>) => Promise<Answer>

/** What came of it: an answer; nothing at all; or what was asked for, with nobody told. */
export type Outcome = { readonly answer: Answer } | 'nothing' | 'unheard'

interface Wish {
  readonly fate: Fate
  /** The status that the model expects. */
  readonly expected: number
  readonly send: Send
  /** Whether a retry after a crash is presented the stored answer; a call that ends its own credential's life is not. */
  readonly repeatable?: boolean
}

/** Makes a call on its fated way. Where it must succeed and its server dies, it is retried as a client would. */
export const attempt = async (
  { server }: World,
  { fate, expected, send, repeatable = true }: Wish,
): Promise<Outcome> => {
  if (fate.kind === 'well' || expected >= 400) {
    const answer = await send({})
    expect(answer.status, answer.text).toBe(expected)
    return expected >= 400 ? 'nothing' : { answer }
  }
  const tag = repeatable ? { 'idempotency-key': randomBytes(9).toString('hex') } : {}
  const [broken, cameToPass] = await withFault(fate, () => send(tag))
  expect([broken.status, cameToPass], broken.text).toEqual([500, true])
  if (fate.kind === 'fails') return 'nothing'
  await server.crash()
  if (fate.kind === 'dies before') return 'nothing'
  if (!repeatable) return 'unheard'
  const answer = await send(tag)
  expect([answer.status, answer.headers['idempotent-replayed']], answer.text).toEqual([expected, 'true'])
  return { answer }
}

/** The answer, where somebody was told. */
export const heard = (outcome: Outcome): Answer | undefined =>
  typeof outcome === 'object' ? outcome.answer : undefined
