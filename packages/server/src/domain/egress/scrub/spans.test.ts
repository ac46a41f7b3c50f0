import { expect, it, vi } from 'vitest'
import { Spans } from './spans.ts'

it('Stretches that touch are filled as one, however many they are', () => {
  const spans = new Spans()
  for (let end = 3; end <= 100; end++) spans.add(end - 3, end)
  spans.add(101, 104)
  spans.add(103, 106)
  spans.add(120, 121)
  spans.add(110, 122)
  const bytes = Buffer.alloc(130, 'x')
  const fill = vi.spyOn(bytes, 'fill')
  spans.fill(bytes, 0x2a, 0)
  expect(bytes.toString()).toBe(`${'*'.repeat(100)}x${'*'.repeat(5)}xxxx${'*'.repeat(12)}${'x'.repeat(8)}`)
  expect(fill).toHaveBeenCalledTimes(3)
})
