import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'

/** Turns light into dark and back; the browser remembers it. */
export const ColorSchemeButton = () => {
  const { setColorScheme } = useMantineColorScheme()
  const shown = useComputedColorScheme('light')
  const other = shown === 'light' ? 'dark' : 'light'
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={`Use ${other} colours`}
      onClick={() => setColorScheme(other)}
    >
      {shown === 'light' ? '☾' : '☀'}
    </ActionIcon>
  )
}
