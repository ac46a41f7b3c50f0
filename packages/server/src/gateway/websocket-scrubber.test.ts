import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NeedleSet, Scrubber } from '../domain/egress/index.ts'
import { WebSocketProtocolError, WebSocketScrubber } from './websocket-scrubber.ts'

const [MORE, TEXT, BINARY, CLOSE, PING, PONG] = [0, 1, 2, 8, 9, 10]
const SECRET = 'sk-live-0123456789'
const STARS = '*'.repeat(SECRET.length)

interface Frame {
  readonly opcode: number
  readonly isFinal: boolean
  readonly payload: Buffer
  /** How many bytes its length has at least, beyond the one that may be all of it. */
  readonly width?: 0 | 2 | 8
}

/** A whole message or a control frame, as an endpoint is told of it. */
interface Event {
  readonly opcode: number
  readonly payload: string
}

const frame = (opcode: number, payload: string | Buffer = '', isFinal = true): Frame => ({
  opcode,
  isFinal,
  payload: Buffer.from(payload),
})
const part = (opcode: number, payload: string | Buffer = ''): Frame => frame(opcode, payload, false)

const lengthBytes = (length: number, width: number): readonly number[] => {
  if (length > 0xffff || width === 8) {
    const wide = Buffer.alloc(8)
    wide.writeBigUInt64BE(BigInt(length))
    return [127, ...wide]
  }
  return length > 125 || width === 2 ? [126, length >> 8, length & 0xff] : [length]
}
const head = ({ opcode, isFinal, width = 0 }: Omit<Frame, 'payload'>, length: number): Buffer =>
  Buffer.from([opcode | (isFinal ? 0x80 : 0), ...lengthBytes(length, width)])
const bytesOf = (...frames: readonly Frame[]): Buffer =>
  Buffer.concat(frames.flatMap((one) => [head(one, one.payload.length), one.payload]))

/** Up to 8 bytes as a number. */
const numberOf = (bytes: Buffer): number => bytes.reduce((number, byte) => number * 256 + byte, 0)

/** The frames of a stream; the last one may be cut off. */
const framesIn = (stream: Buffer): readonly (Frame & { readonly isWhole: boolean })[] => {
  const frames: (Frame & { readonly isWhole: boolean })[] = []
  for (let at = 0; at + 2 <= stream.length; ) {
    const [first = 0, short = 0] = stream.subarray(at, at + 2)
    const width = short === 127 ? 8 : short === 126 ? 2 : 0
    const begin = at + 2 + width
    if (begin > stream.length) break
    const end = begin + (width === 0 ? short : numberOf(stream.subarray(at + 2, begin)))
    const payload = stream.subarray(begin, end)
    frames.push({
      opcode: first & 0x7f,
      isFinal: first > 0x7f,
      payload,
      width,
      isWhole: end <= stream.length,
    })
    at = end
  }
  return frames
}

/** What an endpoint makes of a stream so far, with what it does to the payloads; it insists on the rules. */
const readStream = (stream: Buffer, clean: (payload: Buffer) => Buffer = (payload) => payload) => {
  const events: Event[] = []
  let open: { readonly opcode: number; readonly parts: Buffer[] } | undefined
  let dataBytes = 0
  for (const { opcode, isFinal, payload, isWhole } of framesIn(stream)) {
    if (opcode >= CLOSE) {
      expect([isFinal, payload.length <= 125]).toEqual([true, true])
      if (isWhole) events.push({ opcode, payload: clean(payload).toString('latin1') })
      continue
    }
    expect(opcode === MORE).toBe(open !== undefined)
    open ??= { opcode, parts: [] }
    open.parts.push(payload)
    dataBytes += payload.length
    if (!isWhole || !isFinal) continue
    events.push({ opcode: open.opcode, payload: clean(Buffer.concat(open.parts)).toString('latin1') })
    open = undefined
  }
  const underWay = Buffer.concat(open?.parts ?? [])
  return { events, underWay, dataBytes }
}

const cutAt = (bytes: Buffer, places: readonly number[]): readonly Buffer[] => {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b)
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
}
const singly = (bytes: Buffer): readonly Buffer[] => [...bytes].map((byte) => Buffer.from([byte]))

