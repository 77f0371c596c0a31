const name = 'openbook-sent'
const most = 20

/** The uploads that were on this tab’s page before it was loaded again. */
export function recallSent(): number[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => Number.isSafeInteger(id)).slice(0, most) : []
  } catch {
    return []
  }
}

export function rememberSent(ids: readonly number[]): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(ids.slice(0, most)))
  } catch {
    // Storage may be forbidden. Uploads that go on are found all the same.
  }
}
