import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex, Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { framingProblem, HEADER_BYTES_MAX, HEADERS_MAX } from './framing.ts'

type Headers = readonly (readonly [name: string, value: string])[]
const HOST = ['Host', 'a.example'] as const

const problemOf = (headers: Headers, method = 'POST', httpVersion = '1.1') =>
  framingProblem({ rawHeaders: headers.flat(), httpVersion, method })
const messageOf = (...given: Parameters<typeof problemOf>): string => {
  const problem = problemOf(...given)
  return problem === undefined ? 'taken' : `${problem.status} ${problem.message}`
}

const TWO_HOSTS = '400 The request has more than one Host header.'
const NO_HOST = '400 The request has no Host header.'
const BOTH = '400 The request has both a Content-Length and a Transfer-Encoding.'
const LENGTHS = '400 The request has more than one Content-Length header.'
const NO_LENGTH = '400 The Content-Length of a request must be a plain number.'
const NOT_CHUNKED = '400 The Transfer-Encoding of a request must be chunked and nothing else.'
const CODED_1_0 = '400 A request of HTTP/1.0 must not have a Transfer-Encoding.'
const NAME = '400 The name of a header is no token.'
const VALUE = '400 The value of a header holds a control character.'
const VERSION = '400 The request is neither HTTP/1.1 nor HTTP/1.0.'
const LEAVING = '400 A CONNECT or an upgrade must not have a body.'

describe('a request is taken', () => {
  it.each<[string, Headers, string?, string?]>([
    ['without a body', [HOST], 'GET'],
    ['without a Host in HTTP/1.0', [], 'GET', '1.0'],
    ['with a Host in HTTP/1.0', [HOST], 'GET', '1.0'],
    ['with a length', [HOST, ['Content-Length', '5']]],
    ['with a length of nothing', [['content-length', '0'], HOST]],
    ['with a length of fifteen digits', [HOST, ['Content-Length', '999999999999999']]],
    ['with a length in HTTP/1.0', [HOST, ['Content-Length', '5']], 'POST', '1.0'],
    ['in chunks', [HOST, ['Transfer-Encoding', 'chunked']]],
    ['in chunks, in whatever case', [HOST, ['TRANSFER-ENCODING', 'Chunked']]],
    ['with a body for a method that needs none', [HOST, ['Content-Length', '5']], 'GET'],
    ['with headers that are there twice', [HOST, ['Cookie', 'a'], ['cookie', 'b']]],
    ['with every character of a token', [HOST, ["!#$%&'*+-.^_`|~09azAZ", '']]],
    ['with every character of a value', [HOST, ['X', '\t !"#~\x80\xe9\xff']]],
    ['to connect', [HOST], 'CONNECT'],
    ['to connect in HTTP/1.0', [], 'CONNECT', '1.0'],
    ['to connect, with a length of nothing', [HOST, ['Content-Length', '0']], 'CONNECT'],
    ['to upgrade', [HOST, ['Connection', 'Upgrade'], ['Upgrade', 'websocket']], 'GET'],
    ['to upgrade, with a length of nothing', [HOST, ['Upgrade', 'h2c'], ['Content-Length', '0']], 'GET'],
  ])('%s', (_, headers, method, httpVersion) => {
    expect(messageOf(headers, method, httpVersion)).toBe('taken')
  })
})

