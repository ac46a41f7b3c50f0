import type { Command, Option } from 'commander'
import { loadBelow } from '../on-demand.ts'
import { readProfiles } from '../profiles/profile-file.ts'

interface Place {
  readonly command: Command
  /** The option whose value comes next. */
  readonly awaited: Option | undefined
}

const optionsOf = (command: Command): readonly Option[] => [
  ...command.options,
  ...(command.parent === null ? [] : optionsOf(command.parent)),
]

const find = (command: Command, word: string): Option | undefined =>
  optionsOf(command).find(({ long, short }) => word === long || word === short)

/** Where the words before the one being typed have led. */
const walk = async (program: Command, words: readonly string[]): Promise<Place> => {
  let place: Place = { command: program, awaited: undefined }
  for (const word of words) {
    const { command, awaited } = place
    if (awaited !== undefined) place = { command, awaited: undefined }
    else if (word.startsWith('-')) {
      const option = find(command, word)
      place = { command, awaited: option?.required ? option : undefined }
    } else {
      const next = command.commands.find((child) => child.name() === word || child.aliases().includes(word))
      if (next !== undefined) {
        await loadBelow(next)
        place = { command: next, awaited: undefined }
      }
    }
  }
  return place
}

const valuesOf = (option: Option): readonly string[] =>
  option.long === '--profile' ? Object.keys(readProfiles()) : (option.argChoices ?? [])

const choicesOf = (command: Command): readonly string[] => [
  ...command.commands.map((child) => child.name()).filter((name) => !name.startsWith('_')),
  ...command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
]

/** What the last word may become; none where it is for the shell to say, as of files. */
export const candidatesFor = async (
  program: Command,
  words: readonly string[],
): Promise<readonly string[]> => {
  const typed = words.at(-1) ?? ''
  const { command, awaited } = await walk(program, words.slice(0, -1))
  const all =
    awaited !== undefined
      ? valuesOf(awaited)
      : typed.startsWith('-')
        ? [...optionsOf(command).flatMap(({ long }) => (long ? [long] : [])), '--help']
        : choicesOf(command)
  return [...new Set(all)].filter((candidate) => candidate.startsWith(typed))
}
