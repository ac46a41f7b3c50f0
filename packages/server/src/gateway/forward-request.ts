import type { ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import { type Metered, Scrubber } from '../domain/egress/index.ts'
import { CallMeter, type Usage } from '../domain/metering/index.ts'
import type { Admission } from './admission.ts'
import { AnswerRelay, type RelayedAnswer } from './answer-relay.ts'
import type { Departure } from './departure.ts'
import { askingForPlain } from './forwarded-headers.ts'
import type { GatewayParts } from './gateway-parts.ts'
import type { OutgoingBody } from './request-body.ts'

/** What became of a request that was sent on. */
export interface Forwarded extends RelayedAnswer {
  readonly metered: Metered | undefined
}

const SUCCESS = 200
/** The body as it leaves: with what its metering asks for put into it. */
const bodyOf = ({ charge }: Admission, body: OutgoingBody): OutgoingBody => charge?.reading.body ?? body

const headersOf = (admission: Admission, body: OutgoingBody): string[] => {
  const { draft, needles } = admission
  const length = Buffer.isBuffer(body) ? String(body.length) : undefined
  const headers = needles === undefined ? draft.headers : askingForPlain(draft.headers)
  const pairs = headers.filter(([name]) => !(name === 'content-length' && length !== undefined))
  return [...pairs.flat(), ...(length === undefined ? [] : ['content-length', length])]
}

/**
 * What the provider read counts as input, whether it had it in store or not. The model is what the answer calls it: a name
 * that holds a secret is not written down.
 */
const meteredBy = (
  { needles }: Admission,
  { cacheReadTokens, cacheWriteTokens, inputTokens, model, ...usage }: Usage,
): Metered => ({
  ...usage,
  model: needles === undefined ? model : new Scrubber(needles).headerValue(model),
  inputTokens: inputTokens + cacheReadTokens + cacheWriteTokens,
})

/** What a call used: by its answer, and where that never came by what was asked, if the provider may have worked on it. */
const meteredOf = async (
  admission: Admission,
  answer: RelayedAnswer,
  meter: CallMeter | undefined,
): Promise<Metered | undefined> => {
  const { charge } = admission
  if (charge === undefined) return undefined
  if (meter !== undefined) return meteredBy(admission, await meter.end(answer.complete))
  if (!answer.sent) return undefined
  return meteredBy(
    admission,
    await new CallMeter(charge.call, charge.reading, { status: SUCCESS }).end(false),
  )
}

/** Sends a request on and passes the answer back; resolves when both are over, whatever became of them. */
export const forwardRequest = (
  parts: GatewayParts,
  admission: Admission,
  given: OutgoingBody,
  { response, departure }: { readonly response: ServerResponse; readonly departure: Departure },
): Promise<Forwarded> =>
  new Promise((resolve) => {
    const { scene, draft, charge, needles } = admission
    const body = bodyOf(admission, given)
    const handler = new AnswerRelay({
      response,
      departure,
      needles,
      meterFor: (head) => charge && new CallMeter(charge.call, charge.reading, head),
      onEnd: (answer, meter) => {
        void meteredOf(admission, answer, meter).then((metered) => resolve({ ...answer, metered }))
      },
    })
    const pool = parts.upstreams.poolFor(scene.known.bearer.orgId, scene.arrival.destination)
    const options: Dispatcher.DispatchOptions = {
      method: scene.request.method as Dispatcher.HttpMethod,
      path: `${draft.path}${draft.query}`,
      headers: headersOf(admission, body),
      body: body as Readable | Buffer | null,
    }
    pool.dispatch(options, handler)
  })
