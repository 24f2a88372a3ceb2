import type { PersonCard } from '@red-steward/domain/notebook/people'
import { parseDoor } from '@red-steward/domain/places/door'
import { memo, useMemo, useState } from 'react'
import { TextField } from '../../ui/field.tsx'
import { Empty, Item } from '../../ui/parts.tsx'
import { addressOf } from '../parts/reading.ts'
import { directoryOf, peopleOf } from '../parts/surroundings.ts'
import { useDevice, useDocuments } from '../shell/device-context.ts'
import { Page } from '../shell/page.tsx'
import { href } from '../shell/route.ts'
import { indexPeople, peopleFinder } from './find-people.ts'
import { useSearchWords } from './search.words.ts'

/** A screen and a half: another letter is quicker than a longer list, to find and to draw. */
const MOST = 12

/** Instant, over what is on the phone. */
export default function SearchPage() {
  const w = useSearchWords()
  const [text, setText] = useState('')
  const sought = text.trim()
  const directory = useDocuments(directoryOf, [])
  const findPeople = useDocuments((replica) => peopleFinder(indexPeople(peopleOf(replica))), [])
  const doors = useMemo(() => {
    if (!/\d|[一二三四五六七八九十]/.test(sought)) return []
    return parseDoor(sought, directory)
      .candidates.filter(({ kind }) => kind !== 'compound')
      .slice(0, 12)
  }, [sought, directory])
  const found = useMemo(() => findPeople(sought), [findPeople, sought])
  return (
    <Page title={w.title}>
      <TextField
        label={w.field}
        placeholder={w.hint}
        type="search"
        value={text}
        onChange={setText}
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <p className="visually-hidden" role="status">
        {sought && w.found(doors.length + found.length)}
      </p>
      {!sought && <Empty>{w.empty}</Empty>}
      {sought && doors.length + found.length === 0 && <Empty>{w.none}</Empty>}
      {doors.length > 0 && (
        <section className="ui-stack">
          <h2 className="ui-heading">{w.doors}</h2>
          <ul className="ui-list">
            {doors.map(({ kind, id, address, buildingId }) => (
              <li key={id}>
                <Item
                  href={
                    kind === 'dwelling'
                      ? href('door', id)
                      : kind === 'unit'
                        ? href('doors', buildingId!, id)
                        : href('doors', id)
                  }
                  title={address}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.length > 0 && (
        <section className="ui-stack">
          <h2 className="ui-heading">{w.people}</h2>
          <ul className="ui-list">
            {found.slice(0, MOST).map(({ id, name, dwellingId }) => (
              <Found key={id} id={id} name={name} dwellingId={dwellingId} />
            ))}
          </ul>
          {found.length > MOST && <p className="quiet small">{w.more(found.length - MOST)}</p>}
        </section>
      )}
    </Page>
  )
}

type FoundProps = Pick<PersonCard, 'id' | 'name' | 'dwellingId'>

/** Whoever is still found with the next letter is not drawn again. */
const Found = memo(function Found({ id, name, dwellingId }: FoundProps) {
  const { replica } = useDevice()
  return (
    <li>
      <Item
        href={href('person', id)}
        title={name}
        note={dwellingId ? addressOf(replica, dwellingId).short : undefined}
      />
    </li>
  )
})
