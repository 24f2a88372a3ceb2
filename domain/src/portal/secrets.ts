// Codes of door plates and links of reports: whoever holds one may open what it opens, so each is random and long.

// The one source of randomness here; present in Node, browsers and workers alike.
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array }

/** Crockford's 32 signs: no I, L, O, U, so that a code read aloud or copied by hand is not mistaken. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 16 signs of a plate are 80 bits, 26 of a link or a pass are 130. */
export const PLATE_SIGNS = 16
export const LINK_SIGNS = 26

export function newSecret(signs: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(signs)), (byte) => SIGNS[byte % 32]).join('')
}

/** What somebody typed or scanned, in its one written form: `o1l-abc` is `011ABC`. */
export function readSecret(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** As it stands under the picture: `7K2M 9QRT …`. */
export function printedSecret(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? code
}

/**
 * Secrets stand behind `#`, which browsers send to no server: neither an address log nor a proxy ever holds one
 * (docs/decisions/0150-door-plates.md).
 */
export function doorLink(origin: string, communityCode: string, code: string): string {
  return `${origin}/portal/${communityCode}#d.${code}`
}

export function followLink(origin: string, communityCode: string, link: string): string {
  return `${origin}/portal/${communityCode}#f.${link}`
}
