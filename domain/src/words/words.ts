/** One sentence for the reader in each language: what happened and what to do next. */
export interface Words {
  zh: string
  en: string
}
