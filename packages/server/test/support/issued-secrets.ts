import type { Answer } from './openapi.ts'

/** Keys and tokens, the links that are worth one, and JWTs, wherever they stand in a text. */
const SHAPES = [
  /\ba?oc_(?:[a-z]+_)?[0-9A-Za-z]{38}\b/g,
  /(?<=[?&]token=)[0-9a-f]{64}\b/g,
  /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{40,}/g,
]
/** They look like ids, so only the name of the field tells them. */
const FEDERATED = /"federatedSessionToken":"([\w-]{22})"/
const SESSION = /\b(?:session_token|confined)=([^;]{32,})/

const tokensIn = (text: string): string[] => SHAPES.flatMap((shape) => text.match(shape) ?? [])

/** What a text says and what the bytes in it say that a dump of the database writes as hex. */
const readings = (text: string): string =>
  text.replace(
    // No secret is as long as an image.
    /\\\\?x((?:[0-9a-f]{2}){20,4096})/g,
    (all, hex: string) => `${all} ${Buffer.from(hex, 'hex').toString('latin1')}`,
  )

/** Remembers every secret that a server handed out, and finds them where none may be. */
export class IssuedSecrets {
  readonly #tokens = new Set<string>()
  readonly #sessions = new Set<string>()
  readonly #refusals: { readonly label: string; readonly text: string }[] = []

  /** Learns from an answer: what a success shows is issued, and what a refusal says is searched. */
  learn(label: string, { status, headers, text }: Answer): void {
    for (const cookie of [headers['set-cookie'] ?? []].flat()) {
      const session = SESSION.exec(cookie)?.[1]
      // The token, without the signature behind it.
      if (session !== undefined) this.#sessions.add(session.split('.', 1)[0] ?? session)
    }
    const federated = FEDERATED.exec(text)?.[1]
    if (federated !== undefined) this.#sessions.add(federated)
    if (status < 400) for (const token of tokensIn(text)) this.#tokens.add(token)
    else if (text !== '') this.#refusals.push({ label: `${label}: ${status}`, text })
  }

  /** The issued secrets that occur in a text, as they are or as bytes written in hex. */
  occurringIn(text: string): readonly string[] {
    const read = readings(text)
    // To look for each of thousands of tokens would take minutes; their shapes give them away.
    const shaped = new Set([...tokensIn(read), ...(read.match(/\b[0-9a-f]{64}\b/g) ?? [])])
    return [
      ...[...shaped].filter((token) => this.#tokens.has(token)),
      ...[...this.#sessions].filter((session) => read.includes(session)),
    ]
  }

  /** The refusals that show a secret which was issued to somebody. */
  refusalsThatTell(): readonly string[] {
    return this.#refusals
      .filter(({ text }) => this.occurringIn(text).length > 0)
      .map(({ label, text }) => `${label} ${text}`)
  }
}
