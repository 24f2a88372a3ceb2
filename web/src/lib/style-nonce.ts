/**
 * Gives every style element this page's nonce. Parts of the component library (its scroll lock for one) make style
 * elements without it, and the page's policy would then drop them. Scripts gain nothing: they have no nonce at all.
 */
export function allowOwnStyles() {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
  if (!nonce) return
  const create = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (name === 'style') element.nonce = nonce
    return element
  }) as typeof document.createElement
}
