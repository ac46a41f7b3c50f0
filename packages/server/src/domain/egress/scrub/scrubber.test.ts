import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Secret } from '../../../kernel/secret.ts'
import { NeedleSet } from './needle-set.ts'
import { Scrubber } from './scrubber.ts'
import { secretForms } from './secret-forms.ts'
import { Spans } from './spans.ts'

/** Where a needle ends and how long it is, by looking for every one at every place. */
const occurrences = (needles: readonly Buffer[], body: Buffer) =>
  needles.flatMap((needle) => {
    const found: { start: number; end: number }[] = []
    for (let at = body.indexOf(needle); at !== -1; at = body.indexOf(needle, at + 1))
      found.push({ start: at, end: at + needle.length })
    return found
  })

const starred = (needles: readonly Buffer[], body: Buffer): Buffer => {
  const copy = Buffer.from(body)
  for (const { start, end } of occurrences(needles, body)) copy.fill('*', start, end)
  return copy
}

/** Bytes of the longest end of the body that a needle begins with, and goes on. */
const begun = (needles: readonly Buffer[], body: Buffer): number => {
  const isBegun = (at: number): boolean =>
    needles.some((needle) => needle.length > body.length - at && needle.indexOf(body.subarray(at)) === 0)
  let at = 0
  while (at < body.length && !isBegun(at)) at++
  return body.length - at
}

const cutAt = (body: Buffer, places: readonly number[]): readonly Buffer[] => {
  const ends = [...places.map((place) => place % (body.length + 1)), body.length].toSorted((a, b) => a - b)
  return ends.map((end, index) => body.subarray(ends[index - 1] ?? 0, end))
}

