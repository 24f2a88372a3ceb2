import { PLATE_SIGNS, readSecret } from '@red-steward/domain/portal/secrets'
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Item } from '../../ui/parts.tsx'
import { Page } from '../shell/page.tsx'
import { community, go, to } from '../shell/route.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { useDoorWords } from './door.words.ts'
import { DeskNumbers, EmergencyNumbers } from './numbers.tsx'

/** For whoever came without a plate's code: type it, or call. */
export function StartPage() {
  const s = useShellWords()
  const w = useDoorWords()
  return (
    <Page title={w.typeTitle} note={w.typeNote}>
      {community ? <TypeCode /> : <Communities />}
      <a className="ui-button" href={to.mine} hidden={!community}>
        {w.mine}
      </a>
      <EmergencyNumbers />
      <DeskNumbers />
      <a className="plain-link" href={to.help}>
        {s.help}
      </a>
    </Page>
  )
}

function TypeCode() {
  const w = useDoorWords()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  function submit(event: FormEvent) {
    event.preventDefault()
    const code = readSecret(typed)
    if (code.length === PLATE_SIGNS) go(to.door(code))
    else setProblem(w.typeShort)
  }
  return (
    <form className="ui-card ui-stack" onSubmit={submit} noValidate>
      <TextField
        label={w.typeLabel}
        hint={w.typeHint}
        error={problem}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <Button look="main" wide type="submit">
        {w.open}
      </Button>
    </form>
  )
}

interface Named {
  code: string
  name: string
}

function Communities() {
  const w = useDoorWords()
  const [all, setAll] = useState<Named[]>([])
  useEffect(() => {
    void fetch('/api/portal/communities')
      .then((response) => response.json() as Promise<Named[]>)
      .then((found) => (found.length === 1 ? location.replace(`/portal/${found[0]!.code}`) : setAll(found)))
      .catch(() => {})
  }, [])
  if (all.length === 0) return null
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">{w.which}</h2>
      <ul className="ui-list">
        {all.map(({ code, name }) => (
          <li key={code}>
            <Item href={`/portal/${code}`} title={name} />
          </li>
        ))}
      </ul>
    </section>
  )
}
