import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ChooseBytes, Frame, ReadSnapshot } from '../../domain/snapshot/index.ts'
import { toRuuid } from '../../kernel/ids.ts'
import { type Media, planOf, sendMedia } from './send-media.ts'

/** An id names the same bytes for ever. */
const mediaOf = ({ id, mediaType, byteCount }: Frame): Media => ({
  tag: `"${toRuuid(id)}"`,
  mediaType,
  byteCount,
})

/** Sends a frame, whole or in part; what is not sent is not read. */
export const sendFrame = async (
  request: FastifyRequest,
  reply: FastifyReply,
  read: (choose: ChooseBytes) => Promise<ReadSnapshot>,
): Promise<FastifyReply> => {
  const { snapshot, bytes } = await read((found) => planOf(request, mediaOf(found)).bytes)
  const media = mediaOf(snapshot)
  return sendMedia(reply, media, planOf(request, media), bytes)
}
