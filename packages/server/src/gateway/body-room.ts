import type { OrgId } from '../kernel/ids.ts'

const MEBIBYTE = 1_048_576
/** Larger bodies are not looked into. */
const BODY_BYTES_MAX = 32 * MEBIBYTE
/** Of an organization's bodies, and of all, that are looked into at once. */
const ORG_BYTES_MAX = 64 * MEBIBYTE
const BYTES_MAX = 256 * MEBIBYTE

/** Room that one body takes as it comes. */
export interface Place {
  /** Whether there is room for so many bytes of the body in all; takes it if there is. */
  readonly holds: (bytes: number) => boolean
  /** Whether there would be; what is only announced takes none. */
  readonly couldHold: (bytes: number) => boolean
  readonly release: () => void
}

/** The memory for bodies that are looked into: no organization takes so much that others have none. */
export class BodyRoom {
  readonly #byOrg = new Map<OrgId, number>()
  #bytes = 0

  /** A place for one body, which begins empty. */
  placeFor(orgId: OrgId): Place {
    let taken = 0
    let isOver = false
    return {
      holds: (bytes) => {
        const more = Math.max(0, bytes - taken)
        if (isOver || bytes > BODY_BYTES_MAX || !this.#fits(orgId, more)) return false
        taken += more
        this.#add(orgId, more)
        return true
      },
      couldHold: (bytes) =>
        !isOver && bytes <= BODY_BYTES_MAX && this.#fits(orgId, Math.max(0, bytes - taken)),
      release: () => {
        isOver = true
        this.#add(orgId, -taken)
        taken = 0
      },
    }
  }

  #fits(orgId: OrgId, more: number): boolean {
    return this.#bytes + more <= BYTES_MAX && (this.#byOrg.get(orgId) ?? 0) + more <= ORG_BYTES_MAX
  }

  #add(orgId: OrgId, bytes: number): void {
    this.#bytes += bytes
    const left = (this.#byOrg.get(orgId) ?? 0) + bytes
    if (left === 0) this.#byOrg.delete(orgId)
    else this.#byOrg.set(orgId, left)
  }
}