const scrubberOf = (...needles: readonly string[]): WebSocketScrubber =>
  new WebSocketScrubber(new NeedleSet(needles.map((needle) => Buffer.from(needle))))
const streamed = (chunks: readonly Buffer[]): Buffer => {
  const scrubber = scrubberOf(SECRET)
  return Buffer.concat([...chunks.map((chunk) => scrubber.push(chunk)), scrubber.flush()])
}
const eventsOf = (...frames: readonly Frame[]): readonly Event[] =>
  readStream(streamed([bytesOf(...frames)])).events

const text = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength })
const width = fc.constantFrom(0, 2, 8) as fc.Arbitrary<0 | 2 | 8>
/** Needles that begin, end and go on alike, and streams of frames that are made of pieces of them. */
const conversation = fc
  .array(fc.oneof(text('ab', 3, 9), text('abc', 3, 40), text('a', 60, 90)), { minLength: 1, maxLength: 4 })
  .chain((needles) => {
    const whole = fc.constantFrom(...needles)
    const piece = fc
      .tuple(whole, fc.nat(9), fc.nat(99))
      .map(([needle, start, end]) => needle.slice(start, end))
    const payload = (maxLength: number) =>
      fc
        .array(fc.oneof(whole, piece, text('abcd', 0, 12), text('xyz', 0, 90)), { maxLength })
        .map((pieces) => pieces.join(''))
    const control = fc
      .tuple(fc.constantFrom(PING, PONG), payload(3))
      .map(([opcode, content]) => frame(opcode, content.slice(0, 125)))
    const controls = fc.array(control, { maxLength: 2 })
    const fragment = fc.record({ content: payload(4), width, controls })
    const message = fc
      .tuple(fc.constantFrom(TEXT, BINARY), fc.array(fragment, { minLength: 1, maxLength: 5 }), controls)
      .map(([opcode, fragments, after]) => [
        ...fragments.flatMap(({ content, width, controls }, index) => [
          ...(index === 0 ? [] : controls),
          { ...frame(index === 0 ? opcode : MORE, content, index === fragments.length - 1), width },
        ]),
        ...after,
      ])
    const close = payload(3).map((reason) => [frame(CLOSE, `\u0003\u0068${reason}`.slice(0, 125))])
    return fc.record({
      needles: fc.constant(needles),
      stream: fc
        .tuple(fc.array(message, { maxLength: 5 }), fc.oneof(fc.constant([]), close))
        .map(([messages, end]) => bytesOf(...messages.flat(), ...end)),
      places: fc.array(fc.nat(2_000), { maxLength: 30 }),
    })
  })

describe('a stream of frames', () => {
  it('has told of the same messages and control frames with stars, after every chunk', () => {
    fc.assert(
      fc.property(conversation, ({ needles, stream, places }) => {
        const set = new NeedleSet(needles.map((needle) => Buffer.from(needle)))
        const whole = new Scrubber(set)
        const clean = (payload: Buffer): Buffer => Buffer.concat([whole.push(payload), whole.flush()])
        const needleMax = Math.max(...needles.map(({ length }) => length))
        const scrubber = new WebSocketScrubber(set)
        let [read, written] = [Buffer.alloc(0), Buffer.alloc(0)]
        for (const chunk of cutAt(stream, places)) {
          read = Buffer.concat([read, chunk])
          written = Buffer.concat([written, scrubber.push(chunk)])
          const [expected, told] = [readStream(read, clean), readStream(written)]
          expect(told.events).toEqual(expected.events)
          expect(expected.dataBytes - told.dataBytes).toBeLessThan(needleMax)
          expect(clean(expected.underWay).indexOf(told.underWay)).toBe(0)
        }
        expect(scrubber.flush().length).toBe(0)
      }),
      { numRuns: 400 },
    )
  })

  it('stays as it is where there is nothing to star and no fragment ends like a needle begins', () => {
    const frames = [
      frame(TEXT, 'hello'),
      frame(PING, 'x'),
      part(BINARY, 'x'.repeat(200)),
      frame(PONG),
      frame(MORE, 'y'.repeat(70_000)),
      frame(TEXT),
      part(TEXT),
      part(MORE),
      frame(MORE),
      frame(CLOSE, '\u0003\u0068bye'),
    ]
    const stream = bytesOf(...frames)
    expect(streamed([stream]).equals(stream)).toBe(true)
    const scrubber = scrubberOf(SECRET)
    expect(framesIn(stream).map(({ opcode }) => opcode)).toEqual(frames.map(({ opcode }) => opcode))
    for (const one of frames) expect(scrubber.push(bytesOf(one)).equals(bytesOf(one))).toBe(true)
  })

  it('keeps the frame of a message of one frame, whichever way its bytes come', () => {
    for (const length of [0, 1, 125, 126, 65_535, 65_536]) {
      const stream = bytesOf(frame(BINARY, 'sk-'.repeat(22_000).slice(0, length)))
      const chunks = length < 200 ? singly(stream) : cutAt(stream, [1, 3, 7, 11, 40_000])
      expect(streamed(chunks).equals(stream)).toBe(true)
    }
  })

  it('is never written to in the buffers that are handed in', () => {
    const stream = bytesOf(part(TEXT, `a ${SECRET} sk-`), frame(MORE, 'live'))
    const copy = Buffer.from(stream)
    streamed([stream])
    expect(stream).toEqual(copy)
  })
})

