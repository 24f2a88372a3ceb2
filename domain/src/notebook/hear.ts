import { heardWords } from './lexicon/heard.ts'
import { dialectSound } from './sounds.ts'

interface Heard {
  word: string
  sounds: readonly string[]
}

const byFirstSound = new Map<string, Heard[]>()
for (const word of heardWords) {
  const sounds = Array.from(word, (sign) => dialectSound(sign) ?? sign)
  byFirstSound.set(sounds[0]!, [...(byFirstSound.get(sounds[0]!) ?? []), { word, sounds }])
}

/** The text with mis-heard words put right, sign for sign: 电提 is 电梯, 楼到灯 is 楼道灯. */
export function hear(text: string): string {
  const sounds = text.split('').map(dialectSound)
  let heard = text
  for (let at = 0; at < text.length; at++) {
    const sound = sounds[at]
    if (sound === undefined) continue
    for (const { word, sounds: wanted } of byFirstSound.get(sound) ?? []) {
      if (text.startsWith(word, at) || !wanted.every((one, offset) => one === sounds[at + offset])) continue
      if (![...word].some((sign, offset) => sign === text[at + offset])) continue
      heard = heard.slice(0, at) + word + heard.slice(at + word.length)
    }
  }
  return heard
}
