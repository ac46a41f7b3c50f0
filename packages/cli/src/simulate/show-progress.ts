import type { Player } from './player.ts'
import type { Tally } from './tally.ts'
import type { TokenFile } from './token-file.ts'

const EVERY_MS = 1_000
/** In a log a line now and then is enough. */
const LOG_EVERY_TICKS = 10
const SAVE_EVERY_TICKS = 5
/** Less is what a timer takes. */
const BEHIND_SECONDS_MIN = 1

interface Watched {
  readonly devices: number
  readonly player: Player
  readonly tally: Tally
  readonly tokens: TokenFile
}

const lineOf = ({ devices, player, tally }: Watched, callsPerSecond: number): string => {
  const behind = player.behindSeconds()
  return [
    `${player.count('online')}/${devices} devices online`,
    `${Math.round(callsPerSecond)} reports/s`,
    `${tally.failed} errors`,
    ...(behind >= BEHIND_SECONDS_MIN ? [`${Math.round(behind)} s behind`] : []),
  ].join(', ')
}

const saveIfPossible = (tokens: TokenFile): void => {
  try {
    tokens.save()
  } catch {
    // Tried again, and at the end of the run told.
  }
}

/** Says every second on standard error how it goes, and keeps the tokens that were given meanwhile. */
export const showProgress = (watched: Watched) => {
  const isTerminal = process.stderr.isTTY === true
  let answered = 0
  let ticks = 0
  const tick = (): void => {
    ticks += 1
    const before = answered
    answered = watched.tally.answered
    const line = lineOf(watched, ((answered - before) * 1_000) / EVERY_MS)
    if (isTerminal) process.stderr.write(`\r${line}\u001B[K`)
    else if (ticks % LOG_EVERY_TICKS === 1) process.stderr.write(`${line}\n`)
    if (ticks % SAVE_EVERY_TICKS === 0) saveIfPossible(watched.tokens)
  }
  const timer = setInterval(tick, EVERY_MS)
  return {
    end: (): void => {
      clearInterval(timer)
      if (isTerminal) process.stderr.write('\n')
    },
  }
}
