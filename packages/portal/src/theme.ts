import {
  Alert,
  Anchor,
  type CSSVariablesResolver,
  colorsTuple,
  createTheme,
  Modal,
  NavLink,
  Notification,
} from '@mantine/core'

/** Dark enough at their end for white text on them, also while they are pointed at. */
const CYAN = [
  ...['#e3fafc', '#c5f6fa', '#99e9f2', '#66d9e8', '#3bc9db', '#22b8cf', '#15aabf', '#1098ad'],
  ...['#0b7285', '#095c6b'],
] as const

/** Shades that keep their contrast on both backgrounds. */
export const theme = createTheme({
  colors: { cyan: colorsTuple([...CYAN]) },
  primaryColor: 'cyan',
  primaryShade: { light: 9, dark: 9 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // In its own colour a title would be too pale on the colour's lightest shade.
    Alert: Alert.extend({ styles: { title: { color: 'var(--mantine-color-text)' } } }),
    // A link within a text is not told by its colour alone.
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    // The page that is looked at: the lighter variants have too little contrast.
    NavLink: NavLink.extend({ defaultProps: { variant: 'filled' } }),
  },
  headings: { fontWeight: '650' },
})

/** What is less important is still to be read: the library's own grey has too little contrast on white. */
export const variables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: { '--mantine-color-dimmed': colors.gray[7], '--mantine-color-placeholder': colors.gray[7] },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-placeholder': colors.dark[1],
    // Also in a row that is pointed at.
    '--mantine-color-red-outline': colors.red[4],
  },
})
