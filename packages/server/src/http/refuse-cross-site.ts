import type { FastifyRequest } from 'fastify'
import { DomainError } from '../kernel/errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site's page made a browser send with its cookies. Browsers say where a request comes
 * from in `Sec-Fetch-Site`, or, the older ones and without TLS, in `Origin`; pages that hide where they are from send
 * the origin `null`, which says nothing either way.
 */
export const refuseCrossSite = ({ method, headers }: FastifyRequest, publicUrl: string): void => {
  if (SAFE.has(method)) return
  const site = headers['sec-fetch-site']
  const { origin } = headers
  const isSame =
    site === undefined
      ? origin === undefined || origin === 'null' || origin === new URL(publicUrl).origin
      : site === 'same-origin' || site === 'none'
  if (!isSame) throw new DomainError('session.cross_site', 'This request came from another site')
}
