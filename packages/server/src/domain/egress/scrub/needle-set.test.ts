import { expect, it } from 'vitest'
import { NeedleSet } from './needle-set.ts'

it.each(['', 'a', 'ab'])('Needles that would be found everywhere are refused: %j', (needle) => {
  expect(() => new NeedleSet([Buffer.from('long enough'), Buffer.from(needle)])).toThrow(
    'A needle must have 3 bytes or more.',
  )
})
