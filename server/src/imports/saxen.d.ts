declare module 'saxen' {
  /** Elements and attributes by the prefixes given to `ns`; no entity beyond those of XML itself is ever expanded. */
  export class Parser {
    ns(prefixes: Record<string, string>): this
    on(
      event: 'openTag',
      heard: (name: string, attributes: () => Record<string, string>, decode: (text: string) => string) => void,
    ): this
    on(event: 'closeTag', heard: (name: string) => void): this
    on(event: 'text', heard: (text: string, decode: (text: string) => string) => void): this
    on(event: 'cdata', heard: (text: string) => void): this
    on(event: 'error', heard: (error: Error) => void): this
    write(chunk: string): this
    end(): this
  }
}
