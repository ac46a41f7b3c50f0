import type { Domain } from '../domain/context.ts'
import { findClient, isRegistered, type OAuthClient } from '../domain/oauth/index.ts'
import { DomainError } from '../kernel/errors.ts'
import { isStorableText } from '../kernel/text.ts'

export const AUTHORIZE_PATH = '/oauth/authorize'
const STATE_CHARACTERS_MAX = 512
/** RFC 7636, section 4.2: a SHA-256 in base64url. */
const CHALLENGE = /^[\w-]{43}$/

const PARAMETERS = [
  ...(['client_id', 'redirect_uri', 'response_type', 'state'] as const),
  ...(['code_challenge', 'code_challenge_method', 'scope'] as const),
]
type Parameter = (typeof PARAMETERS)[number]

/** An application's request, by somebody whose browser may be sent back to it. */
interface Asker {
  readonly client: OAuthClient
  readonly redirectUri: string
  readonly state: string | undefined
  /** The request once more, as a path that pages may lead back to. */
  readonly path: string
}
/** What is wrong with a request, as its application is told (RFC 6749, section 4.1.2.1). */
export interface Misasked extends Asker {
  readonly error: 'invalid_request' | 'unsupported_response_type'
  readonly description: string
}
export interface Asked extends Asker {
  readonly codeChallenge: string
}

type Parameters = Readonly<Partial<Record<Parameter, string>>>

// RFC 6749, section 3.1: a parameter without a value is none, and none may be sent twice.
const TWICE = '\0'
const parametersOf = (query: unknown): Parameters => {
  const given = (query ?? {}) as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    PARAMETERS.flatMap((name) => {
      const value = given[name]
      if (value === undefined || value === '') return []
      return [[name, typeof value === 'string' && isStorableText(value) ? value : TWICE]]
    }),
  )
}

/** In characters that every page of ours takes for a way back. */
const pathOf = (parameters: Parameters): string => {
  const query = new URLSearchParams(parameters).toString().replaceAll('+', '%20').replaceAll('*', '%2A')
  return `${AUTHORIZE_PATH}?${query}`
}

const refused = (message: string): DomainError => new DomainError('request.malformed', message)

/** Who asks, and where the answer goes. Whatever is wrong with that is told to the person: nobody else is known. */
const askerOf = async (domain: Domain, parameters: Parameters): Promise<Asker> => {
  const { client_id: id = '', redirect_uri: redirectUri = '', state } = parameters
  const client = await findClient(domain, id)
  if (client === undefined) throw refused('No application is registered under this client_id.')
  if (!isRegistered(client.redirectUris, redirectUri))
    throw refused('This application has not registered this redirect_uri, so you are not sent there.')
  return { client, redirectUri, state: state === TWICE ? undefined : state, path: pathOf(parameters) }
}

const complaintAbout = (parameters: Parameters): Pick<Misasked, 'error' | 'description'> | undefined => {
  const wrong = (description: string) => ({ error: 'invalid_request' as const, description })
  const twice = PARAMETERS.find((name) => parameters[name] === TWICE)
  if (twice !== undefined) return wrong(`${twice} must be sent once`)
  const { response_type: type, state = '', code_challenge_method: method } = parameters
  if (type === undefined) return wrong('response_type is required')
  if (type !== 'code')
    return { error: 'unsupported_response_type', description: 'response_type must be code' }
  if (state.length > STATE_CHARACTERS_MAX)
    return wrong(`state must be at most ${STATE_CHARACTERS_MAX} characters long`)
  if (!CHALLENGE.test(parameters.code_challenge ?? ''))
    return wrong('code_challenge must be the SHA-256 of a verifier, in base64url')
  return method === 'S256' ? undefined : wrong('code_challenge_method must be S256')
}

/**
 * Reads what an application asks a person for (RFC 6749, section 4.1.1; RFC 7636). Throws `request.malformed` where it is
 * not known to whom an answer may go.
 */
export const readAuthorizationRequest = async (domain: Domain, query: unknown): Promise<Asked | Misasked> => {
  const parameters = parametersOf(query)
  const asker = await askerOf(domain, parameters)
  const complaint = complaintAbout(parameters)
  return complaint === undefined
    ? { ...asker, codeChallenge: parameters.code_challenge ?? '' }
    : { ...asker, ...complaint }
}

/** Where an answer goes: the application's URI, with who answers (RFC 9207) and the application's own mark. */
export const answerUri = (
  { redirectUri, state }: Asker,
  issuer: string,
  answer: Readonly<Record<string, string>>,
): string => {
  const parameters = new URLSearchParams({ ...answer, ...(state !== undefined && { state }), iss: issuer })
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${parameters.toString()}`
}
