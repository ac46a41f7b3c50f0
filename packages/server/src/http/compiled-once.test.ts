import { expect, it } from 'vitest'
import { compiledOnce } from './compiled-once.ts'

it('nothing is compiled before it is needed, and equal schemas are compiled once', () => {
  const compiled: object[] = []
  const compile = compiledOnce((schema) => compiled.push(schema))
  const [one, same, other] = [{ type: 'string' }, { type: 'string' }, { type: 'null' }].map((schema) =>
    compile(schema),
  )
  expect(compiled).toEqual([])
  expect([one?.(), same?.(), one?.()]).toEqual([1, 1, 1])
  expect(other?.()).toBe(2)
  expect(compiled).toEqual([{ type: 'string' }, { type: 'null' }])
})

it('what cannot be compiled is refused each time', () => {
  const broken = compiledOnce(() => {
    throw new Error('no schema')
  })({})
  expect(broken).toThrow('no schema')
  expect(broken).toThrow('no schema')
})
