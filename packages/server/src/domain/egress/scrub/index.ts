export { NeedleSet } from './needle-set.ts'
export { Scrubber } from './scrubber.ts'
export { secretForms } from './secret-forms.ts'
