import type { Operation } from './operation.ts'

/** What every call takes beside its inputs. */
export interface CallOptions {
  /** Gives the call up; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** How long the call may take, with its retries and the waits between them. */
  readonly timeoutMs?: number
  /** How often it is tried once more. */
  readonly retriesMax?: number
}

interface OrgOption {
  /** The organization to act inside, as RUUID or UUID. Without it a call runs in the caller's own organization. */
  readonly org?: string
}

interface ProjectOption {
  /** The project to work on; an organization key needs it. */
  readonly projectId?: string
}

interface WriteOption {
  /** Names this change, so that it is made once however often it is sent; a random one without it. */
  readonly idempotencyKey?: string
}

/** Every option that some operation takes. */
export type AnyCallOptions = CallOptions & OrgOption & ProjectOption & WriteOption

/** The options that one operation takes. */
export type OptionsOf<T extends Operation> = CallOptions &
  ('x-auth-org' extends T['headers'][number] ? OrgOption : unknown) &
  ('x-project-id' extends T['headers'][number] ? ProjectOption : unknown) &
  (true extends T['isWrite'] ? WriteOption : unknown)
