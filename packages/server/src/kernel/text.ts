import { invalidField } from './errors.ts'

/** PostgreSQL stores no NUL, and half a surrogate pair would come back as another character. */
export const isStorableText = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** Space, controls, and signs that only steer or join others: a text of nothing else shows nothing. */
const INVISIBLE = /^[\p{Z}\p{C}\p{M}\u115F\u1160\u2800\u3164\uFFA0]*$/u

/** Line breaks and other controls, and the signs that turn the direction of what follows. */
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u

/** Checks a required text: not blank, at most `charactersMax` characters (code points). Answers it as given. */
export const checkedText = (field: string, value: string | undefined, charactersMax: number): string => {
  if (value === undefined) throw invalidField(field, 'is required')
  if (value.trim() === '') throw invalidField(field, 'must not be blank')
  return boundedText(field, value, charactersMax)
}

/** Checks a required name, which is shown in one line: in tables, mail subjects and terminals. Answers it as given. */
export const checkedName = (field: string, value: string | undefined, charactersMax: number): string => {
  const name = checkedText(field, value, charactersMax)
  if (STEERING.test(name)) throw invalidField(field, 'must be one line without control characters')
  if (INVISIBLE.test(name)) throw invalidField(field, 'must not be blank')
  return name
}

/** Checks a text that may be empty. */
export const boundedText = (field: string, value: string, charactersMax: number): string => {
  if (value.length > charactersMax && [...value].length > charactersMax) {
    throw invalidField(field, `must be at most ${charactersMax} characters long`)
  }
  return value
}

/** What separates or comments addresses in a header is in none of them: `ann,bob@x.example` would be two. */
const EMAIL = /^[^\s@<>"(),;:\\[\]]{1,64}@[^\s@<>"(),;:\\[\]]{1,190}\.[^\s@<>"(),;:\\[\]]{1,63}$/

/**
 * Checks a mail address for its shape; only a mail that arrives proves more. Addresses are compared in small letters, here
 * and in the database, which do not agree about every capital beyond A to Z: none of those is taken.
 */
export const checkedEmail = (field: string, value: string): string => {
  if (!EMAIL.test(value)) throw invalidField(field, 'must be a mail address')
  const beyond = value.replace(/[A-Z]/g, '')
  if (beyond.toLowerCase() !== beyond || beyond.toUpperCase().toLowerCase() !== beyond)
    throw invalidField(field, 'must be a mail address, without capitals other than A to Z')
  return value
}

/** A short, readable name for URLs: `Café Ñandú` becomes `cafe-nandu`. */
export const slugify = (name: string, whenEmpty: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 48)
    .replace(/-$/, '') || whenEmpty
