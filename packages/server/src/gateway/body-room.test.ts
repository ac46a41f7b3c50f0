import { describe, expect, it } from 'vitest'
import type { OrgId } from '../kernel/ids.ts'
import { BodyRoom } from './body-room.ts'

const MEBIBYTE = 1_048_576
const [one, other] = ['one' as OrgId, 'other' as OrgId]

describe('the room for bodies that are looked into', () => {
  it('is 32 MiB for a body', () => {
    const place = new BodyRoom().placeFor(one)
    expect([place.holds(32 * MEBIBYTE), place.holds(32 * MEBIBYTE + 1)]).toEqual([true, false])
  })

  it('is shared by the bodies of an organization, and leaves others theirs', () => {
    const room = new BodyRoom()
    const places = [room.placeFor(one), room.placeFor(one), room.placeFor(one)]
    expect(places.map((place) => place.holds(32 * MEBIBYTE))).toEqual([true, true, false])
    expect(room.placeFor(other).holds(32 * MEBIBYTE)).toBe(true)
    places[0]?.release()
    expect(places[2]?.holds(32 * MEBIBYTE)).toBe(true)
  })

  it('is 256 MiB for all', () => {
    const room = new BodyRoom()
    const held = Array.from({ length: 10 }, (_, at) =>
      room.placeFor(`org-${at}` as OrgId).holds(32 * MEBIBYTE),
    )
    expect(held.filter(Boolean)).toHaveLength(8)
  })

  it('is not taken by what is only announced', () => {
    const room = new BodyRoom()
    const announced = Array.from({ length: 20 }, () => room.placeFor(one).couldHold(32 * MEBIBYTE))
    expect(announced.every(Boolean)).toBe(true)
    expect(room.placeFor(one).couldHold(32 * MEBIBYTE + 1)).toBe(false)
  })

  it('is taken as a body comes, and given back once', () => {
    const room = new BodyRoom()
    const growing = room.placeFor(one)
    for (let bytes = 0; bytes <= 32 * MEBIBYTE; bytes += MEBIBYTE) expect(growing.holds(bytes)).toBe(true)
    growing.release()
    growing.release()
    expect(growing.holds(1)).toBe(false)
    const places = [room.placeFor(one), room.placeFor(one), room.placeFor(one)]
    expect(places.map((place) => place.holds(32 * MEBIBYTE))).toEqual([true, true, false])
  })
})
