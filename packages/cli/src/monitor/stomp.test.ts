import { describe, expect, it } from 'vitest'
import { readFrame, writeFrame } from './stomp.ts'

describe('a STOMP frame', () => {
  it('is read as it is written', () => {
    const frame = readFrame(writeFrame('SUBSCRIBE', { id: 'sub-0', destination: '/topic/a' }))
    expect(frame).toEqual({
      command: 'SUBSCRIBE',
      headers: new Map([
        ['id', 'sub-0'],
        ['destination', '/topic/a'],
      ]),
      body: '',
    })
  })

  it('has its headers unescaped, the first of a name, and a body with empty lines', () => {
    const frame = readFrame('MESSAGE\nmessage:a\\cb\\nc\nmessage:again\n\n{"a":"x\n\ny"}\0\n')
    expect(frame?.headers.get('message')).toBe('a:b\nc')
    expect(frame?.body).toBe('{"a":"x\n\ny"}')
  })

  it.each(['\n', '\r\n', ''])('is none in the heart-beat %j', (text) => {
    expect(readFrame(text)).toBeUndefined()
  })
})
