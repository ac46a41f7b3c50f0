export { type Decided, makeAccessDecisions } from './make-access-decisions.ts'
