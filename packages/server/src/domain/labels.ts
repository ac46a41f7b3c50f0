import { invalidField } from '../kernel/errors.ts'
import { checkedName } from '../kernel/text.ts'

const LABELS_MAX = 100
const LABEL_CHARACTERS_MAX = 100

/** Checks the labels of one thing, whole. */
export const checkLabels = (field: string, labels: readonly string[]): void => {
  if (labels.length > LABELS_MAX) throw invalidField(field, `must be at most ${LABELS_MAX}`)
  for (const [index, label] of labels.entries())
    checkedName(`${field}[${index}]`, label, LABEL_CHARACTERS_MAX)
}

/** What becomes of the labels of a thing; undefined where nothing does. */
export type Labelling = (labels: readonly string[], label: string | undefined) => string[] | undefined

/** One more label; one that is there already stays. */
export const withLabel: Labelling = (labels, given) => {
  const label = checkedName('label', given, LABEL_CHARACTERS_MAX)
  if (labels.includes(label)) return undefined
  if (labels.length >= LABELS_MAX) throw invalidField('label', `must be one of at most ${LABELS_MAX}`)
  return [...labels, label]
}

/** One label less; one that is not there is not missed. */
export const withoutLabel: Labelling = (labels, label) => {
  if (label === undefined) throw invalidField('label', 'is required')
  return labels.includes(label) ? labels.filter((other) => other !== label) : undefined
}
