// Whether somebody is at the screen. What a page asks by itself, because a colleague changed something, must not keep the
// session from growing idle.
const RECENTLY_MS = 60_000
let lastTouch = Date.now()

for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
  globalThis.addEventListener?.(sign, touched, { passive: true, capture: true })

function touched() {
  lastTouch = Date.now()
}

/** The header that says so to the server; none while somebody works. */
export function presence(): Record<string, string> {
  return Date.now() - lastTouch > RECENTLY_MS ? { 'x-unattended': '1' } : {}
}
