import { invalidField } from '../../kernel/errors.ts'
import type { Secret } from '../../kernel/secret.ts'

export const VALUE_CHARACTERS_MAX = 10_000
/** Shorter ones would show too much of themselves. */
const SHOWN_FROM_CHARACTERS = 24
const HEAD_CHARACTERS = 6
const TAIL_CHARACTERS = 4
const DOTS = '••••••••'

export type SecretType = 'anthropic' | 'openai' | 'generic'
export type AuthMode = 'api-key' | 'oauth'

/** Checks what is to be injected: 1 to 10,000 characters, in one line. Its refusals never hold it. */
export const checkedValue = (value: Secret): Secret => {
  const text = value.reveal()
  if (text.trim() === '') throw invalidField('value', 'must not be blank')
  if (text.length > VALUE_CHARACTERS_MAX && [...text].length > VALUE_CHARACTERS_MAX)
    throw invalidField('value', `must be at most ${VALUE_CHARACTERS_MAX} characters long`)
  // In a header each of these would end the value and begin something else.
  if (/[\r\n\0]/.test(text)) throw invalidField('value', 'must be one line, without CR, LF or NUL')
  return value
}

/** What people see of a value to tell it from others. */
export const maskValue = (value: Secret): string => {
  const characters = [...value.reveal()]
  if (characters.length < SHOWN_FROM_CHARACTERS) return DOTS
  const head = characters.slice(0, HEAD_CHARACTERS).join('')
  return `${head}${DOTS}${characters.slice(-TAIL_CHARACTERS).join('')}`
}

/** How the provider takes the value: Anthropic's OAuth tokens go into another header than its API keys. */
export const authModeOf = (type: SecretType, value: Secret): AuthMode | null => {
  if (type === 'generic') return null
  return type === 'anthropic' && value.reveal().startsWith('sk-ant-oat') ? 'oauth' : 'api-key'
}
