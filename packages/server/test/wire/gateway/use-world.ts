import { afterAll, beforeAll } from 'vitest'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

/** One world for all tests of a file, begun before the first and ended after the last. */
export const useWorld = (env?: Readonly<Record<string, string>>): (() => GatewayWorld) => {
  let world: GatewayWorld | undefined
  beforeAll(async () => {
    world = await startGatewayWorld(env)
  })
  afterAll(async () => {
    await world?.server.stop()
  })
  return () => {
    if (world === undefined) throw new Error('The world has not begun.')
    return world
  }
}
