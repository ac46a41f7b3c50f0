#!/usr/bin/env node
import { existsSync } from 'node:fs'

const main = new URL('../dist/main.js', import.meta.url)
if (existsSync(main)) {
  await import(main)
} else {
  console.error('Error: the tenantry command is not built yet.\nTry: npm run build')
  process.exitCode = 1
}
