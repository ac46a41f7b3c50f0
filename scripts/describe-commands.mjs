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

const sections = (path, command) => {
  const children = subcommandsOf(command)
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

/** The page about the commands of a program. */
export const describeCommands = (program, codes) =>
  [
    '# Commands',
    '',
    'Printed by `npm run generate`; not edited by hand.',
    '',
    program.description(),
    '',
    'Tables are for people. With `--json` a command prints exactly one JSON document on stdout, and an error as one on stderr. Keys are shown only by the commands that create them. Keys belong into the environment rather than on the command line, where other users of the machine can see them.',
    '',
    '## Options of every command',
    '',
    ...optionTable(optionsOf(program)),
    '',
    '## Exit codes',
    '',
    ...exitCodes(codes),
    '',
    ...subcommandsOf(program).flatMap((child) => [
      `## ${child.name()}`,
      '',
      ...(subcommandsOf(child).length > 0 ? [child.description(), ''] : []),
      ...sections([program.name(), child.name()], child),
    ]),
  ]
    .join('\n')
    .replace(/\n+$/, '\n')