describe('a message', () => {
  it('that ends as a needle begins does not wait for another', () => {
    const scrubber = scrubberOf(SECRET)
    for (const question of ['x sk-live-', '0123456789', 's'])
      expect(scrubber.push(bytesOf(frame(TEXT, question)))).toEqual(bytesOf(frame(TEXT, question)))
  })

  it('is one with the fragments before, so that the rest of a needle ends it', () => {
    const scrubber = scrubberOf(SECRET)
    expect(scrubber.push(bytesOf(part(TEXT, 'x sk-live')))).toEqual(bytesOf(part(TEXT, 'x ')))
    expect(scrubber.push(bytesOf(frame(PING, 'now')))).toEqual(bytesOf(frame(PING, 'now')))
    expect(scrubber.push(bytesOf(frame(MORE, '-0123456789')))).toEqual(bytesOf(frame(MORE, STARS)))
  })

  it('keeps empty fragments, and those of which all waits are empty', () => {
    const scrubber = scrubberOf(SECRET)
    expect(scrubber.push(bytesOf(part(BINARY)))).toEqual(bytesOf(part(BINARY)))
    expect(scrubber.push(bytesOf(part(MORE, 'sk')))).toEqual(bytesOf(part(MORE)))
    expect(scrubber.push(bytesOf(part(MORE, '-live')).subarray(0, -1)).length).toBe(0)
    expect(scrubber.push(Buffer.from('x'))).toEqual(bytesOf(part(MORE, 'sk-livx')))
    expect(scrubber.push(bytesOf(part(MORE, 's')))).toEqual(bytesOf(part(MORE)))
    expect(scrubber.push(bytesOf(part(MORE)))).toEqual(bytesOf(part(MORE)))
    expect(scrubber.push(bytesOf(frame(MORE)))).toEqual(bytesOf(frame(MORE, 's')))
  })

  it.each(['whole frames', 'all at once', 'single bytes'])(
    'shows nothing of a secret split over 2 or 3 fragments: %s',
    (chunking) => {
      const payload = Buffer.from(`a ${SECRET} b`)
      const starred = `a ${STARS} b`
      const split = (first: number, second: number): void => {
        const frames = [
          part(TEXT, payload.subarray(0, first)),
          frame(PING, 'p'),
          part(MORE, payload.subarray(first, second)),
          frame(PONG),
          frame(MORE, payload.subarray(second)),
        ].filter(({ opcode, isFinal, payload }) => opcode !== MORE || isFinal || payload.length > 0)
        const stream = bytesOf(...frames)
        const chunks =
          chunking === 'whole frames'
            ? frames.map((one) => bytesOf(one))
            : chunking === 'all at once'
              ? [stream]
              : singly(stream)
        const scrubber = scrubberOf(SECRET)
        let written = Buffer.alloc(0)
        for (const chunk of chunks) {
          written = Buffer.concat([written, scrubber.push(chunk)])
          const told = readStream(written)
          expect(starred.startsWith(told.underWay.toString())).toBe(true)
        }
        expect(readStream(written).events).toContainEqual({ opcode: TEXT, payload: starred })
      }
      for (let first = 0; first <= payload.length; first++)
        for (let second = first; second <= payload.length; second++) split(first, second)
    },
  )

  it('does not go on in the next one, whose beginning is its own', () => {
    expect(eventsOf(frame(TEXT, 'sk-live-'), frame(TEXT, '0123456789'), frame(BINARY, SECRET))).toEqual([
      { opcode: TEXT, payload: 'sk-live-' },
      { opcode: TEXT, payload: '0123456789' },
      { opcode: BINARY, payload: STARS },
    ])
  })

  it.each([true, false])('of any length passes through without being kept (last fragment: %s)', (isFinal) => {
    const [tebibyte, mebibyte, times] = [2 ** 40, 2 ** 20, 64]
    const chunk = Buffer.alloc(mebibyte, `${'x'.repeat(1_000)}${SECRET}`)
    const scrubber = scrubberOf(SECRET)
    expect(scrubber.push(head({ opcode: BINARY, isFinal }, tebibyte)).length).toBe(isFinal ? 10 : 0)
    let [payloadBytes, shown] = [0, false]
    for (let time = 1; time <= times; time++) {
      const ready = scrubber.push(chunk)
      const payload = isFinal ? ready : (framesIn(ready)[0]?.payload ?? ready)
      payloadBytes += payload.length
      shown ||= payload.includes('sk-live')
      expect(time * mebibyte - payloadBytes).toBeLessThan(SECRET.length)
    }
    expect(shown).toBe(false)
  })
})

