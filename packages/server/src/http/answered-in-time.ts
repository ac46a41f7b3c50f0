/**
 * Throws where there is no answer within so many milliseconds. An answer that this process was only too busy to read by
 * then has come in time: it is read before the wait is given up.
 */
export const answeredInTime = async <T>(answer: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => setImmediate(() => reject(new Error(`There was no answer within ${ms} ms.`))),
      ms,
    )
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
