import { describe, expect, it } from 'vitest'
import { secretIdOf, secretRow } from '../../../test/support/egress.ts'
import { Secret } from '../../kernel/secret.ts'
import { inject } from './inject.ts'
import { indexSecrets, type KnownSecret } from './picture.ts'
import { Scrubber } from './scrub/index.ts'
import { Vault } from './vault.ts'

const PARTNER = { partnerId: secretRow().partnerId }
const PATH_VALUE = 'value-of-the-path'
const HEADER_VALUE = 'value-of-the-header'

/** A vault whose secrets are sealed by nothing: what is stored is the value. */
const newVault = (): Vault =>
  new Vault({ open: (sealed) => new Secret(Buffer.from(sealed).toString('utf8')) })

let count = 0
const known = (value: string, injection: KnownSecret['injection'] = { headerName: 'x-key' }): KnownSecret => {
  const row = secretRow({ id: secretIdOf(++count), injection, sealed: Buffer.from(value) })
  const [secret] = indexSecrets([row]).exact.get('a.test') ?? []
  if (secret === undefined) throw new Error('The secret was not indexed.')
  return secret
}

const needlesOf = (vault: Vault, secrets: readonly KnownSecret[], path = '/') => {
  const opened = secrets.map((secret) => ({ secret, value: vault.open(PARTNER, secret) }))
  return vault.needlesFor(secrets, inject({ headers: [], path, query: '' }, opened))
}

const shown = (vault: Vault, secrets: readonly KnownSecret[], path: string, answer: string): string => {
  const needles = needlesOf(vault, secrets, path)
  if (needles === undefined) return answer
  const scrubber = new Scrubber(needles)
  return Buffer.concat([scrubber.push(Buffer.from(answer)), scrubber.flush()]).toString()
}

describe('what is looked for in an answer', () => {
  it('is what was put into its own request, not into one before with the same secrets', () => {
    const vault = newVault()
    const secrets = [known(HEADER_VALUE), known(PATH_VALUE, { pathTemplate: '/bot{value}/' })]
    const answer = `${HEADER_VALUE} ${PATH_VALUE}`
    const inHeader = `${'*'.repeat(HEADER_VALUE.length)} ${PATH_VALUE}`
    const inBoth = `${'*'.repeat(HEADER_VALUE.length)} ${'*'.repeat(PATH_VALUE.length)}`
    expect(shown(vault, secrets, '/other', answer)).toBe(inHeader)
    expect(shown(vault, secrets, '/bot0/send', answer)).toBe(inBoth)
    expect(shown(vault, secrets, '/other', answer)).toBe(inHeader)
  })

  it('is nothing where nothing was put in', () => {
    expect(needlesOf(newVault(), [])).toBeUndefined()
    expect(needlesOf(newVault(), [known(PATH_VALUE, { pathTemplate: '/bot{value}/' })])).toBeUndefined()
  })

  it('is made once for the same secrets, also where it holds what a credential is made of', () => {
    const vault = newVault()
    const basic = known(Buffer.from('user:hunter22').toString('base64'), {
      headerName: 'authorization',
      valueFormat: 'Basic {value}',
    })
    expect(needlesOf(vault, [basic])).toBe(needlesOf(vault, [basic]))
    expect(shown(vault, [basic], '/', 'hunter22')).toBe('********')
  })

  it('is made anew for a secret that has another value', () => {
    const vault = newVault()
    const before = known(HEADER_VALUE)
    const after = { ...before, sealed: Buffer.from(PATH_VALUE) }
    const answer = `${HEADER_VALUE} ${PATH_VALUE}`
    expect(shown(vault, [before], '/', answer)).toMatch(new RegExp(`^\\*+ ${PATH_VALUE}$`))
    expect(shown(vault, [after], '/', answer)).toMatch(new RegExp(`^${HEADER_VALUE} \\*+$`))
  })

  it('is forgotten by how much memory it takes', () => {
    const vault = newVault()
    const small = known('a-key-of-the-usual-length')
    const first = needlesOf(vault, [small])
    const long = Array.from({ length: 30 }, (_, at) => known(`${at}-`.padEnd(10_000, 'aB3"<>&/% +')))
    const bytes = long.reduce((sum, secret) => sum + (needlesOf(vault, [secret])?.bytes ?? 0), 0)
    expect(bytes).toBeGreaterThan(64 * 1_024 * 1_024)
    expect(needlesOf(vault, [small])).not.toBe(first)
    expect(needlesOf(vault, long.slice(-1))).toBe(needlesOf(vault, long.slice(-1)))
  })
})