describe('a control frame', () => {
  it('is starred by itself, whatever its message and its neighbours hold', () => {
    expect(
      eventsOf(
        part(TEXT, 'a sk-live-'),
        frame(PING, '0123456789'),
        frame(PONG, `sk ${SECRET} sk-live-`),
        frame(PING, '0123456789'),
        frame(MORE, '0123456789'),
        frame(CLOSE, `\u0003\u0068no: ${SECRET}`),
      ),
    ).toEqual([
      { opcode: PING, payload: '0123456789' },
      { opcode: PONG, payload: `sk ${STARS} sk-live-` },
      { opcode: PING, payload: '0123456789' },
      { opcode: TEXT, payload: `a ${STARS}` },
      { opcode: CLOSE, payload: `\u0003\u0068no: ${STARS}` },
    ])
  })

  it('that closes is the last thing that passes, also within a message', () => {
    const close = bytesOf(frame(CLOSE, '\u0003\u0068'))
    const scrubber = scrubberOf(SECRET)
    const rest = [bytesOf(frame(MORE, SECRET)), Buffer.from('no frame at all')]
    expect(scrubber.push(Buffer.concat([bytesOf(part(TEXT, 'sk-')), close, ...rest]))).toEqual(
      Buffer.concat([bytesOf(part(TEXT)), close]),
    )
    expect(scrubber.push(rest[1] ?? close).length).toBe(0)
    expect(scrubber.flush().length).toBe(0)
  })
})

describe('a stream that breaks off', () => {
  it('between fragments gives what waits as one more', () => {
    expect(streamed([bytesOf(part(TEXT, 'a sk-'))])).toEqual(bytesOf(part(TEXT, 'a '), part(MORE, 'sk-')))
    expect(streamed([bytesOf(part(TEXT, 'a sk-')).subarray(0, -1)])).toEqual(
      bytesOf(part(TEXT, 'a '), part(MORE, 'sk')),
    )
  })

  it('within the last frame of a message, or a control frame, gives as much of it as came', () => {
    for (const whole of [bytesOf(frame(TEXT, 'a sk-live')), bytesOf(frame(PING, 'a sk-live'))])
      for (let end = 2; end < whole.length; end++)
        expect(streamed([whole.subarray(0, end)])).toEqual(whole.subarray(0, end))
    const cut = Buffer.concat([bytesOf(part(TEXT, 'sk-')), bytesOf(frame(PING, 'sk-')).subarray(0, -1)])
    expect(streamed([cut])).toEqual(
      Buffer.concat([bytesOf(part(TEXT)), bytesOf(frame(PING, 'sk-')).subarray(0, -1)]),
    )
  })

  it('within a head leaves that out', () => {
    const scrubber = scrubberOf(SECRET)
    expect(scrubber.push(Buffer.from([0x81, 0x7e, 0x01])).length).toBe(0)
    expect(scrubber.flush().length).toBe(0)
  })
})

