import { expect } from 'vitest'
import type { Answer, DialectName } from '../../support/openapi.ts'

type Body = Record<string, unknown>

const exactly = (body: Body, label: string, ...keys: readonly string[]): void =>
  expect(Object.keys(body).sort(), `${label}: keys of the refusal`).toEqual([...keys].sort())

const SPRING = new Set([403, 404, 405])

const fleetMessage = ({ status, body, text }: Answer, label: string): string => {
  const refusal = body as Body
  if (status === 429) {
    expect(text, label).toBe('Too many api requests. Enhance your calm.')
    return text
  }
  if (status === 401) {
    expect(refusal, label).toEqual({ authenticationFailed: true })
    return text
  }
  if (status === 200) {
    expect(refusal['error'], label).toBe(true)
    return String(refusal['errorMsg'])
  }
  if (SPRING.has(status)) exactly(refusal, label, 'status', 'error', 'timestamp', 'msg')
  else exactly(refusal, label, 'error', 'msg')
  return String(refusal['error'])
}

const brokerMessage = ({ body }: Answer, label: string): string => {
  const { error } = body as { error: string | Body }
  exactly(body as Body, label, 'error')
  if (typeof error === 'string') return error
  exactly(error, label, 'message', 'type')
  return String(error['message'])
}

const codedMessage = ({ body }: Answer, label: string): string => {
  const { error } = body as { error: Body }
  exactly(body as Body, label, 'error')
  exactly(error, label, 'code', 'message', ...('field' in error ? ['field'] : []))
  expect(error['code'], label).toMatch(/^[a-z_]+\.[a-z_]+$/)
  return String(error['message'])
}

/** Fails unless the answer has the exact shape of its dialect's refusals; answers the message for people. */
export const refusalMessage = (dialect: DialectName, answer: Answer, label: string): string => {
  if (dialect === 'fleet') return fleetMessage(answer, label)
  if (dialect === 'broker') return brokerMessage(answer, label)
  if (dialect === 'admin' || dialect === 'device') return codedMessage(answer, label)
  exactly(answer.body as Body, label, 'statusCode', 'message')
  expect((answer.body as Body)['statusCode'], label).toBe(answer.status)
  return String((answer.body as Body)['message'])
}

const INSIDES =
  /\n\s+at |node_modules|node:internal|\.[tj]s:\d|FST_|\bselect\b.*\bfrom\b|\binsert into\b|\bpg_|drizzle|pglite/i

/** Fails where an answer shows a stack, SQL or the key it was asked with. */
export const refuseLeaks = ({ text, headers }: Answer, label: string, ...keys: readonly string[]): void => {
  expect(text, label).not.toMatch(INSIDES)
  for (const key of keys) expect(text + JSON.stringify(headers), label).not.toContain(key)
}
