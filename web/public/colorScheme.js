// Before anything is painted: the scheme chosen earlier, else what the system prefers. (A file of its own, since the
// content security policy allows no scripts inside the page.)
{
  let chosen = null
  try {
    chosen = localStorage.getItem('openbook-color-scheme')
  } catch {
    // Storage may be forbidden; the system's preference serves then.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
}
