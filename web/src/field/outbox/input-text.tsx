// What was typed, readable and, of refused work, to be put right: its texts can be changed and sent again.
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useOutboxWords } from './outbox.words.ts'

interface Piece {
  path: readonly string[]
  text: string
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

export function InputText({ input, onChange }: { input: unknown; onChange?: ((input: unknown) => void) | undefined }) {
  const w = useOutboxWords()
  const pieces = piecesOf(input, [])
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  return (
    <>
      {pieces.map(({ path, text }) => {
        const key = path.join('.')
        return onChange ? (
          <TextArea
            key={key}
            label={path.at(-1)!}
            value={texts[key] ?? text}
            rows={1}
            onChange={(next) => setTexts((all) => ({ ...all, [key]: next }))}
          />
        ) : (
          <p key={key} className="typed">
            {text}
          </p>
        )
      })}
      {onChange && Object.keys(texts).length > 0 && (
        <Button look="main" wide onClick={() => onChange(withTexts(input, texts, []))}>
          {w.retry}
        </Button>
      )}
    </>
  )
}

/** Texts and numbers a person typed; ids and codes say nothing to a reader. */
function piecesOf(value: unknown, path: readonly string[]): Piece[] {
  if (typeof value === 'string') {
    return value === '' || ID.test(value) || /^[A-Z_]+$/.test(value) ? [] : [{ path, text: value }]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => piecesOf(part, [...path, key]))
}

function withTexts(value: unknown, texts: Readonly<Record<string, string>>, path: readonly string[]): unknown {
  if (typeof value === 'string') return texts[path.join('.')] ?? value
  if (Array.isArray(value)) return value.map((part, at) => withTexts(part, texts, [...path, String(at)]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withTexts(part, texts, [...path, key])]))
}
