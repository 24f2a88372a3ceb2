/**
 * How long one must wait after so many wrong tries in a row for one name from one network, in seconds. The owner of
 * the account, who comes from another network, is never locked out (ASVS 5.0 6.3.1). 20 wrong tries wait 15 minutes.
 */
export function waitSeconds(failures: number): number {
  return failures < 5 ? 0 : Math.min(900, 15 * 2 ** (failures - 5))
}