describe('a request is refused', () => {
  it.each<[string, Headers, string, string?, string?]>([
    ['with two Hosts', [HOST, ['Host', 'b.example']], TWO_HOSTS],
    ['with one Host twice', [HOST, ['hOST', 'a.example']], TWO_HOSTS],
    ['with two Hosts in HTTP/1.0', [HOST, HOST], TWO_HOSTS, 'GET', '1.0'],
    ['without a Host', [], NO_HOST],
    ['to connect without a Host', [['X-Host', 'a']], NO_HOST, 'CONNECT'],
    ['with length and coding', [HOST, ['Content-Length', '5'], ['Transfer-Encoding', 'chunked']], BOTH],
    ['with coding and length', [HOST, ['transfer-encoding', 'chunked'], ['content-length', '0']], BOTH],
    ['with length and an empty coding', [HOST, ['Content-Length', '5'], ['Transfer-Encoding', '']], BOTH],
    ['with two lengths', [HOST, ['Content-Length', '5'], ['Content-Length', '6']], LENGTHS],
    ['with one length twice', [HOST, ['Content-Length', '5'], ['CONTENT-LENGTH', '5']], LENGTHS],
    ...['5, 5', '5,5', '+5', '-5', '-0', '5.0', '5e0', '0x5', '05', '00', '', ' 5', '5 5', '٥', 'five'].map(
      (length): [string, Headers, string] => [
        `with the length ${JSON.stringify(length)}`,
        [HOST, ['Content-Length', length]],
        length === '٥' ? VALUE : NO_LENGTH,
      ],
    ),
    ['with a length of sixteen digits', [HOST, ['Content-Length', '1000000000000000']], NO_LENGTH],
    ...['identity', 'identity, chunked', 'gzip, chunked', 'chunked, chunked', 'chunked, identity'].map(
      (coding): [string, Headers, string] => [
        `with the coding ${coding}`,
        [HOST, ['Transfer-Encoding', coding]],
        NOT_CHUNKED,
      ],
    ),
    ...[
      'xchunked',
      'chunkedx',
      'chunked;q=1',
      '"chunked"',
      ',chunked',
      'chunked,',
      '',
      '\tchunked',
      'chun\xadked',
    ].map((coding): [string, Headers, string] => [
      `with the coding ${JSON.stringify(coding)}`,
      [HOST, ['Transfer-Encoding', coding]],
      NOT_CHUNKED,
    ]),
    [
      'with one coding twice',
      [HOST, ['Transfer-Encoding', 'chunked'], ['Transfer-Encoding', 'chunked']],
      NOT_CHUNKED,
    ],
    [
      'with two codings',
      [HOST, ['Transfer-Encoding', 'identity'], ['Transfer-Encoding', 'chunked']],
      NOT_CHUNKED,
    ],
    ['in chunks in HTTP/1.0', [HOST, ['Transfer-Encoding', 'chunked']], CODED_1_0, 'POST', '1.0'],
    ...[
      '',
      ' ',
      'X ',
      ' X',
      'X\t',
      'X Y',
      'X:',
      'X(',
      'X\r',
      'X\n',
      'X\0',
      'Xé',
      'Host\0',
      '"X"',
      'X/Y',
      '[X]',
    ].map((name): [string, Headers, string] => [
      `with the header name ${JSON.stringify(name)}`,
      [HOST, [name, 'a']],
      NAME,
    ]),
    ...[
      'a\r\n b',
      'a\rb',
      'a\nb',
      '\0',
      'a\x01',
      '\x1f',
      'a\x7fb',
      'a\x0bb',
      'a\x0cb',
      'a\u0100',
      '\ud800',
    ].map((value): [string, Headers, string] => [
      `with the header value ${JSON.stringify(value)}`,
      [HOST, ['X', value]],
      VALUE,
    ]),
    ...['0.9', '2.0', '1.2', '3.0', ''].map((version): [string, Headers, string, string, string] => [
      `in HTTP/${version}`,
      [HOST],
      VERSION,
      'GET',
      version,
    ]),
    ['to connect with a length', [HOST, ['Content-Length', '5']], LEAVING, 'CONNECT'],
    ['to connect in chunks', [HOST, ['Transfer-Encoding', 'chunked']], LEAVING, 'CONNECT'],
    ['to upgrade with a length', [HOST, ['Upgrade', 'websocket'], ['Content-Length', '5']], LEAVING],
    ['to upgrade in chunks', [HOST, ['UPGRADE', 'h2c'], ['Transfer-Encoding', 'chunked']], LEAVING],
  ])('%s', (_, headers, message, method, httpVersion) => {
    expect(messageOf(headers, method, httpVersion)).toBe(message)
    // Wherever among the others.
    const others: Headers = [
      ['Accept', '*/*'],
      ['Cookie', 'a=b'],
    ]
    expect(messageOf([...others, ...headers.toReversed()], method, httpVersion)).toBe(message)
  })
})

