import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Secret } from '../kernel/secret.ts'
import { openKeyRing, openOperatorKey, parseGivenMasterKeys, parseMasterKey } from './master-key.ts'

const PLACE = { tenant: 'a', row: 'b' }
const HEX = 'ab'.repeat(32)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the master key', () => {
  it('is 32 bytes as hex or base64', () => {
    expect(parseMasterKey(HEX)).toEqual(Buffer.alloc(32, 0xab))
    expect(parseMasterKey(Buffer.alloc(32, 0xab).toString('base64'))).toEqual(Buffer.alloc(32, 0xab))
    for (const text of [
      '',
      HEX.slice(1),
      `${HEX}00`,
      HEX.toUpperCase(),
      `${HEX}\n`,
      'g'.repeat(64),
      'A'.repeat(43),
    ])
      expect(parseMasterKey(text), text).toBeUndefined()
  })

  it('is made on the first start, readable by its owner alone, and the same on the next', () => {
    const sealed = openKeyRing(undefined, folder).seal(new Secret('x'), PLACE)
    const file = join(folder, 'master.key')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
    expect(openKeyRing(undefined, folder).open(sealed, PLACE).reveal()).toBe('x')
    expect(readdirSync(folder), 'no draft is left behind').toEqual(['master.key'])
  })

  it('that is given wins, and no file is made', () => {
    const sealed = openKeyRing(HEX, folder).seal(new Secret('x'), PLACE)
    expect(openKeyRing(HEX, folder).open(sealed, PLACE).reveal()).toBe('x')
    expect(readdirSync(folder)).toEqual([])
  })

  it('given as two seals by the first, and both open', () => {
    const [fresh, old] = ['cd'.repeat(32), HEX]
    const before = openKeyRing(old, folder).seal(new Secret('x'), PLACE)
    const both = openKeyRing(`${fresh}, ${old}`, folder)
    expect(both.open(before, PLACE).reveal()).toBe('x')
    expect(
      openKeyRing(fresh, folder)
        .open(both.seal(new Secret('y'), PLACE), PLACE)
        .reveal(),
    ).toBe('y')
    for (const wrong of [`${fresh},`, `,${old}`, `${fresh},${old},${old}`, `${fresh} ${old}`])
      expect(parseGivenMasterKeys(wrong), wrong).toBeUndefined()
  })

  it('in the file is rotated there where nobody else reads it: the old one stays until it is let go', () => {
    const file = join(folder, 'master.key')
    const ring = openKeyRing(undefined, folder, { alone: true })
    const first = readFileSync(file, 'utf8')
    const before = ring.seal(new Secret('x'), PLACE)
    ring.startRotation()
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n[0-9a-f]{64}\n$/)
    expect(readFileSync(file, 'utf8').endsWith(first)).toBe(true)
    const restarted = openKeyRing(undefined, folder, { alone: true })
    expect(restarted.currentPrefix).toEqual(ring.currentPrefix)
    expect(restarted.open(before, PLACE).reveal()).toBe('x')
    restarted.startRotation()
    expect(restarted.currentPrefix).toEqual(ring.currentPrefix)
    restarted.endRotation()
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder), 'no draft is left behind').toEqual(['master.key'])
  })

  it('in a file that others may hold copies of is left as it is', () => {
    const ring = openKeyRing(undefined, folder)
    const before = readFileSync(join(folder, 'master.key'), 'utf8')
    ring.startRotation()
    ring.endRotation()
    expect(readFileSync(join(folder, 'master.key'), 'utf8')).toBe(before)
  })

  it('in a file that was damaged is refused by the file’s name, not replaced', () => {
    const file = join(folder, 'master.key')
    writeFileSync(file, 'half a ke')
    expect(() => openKeyRing(undefined, folder)).toThrow(file)
    expect(readFileSync(file, 'utf8')).toBe('half a ke')
  })
})

describe('the operator key', () => {
  it('is made once and says on which start', () => {
    let made = 0
    const make = () => `key-${++made}`
    expect(openOperatorKey(folder, make)).toEqual({ value: 'key-1', fresh: true })
    expect(openOperatorKey(folder, make)).toEqual({ value: 'key-1', fresh: false })
    expect(made).toBe(1)
    expect(statSync(join(folder, 'operator.key')).mode & 0o777).toBe(0o600)
  })

  it('cannot be made where there is no such directory', () => {
    expect(() => openOperatorKey(join(folder, 'missing'), () => 'key')).toThrow('ENOENT')
  })
})
