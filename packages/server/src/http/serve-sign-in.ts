import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ADDRESS_HEADER, SIGN_IN_PATH, type SignIn } from '../sign-in/sign-in.ts'

const requestOf = (request: FastifyRequest, publicUrl: string): Request => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && name !== ADDRESS_HEADER) headers.set(name, [value].flat().join(', '))
  headers.set(ADDRESS_HEADER, request.ip)
  const { method, body } = request
  const sent = method === 'GET' || method === 'HEAD' ? undefined : (body as Buffer | undefined)
  return new Request(new URL(request.url, publicUrl), {
    method,
    headers,
    ...(sent !== undefined && { body: new Uint8Array(sent) }),
  })
}

const send = async (reply: FastifyReply, answer: Response): Promise<FastifyReply> => {
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') void reply.header(name, value)
  for (const cookie of answer.headers.getSetCookie()) void reply.header('set-cookie', cookie)
  return reply
    .code(answer.status)
    .header('cache-control', 'no-store')
    .send(Buffer.from(await answer.arrayBuffer()))
}

/** Serves the sign-in library's own endpoints below `/auth`, in a scope that leaves bodies to it. */
export const serveSignIn = async (app: FastifyInstance, signIn: SignIn, publicUrl: string): Promise<void> => {
  await app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
      scope.route({
        method: ['GET', 'POST'],
        url: '/*',
        schema: { hide: true },
        handler: async (request, reply) => send(reply, await signIn.handle(requestOf(request, publicUrl))),
      })
    },
    { prefix: SIGN_IN_PATH },
  )
}
