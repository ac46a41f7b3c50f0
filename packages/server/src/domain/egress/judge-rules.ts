import { comparablePath } from './comparable-path.ts'
import { meetsCondition, OpenedBody, type SeenBody } from './match-condition.ts'
import { matchesGlob } from './match-glob.ts'
import { isFor, type KnownAgent, type KnownRule, type Picture } from './picture.ts'
import { DEFAULT_PORT, type EgressRequest } from './request.ts'

const HOST_WITH_PORT = /^(.*):(\d+|\*)$/

const isAboutHost = ({ hostPattern }: KnownRule, { scheme, host, port }: EgressRequest): boolean => {
  const shown = host.includes(':') ? `[${host}]` : host
  // A rule without a port is about every port of its hosts: to ask for another one is no way round it.
  if (!hostPattern.startsWith('[') || hostPattern.includes(']:')) {
    const [, pattern, wanted] = HOST_WITH_PORT.exec(hostPattern) ?? []
    if (pattern !== undefined && wanted !== undefined)
      return (
        matchesGlob(pattern, shown) && matchesGlob(wanted, String(port === 0 ? DEFAULT_PORT[scheme] : port))
      )
  }
  return matchesGlob(hostPattern, shown)
}

/** The rules that a request is about as far as its head tells, whatever its path. */
const rulesOfPlace = (
  { rules }: Pick<Picture, 'rules'>,
  agent: KnownAgent,
  request: EgressRequest,
): readonly KnownRule[] =>
  rules.filter(
    (rule) =>
      isFor(rule.projectId, agent) &&
      (rule.agentId === null || rule.agentId === agent.id) &&
      (rule.method === null || rule.method === request.method) &&
      isAboutHost(rule, request),
  )

/** The rules that a request is about as far as its head tells. */
export const rulesAbout = (
  picture: Pick<Picture, 'rules'>,
  agent: KnownAgent,
  request: EgressRequest,
): readonly KnownRule[] => {
  if (picture.rules.length === 0) return picture.rules
  const path = comparablePath(request.path)
  return rulesOfPlace(picture, agent, request).filter(
    ({ pathPattern }) => pathPattern === undefined || matchesGlob(pathPattern, path),
  )
}

/** Whether what rules say about a request can depend on its path. */
export const rulesReadPath = (
  picture: Pick<Picture, 'rules'>,
  agent: KnownAgent,
  request: EgressRequest,
): boolean => rulesOfPlace(picture, agent, request).some(({ pathPattern }) => pathPattern !== undefined)

/** Whether somebody has to look into the body before it is clear what the rules say. */
export const asksForBody = (about: readonly KnownRule[]): boolean =>
  about.some(({ conditions }) => conditions.length > 0)

const applies = ({ action, conditions }: KnownRule, body: OpenedBody): boolean =>
  // What cannot be looked into is taken for what its author would not want.
  conditions.every((condition) => meetsCondition(condition, body) ?? action !== 'allow')

/** What rules say about a request. */
export type Judgement =
  /** By a rule, or because none speaks of the request and the organization wants one that does. */
  | { readonly do: 'block'; readonly rule: KnownRule | undefined }
  | {
      readonly do: 'pass'
      /** The rule that decided; none where none speaks of the request. */
      readonly rule: KnownRule | undefined
      /** All of which count the request. */
      readonly limits: readonly KnownRule[]
      /** By which somebody is asked first. */
      readonly approval: KnownRule | undefined
    }

/** Judges a request by the rules that its head is about, the strictest first: block, manual approval, rate limit, allow. */
export const judge = (
  { policyMode }: Pick<Picture, 'policyMode'>,
  about: readonly KnownRule[],
  body: SeenBody,
): Judgement => {
  const opened = new OpenedBody(body)
  const applying = about.filter((rule) => applies(rule, opened))
  const first = (action: KnownRule['action']) => applying.find((rule) => rule.action === action)
  const block = first('block')
  if (block !== undefined) return { do: 'block', rule: block }
  if (applying.length === 0 && policyMode === 'deny') return { do: 'block', rule: undefined }
  const approval = first('manual_approval')
  const limits = applying.filter(({ action }) => action === 'rate_limit')
  return { do: 'pass', rule: approval ?? limits[0] ?? first('allow'), limits, approval }
}
