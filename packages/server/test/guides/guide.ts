import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'vitest'
import { isContinuousIntegration } from '../support/continuous-integration.ts'
import { type Block, readBlocks } from './markdown.ts'

/** The text of a guide, as its vendor wrote it. */
export interface Guide {
  readonly text: string
  readonly blocks: readonly Block[]
  block(id: string): Block
}

const FOLDER = fileURLToPath(new URL('../../../../../shared/guides/', import.meta.url))

/** Whether the absence of the guides is a failure. */
export const guidesAreRequired = isContinuousIntegration

const readGuide = (file: string): Guide => {
  const text = readFileSync(file, 'utf8')
  const blocks = readBlocks(text)
  return {
    text,
    blocks,
    block: (id) => {
      const found = blocks.find((block) => block.id === id)
      if (found === undefined) throw new Error(`The guide has no block "${id}".`)
      return found
    },
  }
}

/** Describes the tests of one guide; where the guide is missing, a skipped test says so, and a CI run fails. */
export const describeGuide = (file: string, tests: (guide: Guide) => void): void => {
  describe(file, () => {
    if (existsSync(FOLDER + file)) {
      tests(readGuide(FOLDER + file))
      return
    }
    it.skipIf(!guidesAreRequired(process.env))(
      `is missing in ../shared/guides, so none of its samples ran`,
      () => {
        throw new Error(`A CI run needs ${FOLDER}${file}.`)
      },
    )
  })
}
