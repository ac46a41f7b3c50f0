import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { PasswordHashing } from '../../src/sign-in/make-auth.ts'

const derive = promisify<string, string, number, { N: number }, Buffer>(scrypt)
/** A thousandth of what it costs the product: tests sign up people by the hundred. */
const COST = { N: 16 }
const KEY_BYTES = 32

/** Passwords hashed as the product does it, but for the effort. */
export const cheapPasswords: PasswordHashing = {
  hash: async (password) => {
    const salt = randomBytes(16).toString('hex')
    return `${salt}:${(await derive(password, salt, KEY_BYTES, COST)).toString('hex')}`
  },
  verify: async ({ hash, password }) => {
    const [salt = '', key = ''] = hash.split(':')
    return timingSafeEqual(await derive(password, salt, KEY_BYTES, COST), Buffer.from(key, 'hex'))
  },
}
