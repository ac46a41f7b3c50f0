import fc from 'fast-check'
import { expect, it } from 'vitest'
import { luminanceOf, textOn } from './text-color.ts'

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

it('is black on what is bright and white on what is dark', () => {
  expect(['#ffffff', '#ffee00', '#1a2b3c', '#000000'].map(textOn)).toEqual([
    '#000000',
    '#000000',
    '#ffffff',
    '#ffffff',
  ])
})

it('can be read on any colour', () => {
  const colors = fc.integer({ min: 0, max: 0xff_ff_ff }).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`)
  fc.assert(fc.property(colors, (color) => contrast(color, textOn(color)) >= 4.5))
})
