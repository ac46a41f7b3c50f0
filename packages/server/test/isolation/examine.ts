import type { Answer } from '../support/openapi.ts'
import type { Credential } from './credentials.ts'
import type { DocumentedOperation } from './documented-operations.ts'
import type { Expected } from './expected.ts'
import type { Place } from './places.ts'

const isErrorTrio = ({ status, body }: Answer): boolean =>
  status === 200 && (body as { error?: unknown } | null)?.error === true

/** Strings in an answer, its headers included, that the credential must not see. */
export const leaksIn = (answer: Answer, hidden: readonly string[]): string[] => {
  const everything = `${answer.text}\n${JSON.stringify(answer.headers)}`
  return hidden.filter((text) => everything.includes(text)).map((text) => `shows ${JSON.stringify(text)}`)
}

const statusProblems = (answer: Answer, expected: Expected): string[] => {
  const said = `${answer.status} ${answer.text.slice(0, 200)}`
  if (expected.outcome === 'accepted')
    return answer.status < 300 && !isErrorTrio(answer) ? [] : [`should be accepted: ${said}`]
  if (expected.outcome === 'either') return []
  const fits = expected.statuses.some((status) =>
    status === 'error trio' ? isErrorTrio(answer) : answer.status === status,
  )
  return fits ? [] : [`should be refused with ${expected.statuses.join(' or ')}: ${said}`]
}

/** `x-acted-on-org` names the client that was acted in, and is on no refusal. */
const actedOnProblems = (
  answer: Answer,
  expected: Expected,
  { dialect, path }: DocumentedOperation,
  place: Place | undefined,
): string[] => {
  const actedOn = answer.headers['x-acted-on-org']
  const wanted =
    expected.outcome === 'accepted' && expected.actsInside ? place?.spell(dialect, 'org') : undefined
  // A row that is missing in a client refuses the command, not the way into the client.
  const isMissing = isErrorTrio(answer) || (path.startsWith('/media/') && answer.status === 404)
  const letIn = expected.outcome === 'either' || (expected.outcome === 'refused' && isMissing)
  return letIn || actedOn === wanted ? [] : [`x-acted-on-org is ${actedOn}, not ${wanted}`]
}

/** Everything that is wrong with one answer. */
export const problemsOf = (
  documented: DocumentedOperation,
  credential: Credential,
  expected: Expected,
  place: Place | undefined,
  answer: Answer,
): string[] => [
  ...(answer.status >= 500 ? [`failed: ${answer.status} ${answer.text}`] : []),
  ...statusProblems(answer, expected),
  ...actedOnProblems(answer, expected, documented, place),
  ...leaksIn(answer, credential.hiddenIn(documented.operation.operationId)),
]

const VARYING = ['date', 'ratelimit', 'x-request-id']

/** An answer without what differs from request to request by design; `actedOn` is the client it was let into. */
export const bareAnswer = ({ status, headers, text }: Answer, actedOn: string | undefined): string => {
  const kept = Object.entries(headers).filter(
    ([name, value]) => !VARYING.includes(name) && !(name === 'x-acted-on-org' && value === actedOn),
  )
  return JSON.stringify([status, kept.sort(), text.replace(/"timestamp":"[^"]*"/, '"timestamp":""')])
}
