import { it } from 'vitest'
import { expectSoaked } from '../wire/gateway/expect-soaked.ts'
import { soak } from '../wire/gateway/soak.ts'

it('half an hour of everything at once leaks nothing, mixes nothing up, and its money adds up', async () => {
  expectSoaked(await soak(1_800))
})
