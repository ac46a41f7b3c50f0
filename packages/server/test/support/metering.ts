import { CallMeter, type Usage } from '../../src/domain/metering/call-meter.ts'
import type { MeteredCall, ModelApi, Provider } from '../../src/domain/metering/metered-call.ts'
import { Prices } from '../../src/domain/metering/prices.ts'
import { readCall } from '../../src/domain/metering/read-call.ts'

export const PRICING = { prices: Prices.standard(), at: new Date('2026-11-01T00:00:00Z') }
export const REQUEST = Buffer.from(JSON.stringify({ model: 'asked-for', messages: ['x'.repeat(297)] }))
export const CHAT = { provider: 'openai', api: 'chat' } as const
export const MESSAGES = { provider: 'anthropic', api: 'messages' } as const

/** A call, and how its answer began and ended. */
export interface Sent {
  readonly provider: Provider
  readonly api: ModelApi
  readonly request?: Buffer | undefined
  readonly status?: number
  readonly contentType?: string
  readonly contentEncoding?: string
  readonly completed?: boolean
}

/** Meters an answer that comes in the given pieces. */
export const meter = async (
  { provider, api, request = REQUEST, completed = true, status = 200, ...head }: Sent,
  chunks: readonly (Buffer | string)[],
): Promise<Usage> => {
  const call: MeteredCall = { provider, api, model: undefined, streams: false }
  const measured = new CallMeter(call, readCall(call, request, PRICING), { status, ...head })
  for (const chunk of chunks) measured.push(Buffer.from(chunk))
  return measured.end(completed)
}

/** Cuts bytes into pieces of a size. */
export const inParts = (bytes: Buffer, size: number): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  )
