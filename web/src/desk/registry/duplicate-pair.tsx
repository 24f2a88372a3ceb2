import type { DuplicatePair, SuspectedPerson } from '@red-steward/domain/registry/duplicates'
import { Link } from '@tanstack/react-router'
import { Button, Flex, Tag } from 'antd'
import type { ReactNode, Ref } from 'react'
import { useTimes } from '../../lib/time.ts'
import { CheckedTag } from './checked-tag.tsx'
import { useCode } from './codes.tsx'
import { useDuplicatesWords } from './duplicates.words.ts'
import { useMergeWords } from './merge.words.ts'
import { useRegistryWords } from './registry.words.ts'
import { SimilarityTags } from './similarity-tags.tsx'

interface DuplicatePairProps {
  pair: DuplicatePair
  isCurrent: boolean
  ref: Ref<HTMLElement>
  onCompare: () => void
  onDismiss: () => void
  onFocus: () => void
}

/** Two records beside each other; what differs is marked and said. */
export function DuplicatePairCard({ pair, isCurrent, ref, onCompare, onDismiss, onFocus }: DuplicatePairProps) {
  const w = useDuplicatesWords()
  const m = useMergeWords()
  const { first, second, reasons, score } = pair
  return (
    <article
      ref={ref}
      className={isCurrent ? 'card pair current' : 'card pair'}
      aria-label={w.pair(first.name, second.name)}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return
        event.preventDefault() // else the same Enter presses the button that the dialog puts the focus on
        onCompare()
      }}
    >
      <Flex gap={6} wrap align="center">
        <Tag className="num">{w.likeness(score)}</Tag>
        <SimilarityTags reasons={reasons} />
      </Flex>
      <Compared first={first} second={second} keptId={likelyKept(pair)[0]} />
      <Flex gap={8} wrap>
        <Button type={isCurrent ? 'primary' : 'default'} onClick={onCompare}>
          {m.compare}
        </Button>
        <Button onClick={onDismiss}>{m.notSame}</Button>
      </Flex>
    </article>
  )
}

function Compared({ first, second, keptId }: Pick<DuplicatePair, 'first' | 'second'> & { keptId: string }) {
  const w = useDuplicatesWords()
  const r = useRegistryWords()
  const code = useCode()
  const times = useTimes()
  const facts: [
    label: string,
    text: (person: SuspectedPerson) => string,
    show?: (person: SuspectedPerson) => ReactNode,
  ][] = [
    [
      r.name,
      ({ name }) => name,
      ({ id, name }) => (
        <Link to="/persons/$personId" params={{ personId: id }} className="member-name">
          {name}
        </Link>
      ),
    ],
    [r.sex, ({ sex }) => code('sex', sex)],
    [r.birthDate, ({ birthDate }) => (birthDate ? times.day(birthDate) : '')],
    [w.idNumber, ({ hasIdNumber }) => (hasIdNumber ? w.has : w.hasNot)],
    [w.phone, ({ hasPhone }) => (hasPhone ? w.has : w.hasNot)],
    [
      r.address,
      ({ address }) => address,
      ({ householdId, address }) =>
        householdId ? (
          <Link to="/households/$householdId" params={{ householdId }}>
            {address}
          </Link>
        ) : (
          address
        ),
    ],
    [r.confirmed, ({ confirmedOn }) => confirmedOn ?? '', ({ confirmedOn }) => <CheckedTag at={confirmedOn} />],
  ]
  return (
    <table className="merge-table">
      <thead>
        <tr>
          <th />
          {[first, second].map(({ id }, at) => (
            <th key={id} scope="col">
              {at === 0 ? w.first : w.second} {id === keptId && <Tag>{w.likelyKept}</Tag>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map(([label, text, show]) => {
          const differs = text(first) !== text(second)
          return (
            <tr key={label} className={differs ? 'differ' : ''}>
              <th scope="row">
                {label} {differs && <span className="visually-hidden">{w.differs}</span>}
              </th>
              {[first, second].map((person) => (
                <td key={person.id} className="num wrap-anywhere">
                  {show?.(person) ?? (text(person) || <span className="quiet">—</span>)}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Which record to keep at first: the one with an id number, else the one confirmed later. */
export function likelyKept({ first, second }: DuplicatePair): [keptId: string, droppedId: string] {
  const worth = ({ hasIdNumber, hasPhone, confirmedOn }: SuspectedPerson) =>
    `${Number(hasIdNumber)}${confirmedOn ?? '0000-00-00'}${Number(hasPhone)}`
  return worth(second) > worth(first) ? [second.id, first.id] : [first.id, second.id]
}
