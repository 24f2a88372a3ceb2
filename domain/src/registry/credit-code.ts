const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Whether a unified social credit code of a unit is well formed (GB 32100). Source: handbook §2.2. */
export function isCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false
  const sum = [...text.slice(0, 17)].reduce((total, letter, i) => total + alphabet.indexOf(letter) * (3 ** i % 31), 0)
  return alphabet[(31 - (sum % 31)) % 31] === text[17]
}
