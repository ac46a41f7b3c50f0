import { Argument, type Command } from 'commander'

const BASH = `_tenantry() {
  local IFS=$'\\n'
  COMPREPLY=($(tenantry __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _tenantry tenantry
`

const ZSH = `#compdef tenantry
_tenantry() {
  local -a candidates
  candidates=("\${(@f)$(tenantry __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${candidates[*]}" ]]; then compadd -a candidates; else _files; fi
}
compdef _tenantry tenantry
`

const FISH = `complete -c tenantry -a '(tenantry __complete (commandline -opc)[2..] (commandline -ct))'
`

const SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH } as const

const WHERE = `
bash: tenantry completion bash > ~/.local/share/bash-completion/completions/tenantry
zsh:  tenantry completion zsh > "\${fpath[1]}/_tenantry"
fish: tenantry completion fish > ~/.config/fish/completions/tenantry.fish`

export const addCompletionCommand = (command: Command): void => {
  command
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(SCRIPTS)))
    .addHelpText('after', WHERE)
    .action((shell: keyof typeof SCRIPTS) => void process.stdout.write(SCRIPTS[shell]))
}
