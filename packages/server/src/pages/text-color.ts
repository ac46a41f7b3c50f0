/** The luminance at which black and white stand out alike (WCAG 2.2, contrast ratio). */
const MIDDLE = Math.sqrt(1.05 * 0.05) - 0.05

const linear = (channel: number): number =>
  channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4

/** How bright a colour is, from 0 to 1 (WCAG 2.2, relative luminance). */
export const luminanceOf = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Black or white, whichever is better read on a colour as in `#1a2b3c`: at a ratio of 4.5 at least, whatever the colour. */
export const textOn = (color: string): '#000000' | '#ffffff' =>
  luminanceOf(color) > MIDDLE ? '#000000' : '#ffffff'
