export type PinFault = 'short' | 'simple'

/** Six to twelve digits that are not the first guess of whoever finds the phone: no run, no repetition. */
export function pinFault(pin: string): PinFault | null {
  if (!/^\d{6,12}$/.test(pin)) return 'short'
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  if (steps.size === 1) return 'simple'
  return new Set(pin).size < 3 ? 'simple' : null
}