describe('the headers of a request', () => {
  const filled = (count: number): Headers => [
    HOST,
    ...Array.from({ length: count - 1 }, () => ['X', ''] as const),
  ]
  it('are 200 at most', () => {
    expect(HEADERS_MAX).toBe(200)
    expect(messageOf(filled(200))).toBe('taken')
    expect(messageOf(filled(201))).toBe('431 The request has more than 200 headers.')
  })
  it('are of 32 KiB at most, with what parts them', () => {
    const room = HEADER_BYTES_MAX - 'Host: a.example\r\n'.length - 'X: \r\n'.length
    expect(HEADER_BYTES_MAX).toBe(32_768)
    expect(messageOf([HOST, ['X', 'a'.repeat(room)]])).toBe('taken')
    expect(messageOf([HOST, ['X', 'a'.repeat(room + 1)]])).toBe(
      '431 The request has more than 32768 bytes of headers.',
    )
    expect(messageOf([HOST, ['X'.repeat(room + 1), 'a']])).toBe(
      '431 The request has more than 32768 bytes of headers.',
    )
  })
})

describe('whatever the other headers', () => {
  const token = fc.stringMatching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,12}$/).filter((name) => {
    return !['host', 'content-length', 'transfer-encoding', 'upgrade'].includes(name.toLowerCase())
  })
  const others = fc.array(fc.tuple(token, fc.stringMatching(/^[\t\x20-\x7e\x80-\xff]{0,12}$/)), {
    maxLength: 12,
  })
  const framing = fc.subarray<readonly [string, string]>(
    [
      HOST,
      ['host', 'b'],
      ['Content-Length', '5'],
      ['content-length', '0'],
      ['Content-Length', '5, 5'],
    ].concat([
      ['Transfer-Encoding', 'chunked'],
      ['Transfer-Encoding', 'identity'],
      ['Upgrade', 'websocket'],
    ]) as unknown as (readonly [string, string])[],
  )
  it('what frames the request is judged the same, in whatever order', () => {
    const all = fc
      .tuple(framing, others)
      .chain(([own, more]) =>
        fc.tuple(
          fc.constant(own),
          fc.shuffledSubarray([...own, ...more], { minLength: own.length + more.length }),
        ),
      )
    fc.assert(
      fc.property(all, fc.constantFrom('1.0', '1.1'), ([own, mixed], version) => {
        expect(messageOf(mixed, 'POST', version)).toBe(messageOf(own, 'POST', version))
      }),
      { numRuns: 1_000 },
    )
  })
})

/** What is read until its end, one character for each byte. */
const readWhole = async (stream: Readable, head: Buffer = Buffer.alloc(0)): Promise<string> => {
  const chunks = [head]
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('latin1')
}

