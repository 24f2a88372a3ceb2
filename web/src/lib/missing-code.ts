// A part of the program that could not be fetched: the server has a new version and no longer this part, or the network is
// away. It cannot be tried again, for the page remembers that it failed; opening it anew helps.

/** The words of Chromium, Firefox, Safari, and of what loads the sheet of a part. */
const words = [
  'Failed to fetch dynamically imported module',
  'error loading dynamically imported module',
  'Importing a module script failed',
  'Unable to preload CSS',
]

export function isMissingCode(error: unknown): boolean {
  return error instanceof Error && words.some((start) => error.message.startsWith(start))
}

/** Opens this page anew, if there is anything to open: without a network it stays. Answers whether there is. */
export async function openAnew(): Promise<boolean> {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (answer?.ok) location.reload()
  return answer?.ok === true
}
