import { expect, it } from 'vitest'
import { MinHeap } from './min-heap.ts'
import { randomOf } from './random.ts'

it('gives back in order what was put in without one, also where the two alternate', () => {
  const heap = new MinHeap<number>((one, other) => one < other)
  const random = randomOf('heap')
  const known: number[] = []
  for (let round = 0; round < 2_000; round++) {
    const value = Math.floor(random.between(0, 100))
    heap.push(value)
    known.push(value)
    if (round % 3 !== 2) continue
    known.sort((one, other) => one - other)
    expect([heap.peek(), heap.pop()]).toEqual([known[0], known.shift()])
  }
  const rest = Array.from({ length: heap.size }, () => heap.pop())
  expect(rest).toEqual(known.toSorted((one, other) => one - other))
  expect([heap.pop(), heap.size]).toEqual([undefined, 0])
})
