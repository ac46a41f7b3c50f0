import type { Tenantry } from '@tenantry/sdk'
import { type Command, InvalidArgumentError } from 'commander'
import { chosenOrg } from '../choose-org.ts'
import { connectAsPartner, socketHeadersOf } from '../connect.ts'
import { type Change, lineOf } from '../monitor/change.ts'
import { followChanges } from '../monitor/follow-changes.ts'
import { harmless } from '../print.ts'
import { toYaml } from '../print-yaml.ts'
import { outputOf, settingsOf } from '../settings.ts'

interface MonitorOptions {
  readonly allEvents?: true
  readonly entity?: string
  readonly count?: number
}

const say = (text: string): void => {
  process.stderr.write(`${harmless(text)}\n`)
}

const namesOf = async (
  { fleet }: Tenantry,
  org: { readonly org: string } | undefined,
): Promise<ReadonlyMap<string, string>> => {
  const { cameraStates = [] } = await fleet.getMinimalCameraStateList({}, org)
  return new Map(cameraStates.flatMap(({ uuid, name }) => (uuid && name ? [[uuid, name]] : [])))
}

const printerOf = (command: Command, names: ReadonlyMap<string, string>) => {
  const format = outputOf(command, 'table')
  const forms = {
    json: ({ document }: Change) => JSON.stringify(document),
    yaml: ({ document }: Change) => `---\n${toYaml(document)}`,
    table: (change: Change) => harmless(lineOf(change, (uuid) => names.get(uuid) ?? uuid)),
    text: (change: Change) => harmless(lineOf(change, (uuid) => uuid)),
  } as const
  return (change: Change): void => void process.stdout.write(`${forms[format](change)}\n`)
}

const isWanted = ({ entity }: Change, { allEvents, entity: wanted }: MonitorOptions): boolean =>
  wanted === undefined ? allEvents === true || entity === 'POLICY_ALERT' : entity === wanted

const socketUrl = (url: string): string => `${url.replace(/^http/, 'ws').replace(/\/+$/, '')}/websocket`

const monitor = async (options: MonitorOptions, command: Command): Promise<void> => {
  const tenantry = connectAsPartner(command)
  const org = await chosenOrg(command)
  const inside = org === undefined ? undefined : { org }
  const { org: own } = await tenantry.fleet.getOrgV2({}, inside)
  const print = printerOf(command, await namesOf(tenantry, inside))
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  let told = 0
  await followChanges({
    url: socketUrl(settingsOf(command).url),
    headers: async () => ({
      ...(await socketHeadersOf(command)),
      ...(own?.uuid !== undefined && inside !== undefined && { 'x-auth-org': own.uuid }),
    }),
    orgUuid: own?.uuid ?? '',
    signal: stop.signal,
    say,
    tell: (change) => {
      if (!isWanted(change, options) || stop.signal.aborted) return
      print(change)
      told += 1
      if (told === options.count) stop.abort()
    },
  })
}

const countValue = (given: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new InvalidArgumentError('It must be a number above 0.')
  return Number(given)
}

export const addMonitorCommand = (command: Command): void => {
  command
    .option('--all-events', 'every change, not the alerts alone')
    .option('--entity <name>', 'the changes of one kind of thing alone, such as LOCATION')
    .option('--count <number>', 'end after so many', countValue)
    .action(monitor)
}
