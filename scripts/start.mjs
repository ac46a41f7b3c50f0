import { prepare } from './prepare.mjs'

prepare()
await import('../packages/server/dist/main.js')
