import { DownOutlined } from '@ant-design/icons'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useId, useMemo } from 'react'
import { useSequence } from '../../lib/keys.ts'
import { type Preference, preference } from '../../lib/preference.ts'
import { useActor } from '../parts/session-context.tsx'
import { type Destination, type MenuEntry, type MenuGroup, menuFor, menuGroups, menuParts } from './menu.tsx'
import { useMenuGroupWords, useShellWords } from './shell.words.ts'
import './menu.css'

/** Pages that are reached through another menu entry. */
const under: Record<string, Destination> = { buildings: '/map', dwellings: '/households' }

/** Which groups somebody keeps open, in this browser. */
const folds = Object.fromEntries(
  menuGroups.map((group) => [
    group,
    preference(`menu-${group}`, ['open', 'closed'], () => (group === 'cases' ? 'open' : 'closed')),
  ]),
) as Record<MenuGroup, Preference<'open' | 'closed'>>

/** Links and groups that fold; Tab or the arrows go through all that is shown. */
export function DeskMenu({ onChosen }: { onChosen?: () => void }) {
  const w = useShellWords()
  const actor = useActor()
  const shown = useMemo(() => menuFor(actor), [actor])
  const { top, groups } = useMemo(() => menuParts(shown), [shown])
  const here = useLocation({ select: ({ pathname }) => pathname })
  const place = under[here.split('/')[1]!] ?? here
  const current = shown.find(({ to }) => (to === '/' ? place === '/' : place.startsWith(to)))?.to
  const navigate = useNavigate()
  useSequence(Object.fromEntries(shown.map(({ letter, to }) => [letter, () => void navigate({ to })])))
  const line = (entry: MenuEntry) => (
    <Line key={entry.to} entry={entry} isHere={entry.to === current} {...(onChosen ? { onChosen } : {})} />
  )
  return (
    <nav className="menu" aria-label={w.menu} onKeyDown={walk}>
      <ul>
        {top.map(line)}
        {groups.map(({ group, entries }) => (
          <Group key={group} group={group} entries={entries} current={current} line={line} />
        ))}
      </ul>
    </nav>
  )
}

interface GroupProps {
  group: MenuGroup
  entries: MenuEntry[]
  current: Destination | undefined
  line: (entry: MenuEntry) => ReactNode
}

/** Folded it still shows the page one is on. */
function Group({ group, entries, current, line }: GroupProps) {
  const w = useMenuGroupWords()
  const id = useId()
  const isOpen = folds[group].use() === 'open'
  const fold = (open: boolean) => folds[group].set(open ? 'open' : 'closed')
  return (
    <li>
      <button
        type="button"
        className="menu-group"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => fold(!isOpen)}
        onKeyDown={({ key }) => {
          if (key === 'ArrowRight') fold(true)
          if (key === 'ArrowLeft') fold(false)
        }}
      >
        {w[group]}
        <DownOutlined aria-hidden />
      </button>
      <ul id={id} aria-label={w[group]}>
        {(isOpen ? entries : entries.filter(({ to }) => to === current)).map(line)}
      </ul>
    </li>
  )
}

function Line({ entry, isHere, onChosen }: { entry: MenuEntry; isHere: boolean; onChosen?: () => void }) {
  const w = useShellWords()
  return (
    <li>
      <Link
        to={entry.to}
        className="menu-line"
        title={`g ${entry.letter}`}
        {...(isHere ? { 'aria-current': 'page' as const } : {})}
        {...(onChosen ? { onClick: onChosen } : {})}
      >
        <span aria-hidden>{entry.icon}</span>
        <span className="one-line">{w[entry.word]}</span>
      </Link>
    </li>
  )
}

/** The arrows, as in any menu. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('a, button')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key]
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  stops[(to + stops.length) % stops.length]?.focus()
}