const streamed = (scrubber: Scrubber, chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([...chunks.map((chunk) => scrubber.push(chunk)), scrubber.flush()])

const scrubberOf = (...values: readonly string[]): Scrubber =>
  new Scrubber(new NeedleSet(secretForms(values.map((value) => new Secret(value)))))

const text = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength })
/** Needles that begin, end and go on alike, and bodies that are made of pieces of them. */
const puzzle = fc
  .oneof(
    fc.array(fc.oneof(text('ab', 3, 9), text('abc', 3, 40), text('a', 60, 90)), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.array(fc.oneof(text('ab', 10, 99), text('a', 60, 90)), { minLength: 1, maxLength: 4 }),
  )
  .chain((needles) => {
    const whole = fc.constantFrom(...needles)
    const ends = fc.tuple(fc.nat(99), fc.nat(99))
    const part = fc.tuple(whole, ends).map(([needle, [start, end]]) => needle.slice(start % 9, end))
    const body = fc.array(fc.oneof(whole, part, text('abcd', 0, 12), text('xyz', 0, 90)), { maxLength: 12 })
    return fc.record({
      needles: fc.constant(needles.map((needle) => Buffer.from(needle))),
      body: body.map((pieces) => Buffer.from(pieces.join(''))),
      places: fc.array(fc.nat(1_000), { maxLength: 12 }),
    })
  })

describe('a body', () => {
  it('shows the stars of a needle at once, though its last bytes could begin another', () => {
    const scrubber = new Scrubber(new NeedleSet([Buffer.from('secret-c'), Buffer.from('c2Vjcm')]))
    expect(scrubber.push(Buffer.from('my secret-c')).toString()).toBe('my ********')
    expect(scrubber.push(Buffer.from('2Vjcm!')).toString()).toBe('*****!')
  })

  it('however it is cut, has stars where any needle was and is otherwise the same', () => {
    fc.assert(
      fc.property(puzzle, ({ needles, body, places }) => {
        const output = streamed(new Scrubber(new NeedleSet(needles)), cutAt(body, places))
        expect(output.toString()).toBe(starred(needles, body).toString())
        expect(occurrences(needles, output)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('waits only from where a needle may have begun and is still to end', () => {
    fc.assert(
      fc.property(puzzle, ({ needles, body, places }) => {
        const scrubber = new Scrubber(new NeedleSet(needles))
        let read = 0
        let out = Buffer.alloc(0)
        for (const chunk of cutAt(body, places)) {
          read += chunk.length
          out = Buffer.concat([out, scrubber.push(chunk)])
          const mayWait = begun(needles, body.subarray(0, read))
          // What is starred already need not wait, though another needle could begin with it.
          const gone = mayWait - (read - out.length)
          expect(out.subarray(out.length - gone).every((byte) => byte === 0x2a)).toBe(true)
        }
        expect(scrubber.flush().length).toBe(read - out.length)
      }),
      { numRuns: 400 },
    )
  })

  it('waits for fewer bytes than the longest needle has, however many they are that go on like one', () => {
    const needle = Buffer.from(`${'a'.repeat(5_000)}b`)
    const scrubber = new Scrubber(new NeedleSet([needle]))
    const chunk = Buffer.alloc(7, 'a')
    let waiting = 0
    let most = 0
    for (let read = 0; read < 200_000; read += chunk.length) {
      waiting += chunk.length - scrubber.push(chunk).length
      most = Math.max(most, waiting)
    }
    expect(most).toBe(needle.length - 1)
    expect(scrubber.flush().length).toBe(most)
  })

  it('of any bytes goes through unchanged where no needle is in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.array(fc.nat(400)), (bytes, places) => {
        const body = Buffer.from(bytes)
        expect(streamed(scrubberOf('sk-live-0123456789'), cutAt(body, places))).toEqual(body)
      }),
    )
  })

  it('is handed on as the very buffer where there is nothing to change', () => {
    const scrubber = scrubberOf('sk-live-0123456789')
    const chunk = Buffer.from(JSON.stringify({ answer: 42, text: 'x'.repeat(500) }))
    expect(scrubber.push(chunk)).toBe(chunk)
    expect(new Scrubber(new NeedleSet([])).push(chunk)).toBe(chunk)
  })

  it('is never written to in the buffer that was handed in', () => {
    const chunk = Buffer.from('a sk-live-0123456789 b')
    expect(scrubberOf('sk-live-0123456789').push(chunk).toString()).toBe(`a ${'*'.repeat(18)} b`)
    expect(chunk.toString()).toBe('a sk-live-0123456789 b')
  })

  it('that waits does not change when its buffer is used for something else', () => {
    const scrubber = scrubberOf('sk-live-0123456789')
    const chunk = Buffer.from('sk-live-')
    expect(scrubber.push(chunk).length).toBe(0)
    chunk.fill('x')
    expect(scrubber.flush().toString()).toBe('sk-live-')
  })

  it('that has ended leaves nothing to the next one', () => {
    const scrubber = scrubberOf('sk-live-0123456789')
    expect(scrubber.push(Buffer.from('x sk-live-')).toString()).toBe('x ')
    expect(scrubber.flush().toString()).toBe('sk-live-')
    expect(scrubber.flush().length).toBe(0)
    expect(scrubber.push(Buffer.from('0123456789')).toString()).toBe('0123456789')
  })

  it('may hold a value of stars, as nothing could be written over it', () => {
    expect(streamed(scrubberOf('********'), [Buffer.from('a ********* b')]).toString()).toBe('a ********* b')
  })
})

describe('a server-sent event', () => {
  const value = fc
    .string({ unit: 'grapheme', minLength: 6, maxLength: 40 })
    .filter((it) => !/[\r\n\0]/.test(it))

  it('comes out at once, as no value holds the line feed that it ends with', () => {
    fc.assert(
      fc.property(value, fc.array(fc.string({ unit: 'grapheme' })), (secret, lines) => {
        const scrubber = scrubberOf(secret)
        for (const line of [...lines, 'x']) {
          const event = Buffer.from(`data: ${line}\n\n`)
          expect(scrubber.push(event).length).toBe(event.length)
        }
      }),
    )
  })

  it('comes out at once when it holds the value too', () => {
    const scrubber = scrubberOf('sk-live-0123456789')
    const event = Buffer.from('data: {"key":"sk-live-0123456789"}\n\n')
    expect(scrubber.push(event).toString()).toBe(`data: {"key":"${'*'.repeat(18)}"}\n\n`)
  })
})

describe('a header', () => {
  const secret = 'p&ss wörd/=+"1'

  it.each([
    ['https://x.example/?key=', encodeURIComponent(secret), '&b=1'],
    ['https://x.example/?', new URLSearchParams({ k: secret }).toString().slice(2), ''],
    ['key=', Buffer.from(secret).toString('base64'), '; Path=/'],
    ['', secret, ''],
    ['read as Latin-1: ', Buffer.from(secret).toString('latin1'), ' é'],
    ['beside what only UTF-8 has 🙂: ', secret, ' '],
  ])('has stars for the value: %s%s%s', (before, form, after) => {
    const header = scrubberOf(secret).headerValue(`${before}${form}${after}`)
    expect(header.replaceAll('*', '')).toBe(`${before}${after}`)
    expect(header.length - before.length - after.length).toBeGreaterThanOrEqual(form.length)
  })

  it('without the value stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(scrubberOf('sk-live-0123456789', 'schlüssel').headerValue(text)).toBe(text)
      }),
    )
  })

  it('between two chunks leaves the body as it is', () => {
    const scrubber = scrubberOf('sk-live-0123456789')
    const first = scrubber.push(Buffer.from('x sk-live-0123'))
    expect(scrubber.headerValue('sk-live-0123456789')).toBe('*'.repeat(18))
    const rest = [scrubber.push(Buffer.from('456789 y')), scrubber.flush()]
    expect(Buffer.concat([first, ...rest]).toString()).toBe(`x ${'*'.repeat(18)} y`)
  })
})

describe('a scrubber', () => {
  it('does not show what it looks for', () => {
    const scrubber = scrubberOf('sk-live-0123456789')
    scrubber.push(Buffer.from('sk-live-'))
    const shown = `${inspect(scrubber, { showHidden: true, depth: 9 })}${JSON.stringify(scrubber)}${scrubber}`
    expect(shown).not.toContain('sk-live')
    expect(shown).not.toContain('115')
  })

  it('reads a body that was made to slow it down a few times at most', () => {
    const value = 'a'.repeat(108)
    const needles = secretForms([new Secret(value), new Secret('ab'.repeat(40)), new Secret('aaaaaa')])
    const set = new NeedleSet(needles)
    const pieces = ['a', 'ab', `${value.slice(1)}b`, `x${value.slice(1)}`, 'aaaaab', 'YWFhYWFhYWF', 'q']
    for (const piece of pieces) {
      const body = Buffer.from(piece.repeat(Math.ceil(20_000 / piece.length)))
      let reads = 0
      const counted = new Proxy(body, {
        get: (target, key) => {
          if (key === 'length') return target.length
          reads++
          return Reflect.get(target, key)
        },
      })
      set.scan(counted, 0, new Spans())
      expect(reads / body.length).toBeLessThan(6)
    }
  })
})
