import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { whenSocketCloses } from './when-socket-closes.ts'

const openSocket = () => {
  const emitter = Object.assign(new EventEmitter(), { destroyed: false })
  return {
    socket: emitter as unknown as Socket,
    close: () => {
      emitter.destroyed = true
      emitter.emit('close')
    },
    listeners: () => emitter.listenerCount('close'),
  }
}

it('tells any number of those who wait, by one listener, and none who stopped waiting', () => {
  const { socket, close, listeners } = openSocket()
  const told: number[] = []
  const stops = Array.from({ length: 30 }, (_, at) => whenSocketCloses(socket, () => told.push(at)))
  for (const stop of stops.slice(2)) stop()
  expect(listeners()).toBe(1)
  close()
  expect(told).toEqual([0, 1])
})

it('tells at once of a connection that was closed before', () => {
  const { socket, close } = openSocket()
  close()
  let told = 0
  whenSocketCloses(socket, () => told++)
  expect(told).toBe(1)
})
