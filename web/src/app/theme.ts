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

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 8, dark: 6 },
  colors: { pine },
  fontFamily: "'Inter Variable', system-ui, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  headings: { fontFamily: "'Source Serif 4 Variable', Georgia, serif", fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  autoContrast: true,
})
