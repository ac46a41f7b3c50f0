import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'

/** What each signal to this process becomes for the other; none where it gets its own. */
export type Forwarded = Readonly<Partial<Record<NodeJS.Signals, NodeJS.Signals | undefined>>>

/**
 * Runs another process in this one's place: passes signals on, waits for its end, and ends as it ended. Throws what
 * keeps it from starting.
 */
export const runChild = async (
  program: string,
  args: readonly string[],
  forwarded: Forwarded,
  options: SpawnOptions,
): Promise<void> => {
  const child = spawn(program, args, { stdio: 'inherit', ...options })
  const names = Object.keys(forwarded) as NodeJS.Signals[]
  for (const name of names)
    process.on(name, () => {
      const passed = forwarded[name]
      if (passed !== undefined) child.kill(passed)
    })
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
    process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal]
  } finally {
    // The handlers would keep this process waiting for nothing.
    for (const name of names) process.removeAllListeners(name)
  }
}
