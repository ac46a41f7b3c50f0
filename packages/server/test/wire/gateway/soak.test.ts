import { it } from 'vitest'
import { expectSoaked } from './expect-soaked.ts'
import { soak } from './soak.ts'

it('a minute of everything at once leaks nothing, mixes nothing up, and its money adds up', async () => {
  expectSoaked(await soak(60))
})
