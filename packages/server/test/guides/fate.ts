import { expect, it } from 'vitest'
import type { Guide } from './guide.ts'
import type { Block } from './markdown.ts'
import { isInstalled } from './run-program.ts'
import type { Performance, Stage, StagedPartner } from './stage.ts'

/** A block of a guide on the stage. */
export interface Scene {
  readonly guide: Guide
  readonly block: Block
  readonly stage: Stage
  /** Runs the block as the program that it is, with a partner's key and with texts of the guide replaced. */
  perform(partner: StagedPartner, replacements?: Readonly<Record<string, string>>): Promise<Performance>
}

/** What a guide's block means for the tests: it is checked, or it is no program. */
export type Fate =
  | {
      readonly promise: string
      readonly check: (scene: Scene) => Promise<void>
      /** The variables that the sample leaves, as an expression in its language. */
      readonly leaves?: string
    }
  | { readonly noProgram: string }

export const proves = (promise: string, check: (scene: Scene) => Promise<void>, leaves?: string): Fate => ({
  promise,
  check,
  ...(leaves !== undefined && { leaves }),
})

export const noProgram = (because: string): Fate => ({ noProgram: because })

// The first run of a Go sample compiles Go's own library.
const SAMPLE_MS_MAX = 300_000

const sceneOf = (guide: Guide, block: Block, stage: Stage, leaves: string | undefined): Scene => ({
  guide,
  block,
  stage,
  perform: (partner, replacements = {}) =>
    stage.perform(block.language, block.text, { YOUR_PARTNER_API_KEY: partner.key, ...replacements }, leaves),
})

/** Makes a test of every block of a guide, and one that fails when the guide and the table of fates differ. */
export const testBlocks = (guide: Guide, stage: () => Stage, fates: Readonly<Record<string, Fate>>): void => {
  it('has exactly the blocks that these tests know', () => {
    expect(guide.blocks.map(({ id }) => id)).toEqual(Object.keys(fates))
  })
  for (const block of guide.blocks) {
    const fate = fates[block.id]
    if (fate === undefined || 'noProgram' in fate) continue
    const installed = isInstalled(block.language)
    it.skipIf(!installed)(
      `${block.id}: ${fate.promise}${installed ? '' : ` (${block.language} is not installed here)`}`,
      () => fate.check(sceneOf(guide, block, stage(), fate.leaves)),
      SAMPLE_MS_MAX,
    )
  }
}
