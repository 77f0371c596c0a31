import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Moon, Sun } from 'lucide-react'
import classes from './shell.module.css'

export function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme()
  const other = useComputedColorScheme('light') === 'dark' ? 'light' : 'dark'
  const Icon = other === 'dark' ? Moon : Sun
  return (
    <button type="button" className={classes.scheme} onClick={() => setColorScheme(other)}>
      <Icon size={15} strokeWidth={1.75} aria-hidden="true" />
      {other === 'dark' ? 'Dark' : 'Light'}
    </button>
  )
}
