import { allow, refuse } from '../decision.ts'

export const PASSWORD_MIN_LENGTH = 10
export const PASSWORD_MAX_LENGTH = 128

/** Words that say where one works rather than keep a secret. */
const CONTEXT_WORDS = ['hongguanjia', 'redsteward', 'steward', 'shequ', '红管家', '社区', '月塘']

/**
 * Whether a password may be chosen. Length, everyday words and words of this place count; no composition rules and
 * no expiry. Source: OWASP ASVS 5.0 V6.2.1, 6.2.4, 6.2.5, 6.2.8, 6.2.9, 6.2.11. `isCommon` looks it up in a list of leaked ones.
 */
export function mayUsePassword(
  password: string,
  account: { loginName: string; name: string },
  isCommon: (text: string) => boolean,
) {
  const length = [...password].length
  if (length < PASSWORD_MIN_LENGTH) return refuse('password-too-short')
  if (length > PASSWORD_MAX_LENGTH) return refuse('password-too-long')
  const plain = password.toLowerCase()
  const rest = plain.replace(/[^\p{L}]/gu, '')
  const own = [account.loginName.toLowerCase(), account.name.toLowerCase()].filter((word) => word.length >= 3)
  if ([...CONTEXT_WORDS, ...own].some((word) => rest === word || plain === word.repeat(2)))
    return refuse('password-names-this-place')
  if (isCommon(plain) || isCommon(rest) || /^(.)\1+$/u.test(password)) return refuse('password-is-common')
  return allow
}
