const WIDTH = 30

/** A bar on standard error while it is a terminal; nothing in a log. */
export const startProgress = (total: number) => {
  let done = 0
  let failed = 0
  const isShown = process.stderr.isTTY === true
  const draw = (): void => {
    const filled = total === 0 ? WIDTH : Math.floor((done / total) * WIDTH)
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
    process.stderr.write(`\r${bar} ${done}/${total}${failed > 0 ? `, ${failed} failed` : ''}\u001B[K`)
  }
  if (isShown) draw()
  return {
    step: (hasFailed: boolean): void => {
      done += 1
      if (hasFailed) failed += 1
      if (isShown) draw()
    },
    end: (): void => {
      if (isShown) process.stderr.write('\n')
    },
  }
}