describe('over a socket, parser and checks together', () => {
  let handled: string[] = []
  const server = createServer({
    insecureHTTPParser: false,
    maxHeaderSize: 48 * 1_024,
    requireHostHeader: false,
  })

  /** Notes a request when the whole of it has come; a body that breaks off is none. */
  const handle = async (
    request: IncomingMessage,
    wire: Duplex | ServerResponse,
    head?: Buffer,
  ): Promise<void> => {
    // What was sent behind a refused request is parsed all the same.
    if (request.socket.destroyed) return
    if (framingProblem(request) !== undefined) {
      request.socket.destroy()
      return
    }
    const body = await readWhole('writeHead' in wire ? request : wire, head)
    handled.push([request.method, request.url, body].join(' ').trimEnd())
    wire.end()
  }
  const broken = (): void => {}

  beforeAll(async () => {
    server.on('request', (request, response) => void handle(request, response).catch(broken))
    server.on('connect', (request, socket, head) => void handle(request, socket, head).catch(broken))
    server.on('upgrade', (request, socket, head) => void handle(request, socket, head).catch(broken))
    server.on('clientError', (_, socket) => socket.destroy())
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(() => new Promise((closed) => server.close(closed)))

  /** Sends bytes, one for each character, so many at a time, and answers what was handled once the connection is closed. */
  const send = async (text: string, bytesAtOnce = text.length): Promise<readonly string[]> => {
    handled = []
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
      .setNoDelay()
      .resume()
    // A server that has refused is gone before everything is sent.
    socket.on('error', broken)
    const closed = new Promise((resolve) => socket.on('close', resolve))
    for (let at = 0; at < text.length; at += bytesAtOnce) {
      socket.write(Buffer.from(text.slice(at, at + bytesAtOnce), 'latin1'))
      await new Promise(setImmediate)
    }
    socket.end()
    await closed
    return handled
  }

  const GET = 'GET / HTTP/1.1\r\nHost: a\r\n'
  const POST = 'POST / HTTP/1.1\r\nHost: a\r\n'
  const CHUNKED = `${POST}Transfer-Encoding: chunked\r\n`

  it.each([
    ['a plain request', `${GET}\r\n`, ['GET /']],
    ['a request of HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', ['GET /']],
    ['a body with a length', `${POST}Content-Length: 5\r\n\r\nhello`, ['POST / hello']],
    ['a body in chunks', `${CHUNKED}\r\n3\r\nhel\r\n2;a=b\r\nlo\r\n0\r\n\r\n`, ['POST / hello']],
    ['two requests at once', `${POST}Content-Length: 2\r\n\r\nhi${GET}\r\n`, ['GET /', 'POST / hi']],
    ['a CONNECT', 'CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n\x16\x03', ['CONNECT a:443 \x16\x03']],
    ['an upgrade', `${GET}Connection: upgrade\r\nUpgrade: websocket\r\n\r\n`, ['GET /']],
    ['a value with a tab and Latin letters', `${GET}X:\ta\tb\xe9 \r\n\r\n`, ['GET /']],
    // What comes before a request line has no part in it.
    ['an empty line before the request', `\r\n${GET}\r\n`, ['GET /']],
    ['200 headers', `${GET}${'X: y\r\n'.repeat(199)}\r\n`, ['GET /']],
    ['32,000 bytes of headers', `${GET}X: ${'y'.repeat(32_000)}\r\n\r\n`, ['GET /']],
  ])('%s is let through', async (_, bytes, expected) => {
    for (const bytesAtOnce of [bytes.length, bytes.length > 1_000 ? 1_000 : 1])
      expect((await send(bytes, bytesAtOnce)).toSorted()).toEqual(expected)
  })

  it.each([
    ['LF for every line end', 'GET / HTTP/1.1\nHost: a\n\n'],
    ['LF behind the request line', 'GET / HTTP/1.1\nHost: a\r\n\r\n'],
    ['LF behind a request line without a version', 'GET /\nHost: a\r\n\r\n'],
    ['LF behind a header', 'GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n'],
    ['LF for the empty line', `${GET}\n`],
    ['CR behind a header', 'GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n'],
    ['CR CR LF', 'GET / HTTP/1.1\r\nHost: a\r\r\n\r\n'],
    ['CR in a value', `${GET}X: a\rb\r\n\r\n`],
    ['a folded header', `${GET}X: a\r\n b\r\n\r\n`],
    ['a header folded by a tab', `${GET}X: a\r\n\tb\r\n\r\n`],
    ['a header folded at once', `${GET}X:\r\n b\r\n\r\n`],
    ['a folded coding', `${POST}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n`],
    ['a folded length', `${POST}Content-Length:\r\n 0\r\n\r\n`],
    ['a space before the first header', 'GET / HTTP/1.1\r\n Host: a\r\nHost: a\r\n\r\n'],
    ['NUL in a value', `${GET}X: a\0b\r\n\r\n`],
    ['NUL in a name', `${GET}X\0: a\r\n\r\n`],
    ['NUL in the target', 'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a control character in a value', `${GET}X: a\x01b\r\n\r\n`],
    ['DEL in a value', `${GET}X: a\x7fb\r\n\r\n`],
    ['a vertical tab before a coding', `${POST}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n`],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost : a\r\n\r\n'],
    ['a tab before the colon', `${POST}Content-Length\t: 5\r\n\r\nhello`],
    ['a header without a name', `${GET}: a\r\n\r\n`],
    ['a header without a colon', `${GET}X\r\n\r\n`],
    ['a name that is no token', `${GET}X(: a\r\n\r\n`],
    ['two Hosts', `${GET}Host: b\r\n\r\n`],
    ['one Host twice', `${GET}Host: a\r\n\r\n`],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a CONNECT with no Host', 'CONNECT a:443 HTTP/1.1\r\n\r\n'],
    ['a CONNECT with two Hosts', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
    ['a CONNECT with a length', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello'],
    [
      'a CONNECT in chunks',
      'CONNECT a:443 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'an upgrade with a length',
      `${POST}Connection: upgrade\r\nUpgrade: x\r\nContent-Length: 5\r\n\r\nhello`,
    ],
    ['length and coding', `${CHUNKED}Content-Length: 5\r\n\r\n0\r\n\r\n`],
    ['coding and length', `${POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['two lengths', `${POST}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`],
    ['one length twice', `${POST}Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello`],
    ['a list of lengths', `${POST}Content-Length: 5, 5\r\n\r\nhello`],
    ['a length with a sign', `${POST}Content-Length: +5\r\n\r\nhello`],
    ['a length of two words', `${POST}Content-Length: 5 5\r\n\r\nhello`],
    ['a length that may be octal', `${POST}Content-Length: 010\r\n\r\n12345678\r\n`],
    ['a length that is hexadecimal', `${POST}Content-Length: 0x5\r\n\r\nhello`],
    ['an empty length', `${POST}Content-Length:\r\n\r\n`],
    ['a length beyond 64 bits', `${POST}Content-Length: 18446744073709551621\r\n\r\nhello`],
    ['identity, chunked', `${POST}Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n`],
    ['gzip, chunked', `${POST}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    ['chunked, chunked', `${POST}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n`],
    ['chunked, identity', `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['xchunked', `${POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['a coding with a parameter', `${POST}Transfer-Encoding: chunked;x\r\n\r\n0\r\n\r\n`],
    ['an empty coding', `${POST}Transfer-Encoding:\r\n\r\n`],
    ['a list that begins with nothing', `${POST}Transfer-Encoding: ,chunked\r\n\r\n0\r\n\r\n`],
    [
      'identity before chunked',
      `${POST}Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['chunked twice', `${CHUNKED}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['chunks in HTTP/1.0', 'POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['HTTP/0.9', 'GET /\r\n\r\n'],
    ['HTTP/1.2', 'GET / HTTP/1.2\r\nHost: a\r\n\r\n'],
    ['HTTP/2.0', 'GET / HTTP/2.0\r\nHost: a\r\n\r\n'],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['LF behind the size of a chunk', `${CHUNKED}\r\n3\nabc\r\n0\r\n\r\n`],
    ['LF behind a chunk', `${CHUNKED}\r\n3\r\nabc\n0\r\n\r\n`],
    ['LF in what extends a chunk', `${CHUNKED}\r\n3;a\nb\r\nabc\r\n0\r\n\r\n`],
    ['CR in what extends a chunk', `${CHUNKED}\r\n3;a\rb\r\nabc\r\n0\r\n\r\n`],
    ['a size of a chunk with a prefix', `${CHUNKED}\r\n0x3\r\nabc\r\n0\r\n\r\n`],
    ['a size of a chunk beyond 64 bits', `${CHUNKED}\r\n10000000000000003\r\nabc\r\n0\r\n\r\n`],
    ['LF behind a trailer', `${CHUNKED}\r\n0\r\nX: y\n\r\n`],
    ['LF behind the last chunk', `${CHUNKED}\r\n0\n\n`],
    ['a length for a trailer', `${CHUNKED}\r\n0\r\nContent-Length: 5\r\n\r\n`],
    ['201 headers', `${GET}${'X: y\r\n'.repeat(200)}\r\n`],
    [
      'a coding behind more headers than the parser keeps',
      `${POST}${'a:b\r\n'.repeat(3_000)}Transfer-Encoding: x\r\n\r\n`,
    ],
    ['33,000 bytes of headers', `${GET}X: ${'y'.repeat(33_000)}\r\n\r\n`],
    ['60,000 bytes of headers', `${GET}X: ${'y'.repeat(60_000)}\r\n\r\n`],
  ])('%s is refused, and so is whatever comes behind it', async (_, bytes) => {
    const all = `${bytes}GET /behind HTTP/1.1\r\nHost: a\r\n\r\n`
    expect(await send(all)).toEqual([])
    expect(await send(all, all.length > 1_000 ? 1_000 : 7)).toEqual([])
  })
})
