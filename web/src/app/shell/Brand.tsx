import { Link } from '@tanstack/react-router'
import classes from './shell.module.css'

export function Brand() {
  return (
    <Link to="/" className={classes.brand}>
      <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
        <path
          d="M16 9.200c-3-2-6.500-2.900-11-2.900v16.700c4.500 0 8 .9 11 2.900 3-2 6.500-2.900 11-2.900V6.300c-4.500 0-8 .9-11 2.900Zm0 0v16.700"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
        />
      </svg>
      Openbook
    </Link>
  )
}
