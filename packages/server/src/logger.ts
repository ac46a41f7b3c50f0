import pino, { type Logger, type LoggerOptions } from 'pino'

interface Failure {
  readonly type: string
  readonly message: string
  readonly code?: unknown
  readonly stack?: string
  readonly cause?: Failure
}

/** A query's error repeats its parameters, and those hold hashes, names and links: only the query itself is logged. */
const describe = (error: unknown): Failure => {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const { query, code } = error as { query?: unknown; code?: unknown }
  const message = typeof query === 'string' ? `query failed: ${query}` : error.message
  return {
    type: error.name,
    message,
    ...(code !== undefined && { code }),
    ...(error.stack !== undefined && { stack: error.stack.replace(error.message, () => message) }),
    ...(error.cause !== undefined && { cause: describe(error.cause) }),
  }
}

/** How a line is written, wherever it goes. */
export const logFormat = (level: string): LoggerOptions => ({
  level,
  serializers: { err: describe },
  base: {},
  formatters: { level: (label) => ({ level: label }) },
  timestamp: pino.stdTimeFunctions.isoTime,
})

/** JSON lines on standard output, written several at a time and at most a tenth of a second late; all before the end. */
export const createLogger = (level: string): Logger =>
  pino(logFormat(level), pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 100 }))
