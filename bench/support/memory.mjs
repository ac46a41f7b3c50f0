import { readFileSync } from 'node:fs'

const bytesOf = (field, pid) => {
  try {
    return (
      Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) *
      1_024
    )
  } catch {
    return Number.NaN
  }
}

/** What a process holds of the memory; NaN where the system does not say. */
export const residentBytes = (pid) => bytesOf('VmRSS', pid)

/** The most that it has held. */
export const peakBytes = (pid) => bytesOf('VmHWM', pid)

export const MEGABYTE = 1_048_576