describe('what is no stream of frames', () => {
  const wide = (...bytes: readonly number[]): Buffer => Buffer.from([0x82, 0x7f, ...bytes])
  const refused: Readonly<Record<string, Buffer>> = {
    ...Object.fromEntries(
      [0x40, 0x20, 0x10].map((bit) => [`reserved bit ${bit}`, Buffer.from([0x81 | bit, 0])]),
    ),
    ...Object.fromEntries(
      [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode) => [`opcode ${opcode}`, bytesOf(frame(opcode))]),
    ),
    'a masked frame': Buffer.from([0x81, 0x81, 1, 2, 3, 4, 5]),
    'a masked long frame': Buffer.from([0x81, 0xfe, 0x01, 0x00, 2, 3, 4, 5]),
    'a ping of 126 bytes': bytesOf(frame(PING, 'x'.repeat(126))),
    'a close of 70,000 bytes': bytesOf(frame(CLOSE, 'x'.repeat(70_000))),
    'a pong whose length is written long': bytesOf({ ...frame(PONG, 'x'), width: 2 }),
    'a fragmented ping': bytesOf(part(PING, 'x')),
    'a continuation of nothing': bytesOf(frame(MORE, 'x')),
    'a continuation of a message that has ended': bytesOf(part(TEXT), frame(MORE), frame(MORE, 'x')),
    'a continuation of a message of one frame': bytesOf(frame(TEXT, 'x'), part(MORE, 'x')),
    'a text within a message': bytesOf(part(TEXT, 'x'), frame(TEXT, 'y')),
    'a binary within a message, after a ping': bytesOf(part(BINARY, 'x'), frame(PING), part(BINARY, 'y')),
    'a length of 2 ** 53': wide(0, 0x20, 0, 0, 0, 0, 0, 0),
    'a length of 2 ** 63': wide(0x80, 0, 0, 0, 0, 0, 0, 0),
    'an answer in HTTP': Buffer.from('HTTP/1.1 200 OK\r\n\r\n'),
  }

  it.each(Object.entries(refused))('is refused, however it comes, and from then on: %s', (_, stream) => {
    for (const chunks of [[stream], singly(stream)]) {
      const scrubber = scrubberOf(SECRET)
      const push = () => {
        for (const chunk of chunks) scrubber.push(chunk)
      }
      expect(push).toThrow(WebSocketProtocolError)
      expect(() => scrubber.push(bytesOf(frame(TEXT, SECRET)))).toThrow(WebSocketProtocolError)
    }
  })

  it('is not what has the longest length there can be', () => {
    expect(scrubberOf(SECRET).push(wide(0, 0x1f, 255, 255, 255, 255, 255, 255)).length).toBe(10)
  })

  it('is told from bytes of any kind, of which nothing else is thrown and no secret shown', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom(
        bytesOf(frame(TEXT, SECRET)),
        bytesOf(part(BINARY, `${SECRET} sk-`)),
        bytesOf(frame(MORE)),
      ),
    )
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 8 }), (chunks) => {
        const scrubber = scrubberOf(SECRET)
        try {
          for (const chunk of chunks) {
            const payloads = framesIn(scrubber.push(chunk)).map(({ payload }) => payload.toString('latin1'))
            expect(payloads.join('')).not.toContain(SECRET)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(WebSocketProtocolError)
        }
      }),
      { numRuns: 500 },
    )
  })
})

it('A scrubber does not show what it looks for', () => {
  const scrubber = scrubberOf(SECRET)
  scrubber.push(bytesOf(part(TEXT, 'sk-live-')))
  const shown = `${inspect(scrubber, { showHidden: true, depth: 9 })}${JSON.stringify(scrubber)}${scrubber}`
  expect(shown).not.toContain('sk-live')
})
