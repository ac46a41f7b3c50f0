import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'

const TYPING_MS = 400
const CHARACTERS_MAX = 255

interface Props {
  readonly label: string
  readonly description?: string
  readonly placeholder?: string
  readonly type?: 'text' | 'date'
  /** What the address says. */
  readonly value: string | undefined
  /** Puts into the address what was typed. */
  readonly onFilter: (text: string) => void
}

/** A field that narrows a list. It shows what the address says, also where Back or a link has changed that. */
export const FilterField = ({ value = '', onFilter, type = 'text', ...field }: Props) => {
  const [typed, setTyped] = useState(value)
  const ours = useRef(value)
  // A word that is typed has other letters on its way, and a date other years.
  const filter = useDebouncedCallback((text: string) => {
    ours.current = text.trim()
    onFilter(text)
  }, TYPING_MS)
  useEffect(() => {
    // What came of one's own typing must not undo what was typed since.
    if (value !== ours.current) setTyped(value)
    ours.current = value
  }, [value])
  return (
    <TextInput
      {...field}
      type={type}
      maxLength={CHARACTERS_MAX}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        filter(currentTarget.value)
      }}
      style={{ flex: type === 'date' ? '0 1 180px' : '1 1 220px' }}
    />
  )
}
