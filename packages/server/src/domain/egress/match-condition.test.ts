import { describe, expect, it } from 'vitest'
import { meetsCondition, OpenedBody } from './match-condition.ts'

const meets = (text: string, value: string, key?: string): boolean | undefined =>
  meetsCondition(
    { target: 'body', operator: 'contains', value, ...(key !== undefined && { key }) },
    new OpenedBody({ text }),
  )

describe('a body without a key', () => {
  it.each([
    ['as it is', 'please delete all of it'],
    ['in a form', 'q=%64elete+all'],
    ['in a form, with %20', 'q=delete%20%61ll&x=1'],
    ['in the name of a form’s field', 'x=1&%64elete+all=1'],
    ['in a form that begins with a question mark', '?delete+all'],
    ['in a form that is JSON too', '{"a":"&q=%64elete+all&"}'],
    ['in a form that is a JSON string too', '"%64elete+all"'],
    ['in JSON', '{"q":["\\u0064elete all"]}'],
    ['in a key of JSON', '{"a":{"\\u0064elete all":1}}'],
    ['in a key of JSON within a list', '[[{"\\u0064elete \\u0061ll":{}}]]'],
    ['in a JSON string', '"\\u0064elete all"'],
    ['in JSON whose later keys are the same', '{"q":"\\u0064elete all","q":""}'],
    ['in lines of JSON', '{"index":{}}\n{"\\u0064elete all":{}}\n'],
    ['in JSON that is not quite JSON', '{"q":"\\u0064elete all",}'],
    ['in JSON within a form', 'payload=%7B%22%5Cu0064elete+all%22%3A1%7D'],
    ['in JSON within another text', '--x\r\n\r\n{"\\u0064elete all":1}\r\n--x--'],
  ])('is looked through %s', (_where, text) => {
    expect(meets(text, 'delete all')).toBe(true)
  })

  it.each([
    '',
    'delete',
    'q=delete&r=all',
    '{"delete":"all"}',
    '{"q":"\\\\u0064elete all"}',
    'q=%2564elete+all',
    '100% sure',
    '%',
  ])('holds nothing more: %s', (text) => {
    expect(meets(text, 'delete all')).toBe(false)
  })

  it.each([
    ['"\\"quoted\\""', '"quoted"'],
    ['{"a\\/b":1}', 'a/b'],
    ['{"a":"x\\ty"}', 'x\ty'],
    ['{"a":1e3}', '1000'],
    ['{"a":"\\ud83d\\ude42"}', '🙂'],
    ['{"a":"\\\\"}', '\\'],
    ['q=%F0%9F%99%82', '🙂'],
  ])('%s holds %j', (text, value) => {
    expect(meets(text, value)).toBe(true)
  })
})

describe('a body with a key', () => {
  it.each([
    ['{"params":{"to":"\\u0065ve"}}', true],
    ['{"p\\u0061rams":{"to":["eve"]}}', true],
    ['{"params":{"eve":"x"}}', false],
    ['{"params":{"to":{"eve":"x"}}}', false],
    ['params.to=%65ve', true],
    ['x&params.to=adam&p%61rams%2Eto=%65ve=&y', true],
    ['params.to=+&params.to', false],
    ['to=eve', false],
  ])('is looked up in JSON and in forms: %s', (text, expected) => {
    expect(meets(text, 'eve', 'params.to')).toBe(expected)
  })
})

it('A body that cannot be looked into is neither', () => {
  const unseen = new OpenedBody('unseen')
  expect(meetsCondition({ target: 'body', operator: 'contains', value: 'x' }, unseen)).toBeUndefined()
})

it.each([
  ['a long list', JSON.stringify(Array.from({ length: 300_000 }, () => 1))],
  ['a deep one', `${'['.repeat(3_000)}${']'.repeat(3_000)}`],
  ['many fields', 'a=%62&'.repeat(300_000)],
  ['one long field', '%61'.repeat(500_000)],
  ['many escapes', `"${'\\u0061'.repeat(300_000)}"`],
  ['many backslashes', '\\'.repeat(1_000_000)],
])('Of %s, however large, every part is looked through', (_what, text) => {
  expect(meets(text, 'nowhere')).toBe(false)
  expect(meets(text, 'nowhere', 'a')).toBe(false)
})
