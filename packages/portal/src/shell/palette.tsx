import '@mantine/spotlight/styles.css'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight } from '@mantine/spotlight'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { placesQuery } from '../places.ts'
import { usePlaceKey } from '../shared/place-key.ts'
import type { Find, NavigationEntry } from './navigation.ts'

const TYPING_MS = 200
const LETTERS_MIN = 2

const useFound = (words: string, find: Find | undefined) => {
  const placeKey = usePlaceKey()
  return useQuery({
    queryKey: [...placeKey, 'find', words],
    queryFn: ({ signal }) => find?.(words, signal) ?? [],
    enabled: find !== undefined && words.length >= LETTERS_MIN,
  }).data
}

const useOtherPlaces = (): readonly NavigationEntry[] => {
  // What was read to come here; the operator has no places.
  const places = useQuery({ ...placesQuery, enabled: false }).data
  return [
    ...(places?.partners ?? []).map(({ id, name }) => ({ label: name, to: `/p/${id}` })),
    ...(places?.organizations ?? []).map(({ id, name }) => ({ label: name, to: `/o/${id}` })),
  ]
}

interface Props {
  readonly entries: readonly NavigationEntry[]
  readonly find: Find | undefined
}

/** Goes to any page by its name, and to whatever else has one. */
export const Palette = ({ entries, find }: Props) => {
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const [words] = useDebouncedValue(query.trim(), TYPING_MS)
  const found = useFound(words, find) ?? []
  const group = (name: string, of: readonly NavigationEntry[], keywords?: string) => ({
    group: name,
    actions: of.map(({ label, to }) => ({
      id: to,
      label,
      ...(keywords !== undefined && { keywords }),
      onClick: () => void navigate({ to }),
    })),
  })
  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      // What was found bears the words that it was found by, which need not be in its name.
      actions={[
        group('Pages', entries),
        group('Found', found, words),
        group('Your places', useOtherPlaces()),
      ]}
      nothingFound="Nothing here is called that."
      shortcut={null}
      highlightQuery
      scrollable
      maxHeight={360}
      searchProps={{ placeholder: 'Go to …', 'aria-label': 'Go to' }}
    />
  )
}
