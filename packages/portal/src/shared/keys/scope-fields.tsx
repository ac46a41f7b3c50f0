import { Checkbox, Fieldset, ScrollArea, SimpleGrid, Text } from '@mantine/core'
import { oneOf } from '../one-of.ts'

const NAME = 'scopes'
const HEIGHT = 220

/** The scopes that were chosen. */
export const readScopes = <Scope extends string>(given: FormData, offered: readonly Scope[]): Scope[] =>
  given.getAll(NAME).flatMap((value) => oneOf(offered, value) ?? [])

/** Narrows what a key may do. */
export const ScopeFields = ({ offered }: { readonly offered: readonly string[] }) => (
  <Fieldset legend="Scopes (optional)">
    <Text size="sm">What it may do. Without any it may do all that you may.</Text>
    <ScrollArea.Autosize mah={HEIGHT} type="auto" mt="xs">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing={6} p={4}>
        {offered.map((scope) => (
          <Checkbox key={scope} name={NAME} value={scope} label={scope} />
        ))}
      </SimpleGrid>
    </ScrollArea.Autosize>
  </Fieldset>
)
