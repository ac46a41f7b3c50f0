import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { DomainError } from '../kernel/errors.ts'
import type { OrgId } from '../kernel/ids.ts'
import type { DialectName } from './rate-limits.ts'

/** A path that nobody serves, and a method that a path does not serve: known to HTTP, not to the domain. */
export type NoRoute = { readonly status: 404 } | { readonly status: 405 }

/** How a dialect says no. */
export interface Refusals {
  /** Answers an error of the domain. */
  error(error: DomainError, request: FastifyRequest, reply: FastifyReply): FastifyReply
  /** Answers a request that no route of the dialect takes. */
  noRoute(route: NoRoute, reply: FastifyReply): FastifyReply
}

/**
 * Single routes of a dialect in the middle of what another one owns. Paths and methods that are not among them stay
 * the owner's: there is neither a 404 nor a 405 of this dialect there.
 */
export interface Enclave {
  readonly prefix: string
  readonly error: Refusals['error']
  readonly routes: FastifyPluginAsync
}

/** A dialect as the server mounts it. */
export interface Dialect {
  readonly name: DialectName
  readonly title: string
  readonly description: string
  /** The paths that the dialect owns, its own 404s included; the longest owner of a path answers. */
  readonly owns: readonly string[]
  readonly refusals: Refusals
  /** How the dialect spells the id of an organization. */
  spellOrgId(id: OrgId): string
  /** What every operation asks for that names nothing else. */
  readonly securitySchemes: Readonly<Record<string, object>>
  /** What single operations ask for instead. */
  readonly furtherSchemes?: Readonly<Record<string, object>>
  /** Those of them that every such operation takes just as well. */
  readonly otherwise?: readonly string[]
  /** Where the routes go; the first prefix is the documented one. */
  readonly prefixes: readonly string[]
  routes(prefix: string): FastifyPluginAsync
  /** Further routes of the documented prefix's document, which stand below another prefix. */
  readonly besides?: { readonly prefix: string; readonly routes: FastifyPluginAsync }
  readonly enclave?: Enclave
}
