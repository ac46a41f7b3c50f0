import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonSkimmer } from './json-skimmer.ts'

const PATHS = new Set(['usage', 'model', 'message.usage'])

/** What is found in a text that comes in parts of some size. */
const skim = (text: string | Buffer, size = Number.POSITIVE_INFINITY) => {
  const found: Record<string, unknown>[] = []
  const strings = new Map<string, number>()
  const skimmer = new JsonSkimmer({
    paths: PATHS,
    onObject: (values) => found.push(Object.fromEntries(values)),
    onString: (key, bytes) => strings.set(key, (strings.get(key) ?? 0) + bytes),
  })
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) {
    // A part of its own memory, with something before and behind it that is not to be read.
    const part = Buffer.concat([Buffer.from('"{'), bytes.subarray(at, at + size), Buffer.from('}"')])
    skimmer.push(part, 2, part.length - 2)
  }
  return { found, strings, ended: skimmer.ended }
}

describe('a skimmed JSON', () => {
  it('gives what stands at the paths, and nothing that stands elsewhere', () => {
    const text = JSON.stringify({
      model: 'a "b" \\ é',
      content: [{ input: { usage: { x: 1 } }, model: 'c' }],
      metadata: { usage: 3, model: 'd', deep: { message: { usage: {} } } },
      message: { usage: { x: [{ y: '}]' }] }, model: 'e' },
      usage: { 'k"]': null },
    })
    expect(skim(text).found).toEqual([
      { model: 'a "b" \\ é', usage: { 'k"]': null }, 'message.usage': { x: [{ y: '}]' }] } },
    ])
  })

  it('gives every object of an array, and of one text behind the other', () => {
    const objects = [{ usage: { a: 1 } }, { usage: { a: 2 } }]
    const expected = objects
    expect(skim(JSON.stringify(objects, null, 2)).found).toEqual(expected)
    expect(skim(objects.map((object) => JSON.stringify(object)).join('\n')).found).toEqual(expected)
    expect(skim('[[{"usage":{"a":1}}]]').found).toEqual([])
  })

  it('counts the bytes of strings by their keys', () => {
    const { strings } = skim('{"text":"abc","x":{"text":"é"},"y":["zz"],"text":""}')
    expect(Object.fromEntries(strings)).toEqual({ text: 5, '': 2 })
  })

  it('knows a key that is written with escapes', () => {
    expect(skim('{"\\u0075sage":{"a":1}}').found).toEqual([{ usage: { a: 1 } }])
  })

  it('passes over a value that is too long to keep, and reads on', () => {
    const long = 'x'.repeat(70_000)
    expect(skim(`{"usage":{"a":"${long}"},"model":"m"}`).found).toEqual([{ model: 'm' }])
    const inner = `{"message":{"usage":{"a":"${long}","b":{"c":"d"}}},"model":"m"}`
    for (const size of [1000, 1_000_000]) expect(skim(inner, size).found).toEqual([{ model: 'm' }])
  })

  it('gives up where it is nested too deep', () => {
    const { found, ended } = skim(`{"usage":{"a":1},"x":${'['.repeat(600)}${']'.repeat(600)}}`)
    expect([found, ended]).toEqual([[], false])
  })

  it('says when it has come to its end, and not before', () => {
    const text = ' {"a":"}","b":[{}]} '
    const end = text.lastIndexOf('}') + 1
    for (let at = 0; at <= text.length; at += 1) expect(skim(text.slice(0, at)).ended).toBe(at >= end)
  })

  it('is what a parser finds there, in whatever parts it comes', () => {
    const key = fc.oneof(fc.constantFrom('usage', 'model', 'message', 'x"\\'), fc.string({ maxLength: 3 }))
    const value = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
      object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        tie('object'),
      ),
    })).object
    const isKept = (found: unknown): boolean =>
      typeof found === 'string' || (typeof found === 'object' && found !== null)
    fc.assert(
      fc.property(
        value,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(undefined, 1),
        (object, size, space) => {
          const message = object['message']
          const inner =
            typeof message === 'object' && message !== null && !Array.isArray(message) ? message : {}
          const there: Record<string, unknown> = {
            usage: object['usage'],
            model: object['model'],
            'message.usage': (inner as Record<string, unknown>)['usage'],
          }
          const expected = Object.fromEntries(Object.entries(there).filter(([, found]) => isKept(found)))
          const { found, ended } = skim(JSON.stringify(object, null, space), size)
          expect(found).toEqual(
            Object.keys(expected).length === 0 ? [] : [JSON.parse(JSON.stringify(expected))],
          )
          expect(ended).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
