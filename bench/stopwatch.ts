// What a page of the bench measures by itself, by its own clock: until something is painted that answers what was done.
declare global {
  interface Window {
    /** Milliseconds since the page was asked for until something of this selector was painted. */
    painted(selector: string): Promise<number>
    /** Makes `took`: from the next event of this type until the page is still; its last change, painted. */
    settled(type: string): void
    /** Makes `took`: from the next event of this type until something of this selector is painted that was not there. */
    answered(type: string, selector: string): void
    took: Promise<number>
  }
}

export const STOPWATCH = `{
const after = (resolve, since) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - since)))
const seen = {}
const watch = (found) => {
  const observer = new MutationObserver(() => found() && observer.disconnect())
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
}
window.painted = (selector) => new Promise((resolve) => {
  if (seen[selector]) return resolve(seen[selector])
  if (document.querySelector(selector)) return after(resolve, 0)
  watch(() => document.querySelector(selector) && (after(resolve, 0), true))
})
window.answered = (type, selector) => void (window.took = new Promise((resolve) => {
  addEventListener(type, ({ timeStamp }) => {
    watch(() => document.querySelector(selector) && (after(resolve, timeStamp), true))
  }, { once: true, capture: true })
}))
window.settled = (type) => void (window.took = new Promise((resolve) => {
  addEventListener(type, ({ timeStamp }) => {
    let last = 0
    let timer = setTimeout(() => resolve(last), 300)
    const observer = new MutationObserver(() => after((took) => {
      last = took
      clearTimeout(timer)
      timer = setTimeout(() => (observer.disconnect(), resolve(last)), 300)
    }, timeStamp))
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
  }, { once: true, capture: true })
}))
for (const selector of ['input[autocomplete=username]', 'input[type=password]']) {
  watch(() => document.querySelector(selector) && (after((took) => (seen[selector] = took), 0), true))
}
}`
