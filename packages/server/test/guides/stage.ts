import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect } from 'vitest'
import { bearer, fleetHeaders } from '../support/partners.ts'
import { type SpawnedServer, startServer } from '../support/spawned-server.ts'
import { type Exchange, type Recorder, recordExchanges } from './record-exchanges.ts'
import { type Outcome, runProgram } from './run-program.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body read as JSON; undefined where it is something else. */
  readonly body: unknown
}

interface Request {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface StagedPartner {
  readonly id: string
  readonly key: string
  fleet(path: string, body?: unknown): Promise<Answer>
  embed(method: string, path: string, body?: unknown): Promise<Answer>
  broker(method: string, path: string, body?: unknown): Promise<Answer>
  /** Loads rows of a kind for the partner, as the operator. */
  load(kind: string, rows: readonly object[]): Promise<Answer>
}

/** What a sample asked and was answered, and what it printed. */
export interface Performance extends Outcome {
  readonly exchange: Exchange
}

/** A spawned server, and the samples in front of it. */
export interface Stage {
  /** Where the server answers, for what is no program. */
  readonly url: string
  call(method: string, path: string, request?: Request): Promise<Answer>
  createPartner(): Promise<StagedPartner>
  /** Runs a sample that makes one call, with the given texts of the guide replaced. */
  perform(
    language: string,
    sample: string,
    replacements: Readonly<Record<string, string>>,
    printing?: string,
  ): Promise<Performance>
}

const readBody = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const callAt =
  (url: string): Stage['call'] =>
  async (method, path, { headers = {}, body } = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: readBody(text) }
  }

const createPartner = async (call: Stage['call'], operatorKey: string): Promise<StagedPartner> => {
  const { status, body, text } = await call('POST', '/admin/v1/partners', {
    headers: bearer(operatorKey),
    body: { name: `Partner ${randomBytes(4).toString('hex')}`, ownerEmail: 'owner@example.com' },
  })
  if (status !== 201) throw new Error(`The partner was not created: ${text}`)
  const { id, apiKey: key } = body as { id: string; apiKey: string }
  return {
    id,
    key,
    fleet: (path, content = {}) =>
      call('POST', `/api/${path}`, { headers: fleetHeaders(key), body: content }),
    embed: (method, path, content) =>
      call(method, `/partner/v1${path}`, { headers: bearer(key), body: content }),
    broker: (method, path, content) => call(method, path, { headers: bearer(key), body: content }),
    load: (kind, rows) =>
      call('POST', `/admin/v1/partners/${id}/imports/${kind}`, {
        headers: bearer(operatorKey),
        body: { rows },
      }),
  }
}

const HOSTS = ['https://api2.rhombussystems.com', 'https://api.open.cx']

/** The sample with nothing but host, key and ids replaced. */
const prepare = (sample: string, host: string, replacements: Readonly<Record<string, string>>): string => {
  const prepared = [
    ...HOSTS.map((vendor) => [vendor, host] as const),
    ...Object.entries(replacements),
  ].reduce((text, [from, to]) => text.replaceAll(from, to), sample)
  if (prepared.replaceAll(host, '').includes('://'))
    throw new Error(`The sample would call another host:\n${prepared}`)
  return prepared
}

const performWith =
  (recorder: Recorder): Stage['perform'] =>
  async (language, sample, replacements, printing) => {
    recorder.take()
    const outcome = await runProgram(language, prepare(sample, recorder.url, replacements), printing)
    const [exchange, ...more] = recorder.take()
    expect(more).toEqual([])
    if (exchange === undefined) throw new Error(`The sample called nothing: ${JSON.stringify(outcome)}`)
    return { ...outcome, exchange }
  }

/** Starts one server for the tests of a guide; each test makes its own partner in it. */
export const useStage = (env: Readonly<Record<string, string>> = {}): (() => Stage) => {
  let stage: Stage | undefined
  let server: SpawnedServer | undefined
  let recorder: Recorder | undefined
  beforeAll(async () => {
    server = await startServer({ env })
    recorder = await recordExchanges(server.url)
    const { operatorKey } = server
    const call = callAt(server.url)
    stage = {
      url: server.url,
      call,
      createPartner: () => createPartner(call, operatorKey),
      perform: performWith(recorder),
    }
  })
  afterAll(async () => {
    await recorder?.close()
    await server?.stop()
  })
  return () => {
    if (stage === undefined) throw new Error('The server is started before the first test.')
    return stage
  }
}
