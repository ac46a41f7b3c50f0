export { AddressGuard } from './address-guard.ts'
export { parseAuthority, parseHostHeader } from './authority.ts'
export { EgressBounds } from './bounds.ts'
export { claimUrlOf } from './claim-url.ts'
export { claimRequired, decide, type Grounds, type Verdict } from './decide.ts'
export type { Entry, Metered } from './entry.ts'
export { type Explanation, explainRequest } from './explain.ts'
export { framingProblem } from './framing.ts'
export { budgetExceeded, refuseAddress, refuseUnmeasured, spokenType, unmeasured } from './held-back.ts'
export { type Injected, inject } from './inject.ts'
export { Journal } from './journal.ts'
export { asksForBody, rulesAbout } from './judge-rules.ts'
export { Ledger } from './ledger.ts'
export type { SeenBody } from './match-condition.ts'
export type { KnownAgent, KnownRule, KnownSecret, Picture } from './picture.ts'
export {
  type Bearer,
  type ChangedPlace,
  concernsEgress,
  type Known,
  Pictures,
  type TokenKey,
  tokenKey,
} from './pictures.ts'
export { bearsPlaceholder } from './placeholder.ts'
export { reachesBeyond } from './provider-tools.ts'
export { type Refusal, refusal } from './refusal.ts'
export { DEFAULT_PORT, type Destination, type EgressRequest } from './request.ts'
export { checkTarget } from './request-target.ts'
export { NeedleSet, Scrubber } from './scrub/index.ts'
export { refuseStanding } from './standing.ts'
export { sweepRequests } from './sweep-requests.ts'
export { Vault } from './vault.ts'
