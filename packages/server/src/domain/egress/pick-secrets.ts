import { comparablePath } from './comparable-path.ts'
import { matchesHost, matchesPath } from './match-secret.ts'
import { isFor, type KnownAgent, type KnownSecret, type Picture, type SecretIndex } from './picture.ts'
import type { EgressRequest } from './request.ts'

const TIERS = ['project', 'organization', 'partner'] as const

/** Secrets whose host could be meant: of the host itself, and of every name above it. */
const named = ({ exact, wildcard }: SecretIndex, host: string): readonly KnownSecret[] => {
  const found = [...(exact.get(host) ?? [])]
  if (wildcard.size === 0) return found
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1))
    found.push(...(wildcard.get(host.slice(dot + 1)) ?? []))
  return found
}

const mayUse = ({ id, tier, projectId, onlyGranted }: KnownSecret, agent: KnownAgent): boolean => {
  if (tier === 'partner') return !onlyGranted || agent.granted.has(id)
  return isFor(projectId, agent) && (agent.assigned === undefined || agent.assigned.has(id))
}

/** Why a secret is not for a request; undefined for one that is. */
export type Unfit = 'needs_tls' | 'other_port' | 'other_path' | 'not_for_agent'

/** Says what keeps a secret of a host from a request to it, if something does. */
const unfitFor = (
  secret: KnownSecret,
  agent: KnownAgent,
  request: EgressRequest,
  path: string,
): Unfit | undefined => {
  if (request.scheme !== 'https' && !secret.allowHttp) return 'needs_tls'
  if (!matchesHost(secret.host, request)) return 'other_port'
  if (!matchesPath(secret.path, path)) return 'other_path'
  return mayUse(secret, agent) ? undefined : 'not_for_agent'
}

/** Exact host over longer wildcard, exact path over longest prefix, newest: the first of two is the better one. */
const byFitness = (a: KnownSecret, b: KnownSecret): number =>
  Number(a.host.isWildcard) - Number(b.host.isWildcard) ||
  b.host.host.length - a.host.host.length ||
  Number(a.path.isPrefix) - Number(b.path.isPrefix) ||
  b.path.path.length - a.path.path.length ||
  (a.id < b.id ? 1 : -1)

/**
 * Picks the secrets that a request of an agent is sent with: of all that match, those of the highest tier alone (project
 * over organization over partner), and of these the best for each slot. A tier never fills what another left empty.
 */
export const pickSecrets = (
  { secrets }: Pick<Picture, 'secrets'>,
  agent: KnownAgent,
  request: EgressRequest,
): readonly KnownSecret[] => {
  const path = comparablePath(request.path)
  const candidates = named(secrets, request.host).filter(
    (secret) => unfitFor(secret, agent, request, path) === undefined,
  )
  const tier = TIERS.find((one) => candidates.some((secret) => secret.tier === one))
  const bySlot = new Map<string, KnownSecret>()
  for (const secret of candidates.filter((one) => one.tier === tier).sort(byFitness))
    if (!bySlot.has(secret.slot)) bySlot.set(secret.slot, secret)
  return [...bySlot.values()]
}

/** Whether which secrets a request is sent with can depend on its path. */
export const secretsReadPath = (
  { secrets }: Pick<Picture, 'secrets'>,
  { host }: Pick<EgressRequest, 'host'>,
): boolean => named(secrets, host).some(({ path }) => path.path !== '' || !path.isPrefix)

/** What becomes of a secret that is stored for a request's host. */
export interface Considered {
  readonly secret: KnownSecret
  /** Why it is not put in; undefined for one that is. */
  readonly left: Unfit | 'lower_tier' | 'slot_taken' | undefined
}

/** Says of every secret of a request's host whether it is put in, and if not, why; those that are come first. */
export const considerSecrets = (
  { secrets }: Pick<Picture, 'secrets'>,
  agent: KnownAgent,
  request: EgressRequest,
): readonly Considered[] => {
  const picked = pickSecrets({ secrets }, agent, request)
  const path = comparablePath(request.path)
  const others = named(secrets, request.host).filter((secret) => !picked.includes(secret))
  return [
    ...picked.map((secret) => ({ secret, left: undefined })),
    ...others.map((secret) => ({
      secret,
      left:
        unfitFor(secret, agent, request, path) ??
        (secret.tier === picked[0]?.tier ? ('slot_taken' as const) : ('lower_tier' as const)),
    })),
  ]
}
