/** A network rather than an address: /24 of IPv4, /56 of IPv6, which is what one household or office is given. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain.split('.').slice(0, 3).join('.')
  return groupsOf(plain).slice(0, 4).join(':').slice(0, -2)
}

/** The groups of an IPv6 address in full, so that an address cannot choose where it is cut by how short it is written. */
function groupsOf(ip: string): string[] {
  const [before = [], after] = ip.split('::').map((part) => part.split(':').filter(Boolean))
  const left = after ? Math.max(0, 8 - before.length - after.length) : 0
  const all = [...before, ...Array<string>(left).fill('0'), ...(after ?? [])]
  return all.map((group) => group.padStart(4, '0'))
}

/** A program on this very machine, or a proxy whose X-Forwarded-For is not believed: who stands behind it is not known. */
export function isThisMachine(network: string): boolean {
  return network === '127.0.0' || network === networkOf('::1')
}
