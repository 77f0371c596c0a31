import { createTheme, type MantineColorsTuple } from '@mantine/core'

const pine: MantineColorsTuple = [
  '#eef6f4',
  '#dcebe8',
  '#b5d7d0',
  '#8bc2b7',
  '#68b0a2',
  '#4f9f91',
  '#327f73',
  '#1e6b61',
  '#12544f',
  '#0b403c',
]

// Mantine's own greys are bluish, and its placeholders too pale to read; these belong to theme.css.
const gray: MantineColorsTuple = [
  '#f6f5f1',
  '#f1f0ea',
  '#e9e7df',
  '#dedcd3',
  '#d0cdc2',
  '#6f746e',
  '#5f6661',
  '#4c544f',
  '#333b37',
  '#1d2421',
]
const dark: MantineColorsTuple = [
  '#e6eae7',
  '#b9c1bd',
  '#a3ada8',
  '#8b958f',
  '#3c4541',
  '#2f3734',
  '#1a1f1d',
  '#161b19',
  '#121614',
  '#0e1110',
]

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 6 },
  colors: { pine, gray, dark },
  fontFamily: "'Inter Variable', system-ui, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  headings: { fontFamily: "'Source Serif 4 Variable', Georgia, serif", fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  autoContrast: true,
})
