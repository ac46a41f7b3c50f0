import autocannon from 'autocannon'
import { median } from './report.mjs'

const ROUND_SECONDS = 3
const ROUNDS = 3

const once = async ({ connections = 20, seconds = ROUND_SECONDS, ...target }) => {
  const result = await autocannon({ connections, duration: seconds, ...target })
  if (result.errors > 0 || result.non2xx > 0) {
    throw new Error(
      `${target.url}: ${result.errors} errors, ${result.non2xx} refused of ${result.requests.total}.`,
    )
  }
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }
}

/** Loads several targets by turns, so that a slow minute of the machine hits all of them, and answers each one's median. */
export const compare = async (targets) => {
  for (const target of targets) await once({ ...target, seconds: 1 })
  const rounds = targets.map(() => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, target] of targets.entries()) rounds[at].push(await once(target))
  }
  return rounds.map((results) => median(results.map(({ perSecond }) => perSecond)))
}
