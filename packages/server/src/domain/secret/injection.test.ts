import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../kernel/errors.ts'
import { checkedInjection } from './injection.ts'

const problemOf = (given: unknown): string => {
  try {
    return `taken: ${JSON.stringify(checkedInjection(given))}`
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    expect(error.code).toBe('request.invalid')
    return error.message
  }
}

const GOOD = [
  { headerName: 'Authorization', valueFormat: 'Bearer {value}' },
  { headerName: 'X-Api-Key' },
  { headerName: 'x', valueFormat: '{value}{value}' },
  { paramName: 'key' },
  { paramName: 'key', paramFormat: 'a{value}b' },
  { pathTemplate: '/bot{value}' },
  { pathTemplate: '/bot{value}/x?y=1' },
  { pathRegex: '^/bot([^/]+)', pathReplacement: '/bot{value}' },
  { pathRegex: '^/(a)/(b)', pathReplacement: '/$2/$1/{value}' },
]

describe('an injection', () => {
  it.each(GOOD)('takes %j as it is given', (given) => {
    expect(checkedInjection(given)).toEqual(given)
  })

  it.each([
    [null, 'injectionConfig must be an object'],
    [[], 'injectionConfig must be an object'],
    ['x', 'injectionConfig must be an object'],
    [{}, 'injectionConfig must hold headerName, paramName, pathTemplate, or pathRegex with pathReplacement'],
    [{ headername: 'x' }, 'injectionConfig must hold headerName'],
    [{ valueFormat: '{value}' }, 'injectionConfig must hold headerName'],
    [{ headerName: 1 }, 'injectionConfig.headerName must be string'],
    [{ headerName: 'x', surprise: '' }, 'injectionConfig.surprise is not known beside headerName'],
    [{ headerName: 'x', paramName: 'y' }, 'injectionConfig.paramName is not known beside headerName'],
    [
      { headerName: 'x', paramFormat: '{value}' },
      'injectionConfig.paramFormat is not known beside headerName',
    ],
    [
      { pathTemplate: '/{value}', headerName: 'x' },
      'injectionConfig.pathTemplate is not known beside headerName',
    ],
    [
      { pathTemplate: '/{value}', pathRegex: 'x' },
      'injectionConfig.pathRegex is not known beside pathTemplate',
    ],
    [{ pathRegex: 'x' }, 'injectionConfig.pathReplacement is required'],
    [{ pathReplacement: '{value}' }, 'injectionConfig.pathRegex is required'],
    [{ headerName: '' }, 'injectionConfig.headerName must be the name of an HTTP header'],
    [{ headerName: 'X Key' }, 'injectionConfig.headerName must be the name of an HTTP header'],
    [{ headerName: 'X:' }, 'injectionConfig.headerName must be the name of an HTTP header'],
    [{ headerName: 'X\r\nEvil' }, 'injectionConfig.headerName must be the name of an HTTP header'],
    [{ headerName: 'ü' }, 'injectionConfig.headerName must be the name of an HTTP header'],
    [{ headerName: 'Connection' }, 'injectionConfig.headerName must not be Connection'],
    [{ headerName: 'proxy-authorization' }, 'injectionConfig.headerName must not be proxy-authorization'],
    [{ headerName: 'Transfer-Encoding' }, 'injectionConfig.headerName must not be Transfer-Encoding'],
    [{ headerName: 'HOST' }, 'injectionConfig.headerName must not be HOST'],
    [{ headerName: 'x', valueFormat: 'Bearer' }, 'injectionConfig.valueFormat must contain {value}'],
    [{ headerName: 'x', valueFormat: '' }, 'injectionConfig.valueFormat must contain {value}'],
    [
      { headerName: 'x', valueFormat: '{value}\nEvil: 1' },
      'injectionConfig.valueFormat must be printable ASCII',
    ],
    [{ paramName: '' }, 'injectionConfig.paramName must be 1 to 256 characters long'],
    [{ paramName: 'k', paramFormat: 'x' }, 'injectionConfig.paramFormat must contain {value}'],
    [{ pathTemplate: 'bot{value}' }, 'injectionConfig.pathTemplate must begin with /'],
    [{ pathTemplate: '/bot' }, 'injectionConfig.pathTemplate must contain {value} exactly once'],
    [{ pathTemplate: '/{value}/{value}' }, 'injectionConfig.pathTemplate must contain {value} exactly once'],
    [{ pathTemplate: '/a {value}' }, 'injectionConfig.pathTemplate must be percent-encoded'],
    [
      { pathRegex: '(', pathReplacement: '{value}' },
      'injectionConfig.pathRegex must be a regular expression of RE2',
    ],
    [
      { pathRegex: '(?=x)', pathReplacement: '{value}' },
      'injectionConfig.pathRegex must be a regular expression',
    ],
    [
      { pathRegex: '(a)\\1', pathReplacement: '{value}' },
      'injectionConfig.pathRegex must be a regular expression',
    ],
    [{ pathRegex: '', pathReplacement: '{value}' }, 'injectionConfig.pathRegex must not be empty'],
    [{ pathRegex: 'x', pathReplacement: '/y' }, 'injectionConfig.pathReplacement must contain {value}'],
    [
      { pathRegex: '(x)', pathReplacement: '$2{value}' },
      'injectionConfig.pathReplacement must not name a group',
    ],
    [
      { pathRegex: 'x'.repeat(1001), pathReplacement: '{value}' },
      'injectionConfig.pathRegex must be at most 1000',
    ],
  ])('refuses %j: %s', (given, problem) => {
    expect(problemOf(given)).toContain(problem)
  })

  it('is one of the four kinds whatever keys come together', () => {
    const KEYS = [
      'headerName',
      'valueFormat',
      'paramName',
      'paramFormat',
      'pathTemplate',
      'pathRegex',
      'pathReplacement',
    ]
    const kinds = [...GOOD.map((good) => Object.keys(good).sort().join())]
    fc.assert(
      fc.property(fc.subarray([...KEYS, 'other', 'toString']), (keys) => {
        const answer = problemOf(
          Object.fromEntries(
            keys.map((key) => [
              key,
              '/x-{value}'.slice(key.endsWith('Name') ? 1 : 0, key.endsWith('Name') ? 2 : undefined),
            ]),
          ),
        )
        expect(answer.startsWith('taken: ')).toBe(kinds.includes([...keys].sort().join()))
      }),
    )
  })

  it('never takes what would end a header or a request line', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '{value}', ' ', '\r', '\n', '\0', '\u0085', 'ü', ':'),
    })
    fc.assert(
      fc.property(text, (given) => {
        for (const config of [
          { headerName: given },
          { headerName: 'x', valueFormat: given },
          { paramName: given },
          { pathTemplate: `/${given}` },
        ]) {
          const answer = problemOf(config)
          if (answer.startsWith('taken: ')) expect(given).toMatch(/^[\x20-\x7e]*$/)
        }
      }),
    )
  })

  it('compiles any expression that is taken in linear size and time', () => {
    const atom = fc.constantFrom('a', '.', '(', ')', '*', '+', '{99}', '[^/]', '|', '^', '$', '\\pL', '?')
    fc.assert(
      fc.property(fc.array(atom, { maxLength: 40 }), (atoms) => {
        const startMs = performance.now()
        problemOf({ pathRegex: atoms.join(''), pathReplacement: '/{value}' })
        expect(performance.now() - startMs).toBeLessThan(1_000)
      }),
      { numRuns: 300 },
    )
  })
})
