// Runs at the beginning of every test file.
import { afterAll } from 'vitest'
import { endFile } from './when-file-ends.ts'

afterAll(endFile)
