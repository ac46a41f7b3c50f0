import type { Socket } from 'node:net'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { Context } from '../../../domain/context.ts'
import { orgNotFound } from '../../../domain/entry-rule.ts'
import { listenInside, listMissedEvents } from '../../../domain/event/index.ts'
import type { Gatehouse } from '../../../http/caller.ts'
import type { LiveConnections, Right } from '../../../http/live-connections.ts'
import { contextOf } from '../../../http/request.ts'
import { acceptWebSocket, isUpgrade, WEBSOCKET_PATH } from '../../../http/take-upgrades.ts'
import { type OrgId, toRuuid } from '../../../kernel/ids.ts'
import { refuseCertificates, requireListener, targetOf } from '../auth.ts'
import { takeQueryCredentials } from '../query-credentials.ts'
import { openSocket } from '../socket/open-socket.ts'

/** Wire facts, section 3: a partner names a client; an organization's own credential need not. */
const targetOfListener = (request: FastifyRequest) => {
  const target = targetOf(request)
  if (target === 'own' && request.caller?.kind === 'partner') throw orgNotFound()
  return target
}

const rightOf = (request: FastifyRequest, ctx: Context, orgId: OrgId): Right => {
  const { caller, readmit, headers } = request
  if (caller === undefined || !('partnerId' in caller) || readmit === undefined)
    throw new Error('The request was not let in yet.')
  return {
    key: [caller.credentialId, request.ip, headers['x-auth-scheme']].join(' '),
    orgId,
    partnerId: caller.partnerId,
    readmit,
    contextFor: (principal) => ({ ...ctx, principal, trace: {} }),
  }
}

const refuseOrdinary = (reply: FastifyReply): FastifyReply =>
  reply
    .code(426)
    .header('upgrade', 'websocket')
    .send({
      ...{ status: 426, error: 'Upgrade Required', timestamp: new Date().toISOString() },
      msg: 'This endpoint takes a WebSocket',
    })

/** Gives a place back when its connection ends, which it may have done while the place was being taken. */
const giveBackAfter = (socket: Socket, giveBack: () => void): void => {
  if (socket.destroyed) giveBack()
  else socket.once('close', giveBack)
}

/** Writes into the log when a connection began and ended, as a call's answer is: ids, never a credential. */
const logConnection = (
  request: FastifyRequest,
  socket: WebSocket,
  { orgId, partnerId, key }: Right,
): void => {
  const [credential] = key.split(' ')
  const about = {
    requestId: request.id,
    route: WEBSOCKET_PATH,
    address: request.ip,
    partner: partnerId,
    credential,
    org: orgId,
  }
  const { log } = request
  const began = performance.now()
  log.info({ ...about, status: 101 }, 'websocket opened')
  socket.once('close', (code: number) =>
    log.info({ ...about, code, ms: Math.round(performance.now() - began) }, 'websocket closed'),
  )
}

/**
 * `GET /websocket`: STOMP 1.2 over a WebSocket, for the changes in one organization (wire facts, section 3). Refused
 * before the upgrade with the dialect's own statuses.
 */
export const websocketRoute =
  (gatehouse: Gatehouse, live: LiveConnections): FastifyPluginAsync =>
  async (app) => {
    const { domain } = gatehouse
    const onRequest = [takeQueryCredentials, refuseCertificates, requireListener(gatehouse)]
    app.get(
      WEBSOCKET_PATH,
      { onRequest, exposeHeadRoute: false, schema: { hide: true } },
      async (request, reply) => {
        const ctx = contextOf(domain, request)
        const orgId = await listenInside(ctx, targetOfListener(request), {})
        if (!isUpgrade(request)) return refuseOrdinary(reply)
        const right = rightOf(request, ctx, orgId)
        const giveBack = await live.takePlace(right)
        giveBackAfter(request.raw.socket, giveBack)
        if (ctx.trace.actedOn !== undefined) void reply.header('x-acted-on-org', toRuuid(ctx.trace.actedOn))
        acceptWebSocket(request, reply, (socket) => {
          const connection = openSocket(socket, live, {
            topic: `/topic/change/${toRuuid(orgId)}`,
            missedSince: async (after) => {
              const principal = await right.readmit()
              await gatehouse.rateLimits.countResume(principal)
              return listMissedEvents(right.contextFor(principal), orgId, { after })
            },
          })
          socket.once('close', live.add(right, connection))
          logConnection(request, socket, right)
        })
        return reply
      },
    )
  }
