import { type Command, InvalidArgumentError } from 'commander'
import { deviceOptionsOf } from '../connect.ts'
import { EXIT_CODES } from '../exit-codes.ts'
import { type Column, printOne } from '../print.ts'
import { deviceServerAt } from '../simulate/device-server.ts'
import { fleetOf } from '../simulate/fleet.ts'
import { Player } from '../simulate/player.ts'
import { provisionFleet } from '../simulate/provision-fleet.ts'
import { readScenario } from '../simulate/read-scenario.ts'
import { FLEET_MAX } from '../simulate/scenario.ts'
import { showProgress } from '../simulate/show-progress.ts'
import { type Summary, Tally } from '../simulate/tally.ts'
import { TokenFile } from '../simulate/token-file.ts'

interface SimulateOptions {
  readonly devices?: number
  readonly duration?: number
  readonly speed: number
  readonly seed?: number
  readonly concurrency: number
  readonly state?: string
  readonly provision?: true
}

const AT_ONCE = 64
const AT_ONCE_MAX = 1_024
const SPEED_MAX = 10_000
const SEED_MAX = 4_294_967_295

const listed = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts).map(([name, count]) => `${name} ${count}`)

const FIELDS: readonly Column<Summary>[] = [
  ['Devices', ({ devices, online, refused }) => `${devices}, ${online} online, ${refused} refused`],
  ['Seconds', ({ seconds }) => seconds],
  ['Calls', ({ calls }) => listed(calls)],
  ['Told', ({ told }) => listed(told)],
  ['Commands', ({ commands }) => listed(commands)],
  ['Calls a second', ({ callsPerSecond }) => callsPerSecond],
  ['Milliseconds', ({ milliseconds }) => listed(milliseconds)],
  ['Errors', ({ errors }) => listed(errors)],
  ['Complaints', ({ complaints }) => listed(complaints)],
]

/** Stops at the end of the time, or when it is told to; a second Ctrl+C ends the process at once. */
const stopAfter = (seconds: number | undefined) => {
  const stop = new AbortController()
  const abort = (): void => stop.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, abort)
  const timer = seconds === undefined ? undefined : setTimeout(abort, seconds * 1_000)
  return { signal: stop.signal, done: () => clearTimeout(timer) }
}

const simulate = async (file: string, options: SimulateOptions, command: Command): Promise<void> => {
  const scenario = readScenario(file)
  const devices = fleetOf(scenario, options.devices)
  const { baseUrl, ...connection } = deviceOptionsOf(command)
  const tokens = new TokenFile(options.state ?? `${file}.state.json`, baseUrl)
  tokens.save()
  if (options.provision) await provisionFleet(command, devices)
  const tally = new Tally()
  const { signal, done } = stopAfter(options.duration)
  const { speed, concurrency: atOnce, seed = scenario.seed ?? 1 } = options
  const server = deviceServerAt({ baseUrl, ...connection })
  const player = new Player({ server, tally, tokens, seed, speed, atOnce, signal }, devices)
  const progress = showProgress({ devices: devices.length, player, tally, tokens })
  const [online, refused] = await player
    .play()
    .then(() => [player.count('online'), player.count('refused')] as const)
    .finally(() => {
      done()
      progress.end()
      tokens.save()
    })
  printOne(command, tally.summary({ devices: devices.length, online, refused }), FIELDS)
  if (tally.hasComplaints) process.exitCode = EXIT_CODES.partial.code
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600 }

const durationValue = (given: string): number => {
  const [, count = '', unit = 's'] = /^(\d{1,7})([smh]?)$/.exec(given) ?? []
  const seconds = Number(count) * (UNIT_SECONDS[unit || 's'] ?? 1)
  // The longest that a timer can be set to is 24 days.
  if (count === '' || seconds < 1 || seconds > 2_000_000)
    throw new InvalidArgumentError('It must be a time such as 30s, 10m or 2h.')
  return seconds
}

const numberUpTo =
  (min: number, max: number) =>
  (given: string): number => {
    const value = Number(given)
    if (!/^\d{1,10}$/.test(given) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`)
    return value
  }

const speedValue = (given: string): number => {
  const value = Number(given)
  if (!/^\d{1,5}(\.\d{1,3})?$/.test(given) || value <= 0 || value > SPEED_MAX)
    throw new InvalidArgumentError(`It must be a number above 0, up to ${SPEED_MAX}.`)
  return value
}

export const addDeviceCommands = (device: Command): void => {
  device
    .command('simulate')
    .description('Play a fleet of devices by a scenario file (docs/simulate.md), until Ctrl+C.')
    .argument('<scenario>', 'a JSON file')
    .option('--devices <number>', 'so many devices, in the scenario’s proportions', numberUpTo(1, FLEET_MAX))
    .option('--duration <time>', 'end after 30s, 10m or 2h', durationValue)
    .option('--speed <factor>', 'how many seconds of the story pass in one', speedValue, 1)
    .option('--seed <number>', 'another story than the scenario’s own', numberUpTo(0, SEED_MAX))
    .option('--concurrency <number>', 'calls at a time', numberUpTo(1, AT_ONCE_MAX), AT_ONCE)
    .option('--state <file>', 'where the devices’ tokens are kept; <scenario>.state.json without it')
    .option(
      '--provision',
      'first load the hardware and register it at the clients and locations of the scenario; needs the operator key and a partner key',
    )
    .action(simulate)
}
