// Prints docs/commands.md from the definitions of the command line.

const cell = (text) => text.replaceAll('|', '\\|')

const optionLine = (option) => {
  const notes = [
    option.argChoices && `one of ${option.argChoices.map((choice) => `\`${choice}\``).join(', ')}`,
    option.defaultValue !== undefined && `default \`${option.defaultValue}\``,
    option.envVar && `or \`${option.envVar}\``,
    option.mandatory && 'required',
  ].filter(Boolean)
  return `| \`${cell(option.flags)}\` | ${cell(option.description)}${notes.length > 0 ? ` (${notes.join(', ')})` : ''} |`
}

const optionTable = (options) => ['| option | meaning |', '|---|---|', ...options.map(optionLine)]

const optionsOf = (command) =>
  command
    .createHelp()
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help')

const usageOf = (path, command) => {
  const names = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  )
  return [...path, ...names].join(' ')
}

const subcommandsOf = (command) =>
  command
    .createHelp()
    .visibleCommands(command)
    .filter((child) => child.name() !== 'help')

/** The commands that are written by hand; those of the operations stand in a table of their own. */
const writtenBelow = (command, operations) =>
  subcommandsOf(command).filter((child) => !operations.some(({ name }) => name === child.name()))

const operationTable = (group, operations) =>
  operations.length === 0
    ? []
    : [
        '| command | request | |',
        '|---|---|---|',
        ...operations.map(
          ({ name, travel, summary }) =>
            `| \`tenantry ${group} ${name}\` | \`${travel.method} ${travel.path}\` | ${cell(summary)} |`,
        ),
        '',
      ]

const sections = (path, command) => sectionsOf(path, command, subcommandsOf(command))

const sectionsOf = (path, command, children) => {
  if (children.length > 0) return children.flatMap((child) => sections([...path, child.name()], child))
  const options = optionsOf(command)
  return [
    `### \`${usageOf(path, command)}\``,
    '',
    command.description(),
    '',
    ...(options.length > 0 ? [...optionTable(options), ''] : []),
  ]
}

const exitCodes = (codes) => [
  '| exit code | meaning |',
  '|---|---|',
  ...Object.values(codes).map(({ code, meaning }) => `| ${code} | ${meaning} |`),
]

const NAMES = `Every operation of the [OpenAPI documents](../openapi) is a command: \`tenantry <service> <operation>\` for the fleet dialect, whose services are the folders below \`/api/\`, and \`tenantry <dialect> <operation>\` for the others. The operation is the \`operationId\` in kebab case; of the fleet dialect the end of the path names it too. Commands that are written by hand have one word and come first: an operation never takes a name from them.`

const FLAGS = `Each field of path, query and body is a flag in kebab case; a field that is called like one of the options above has \`field-\` before its name. Numbers, booleans and objects are JSON; a list is one JSON array, or one item for each time that the flag is given; \`null\` empties what may be empty. \`file://<path>\` in place of a value reads it from there. \`--cli-input-json\` takes all of it as one object, \`--generate-cli-skeleton\` prints such an object, \`--all\` reads every page of a list. They print JSON unless \`--output\` says otherwise.`

/** The page about the commands of a program, whose groups are loaded, and about the operations in them. */
export const describeCommands = (program, codes, groups) => {
  const operationsIn = (name) => groups.find((group) => group.name === name)?.commands ?? []
  return [
    '# Commands',
    '',
    'Printed by `npm run generate`; not edited by hand.',
    '',
    program.description(),
    '',
    'Tables are for people. With `--output json`, or `--json` for short, a command prints exactly one JSON document on stdout, and an error as one on stderr. Keys are shown only by the commands that create them. Keys belong into a profile or the environment rather than on the command line, where other users of the machine can see them. The command line comes before the environment, the environment before the profile.',
    '',
    '## Options of every command',
    '',
    ...optionTable(optionsOf(program)),
    '',
    '## Operations',
    '',
    NAMES,
    '',
    FLAGS,
    '',
    '## Exit codes',
    '',
    ...exitCodes(codes),
    '',
    ...subcommandsOf(program).flatMap((child) => {
      const operations = operationsIn(child.name())
      const written = writtenBelow(child, operations)
      return [
        `## ${child.name()}`,
        '',
        ...(written.length > 0 || operations.length > 0 ? [child.description(), ''] : []),
        ...(written.length > 0 || operations.length === 0
          ? sectionsOf([program.name(), child.name()], child, written)
          : []),
        ...operationTable(child.name(), operations),
      ]
    }),
  ]
    .join('\n')
    .replace(/\n+$/, '\n')
}
