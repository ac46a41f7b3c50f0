import type { FastifyInstance } from 'fastify'
import type { Dialect } from './dialect.ts'
import { toDomainError } from './to-domain-error.ts'

/** PRODUCT's "who owns which path": the dialect with the longest prefix of it. */
const ownerOf = (dialects: readonly Dialect[], url: string): Dialect | undefined =>
  dialects
    .flatMap((dialect) => dialect.owns.map((prefix) => ({ prefix, dialect })))
    .filter(({ prefix }) => url === prefix || url.startsWith(`${prefix}/`) || url.startsWith(`${prefix}?`))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0]?.dialect

/** Answers what no dialect's own handler answers: pages, documents, and paths that nobody serves. */
export const answerStrays = (app: FastifyInstance, dialects: readonly Dialect[]): void => {
  app.setErrorHandler((cause, request, reply) => {
    const error = toDomainError(cause)
    const status = { internal: 500, unavailable: 503 }[error.kind as string] ?? 400
    if (status >= 500) request.log.error({ requestId: request.id, err: error }, 'failed')
    return reply.code(status).send({ error: error.message })
  })
  app.setNotFoundHandler((request, reply) => {
    const owner = ownerOf(dialects, request.url)
    return owner === undefined
      ? reply.code(404).send({ error: 'Not found' })
      : owner.refusals.noRoute({ status: 404 }, reply)
  })
}
