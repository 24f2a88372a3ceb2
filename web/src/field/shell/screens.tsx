// Which screen stands at which address. Each is loaded when first needed, and kept on the phone by the service worker.
import { type ComponentType, lazy, type ReactNode } from 'react'

const load = <Props extends object>(get: () => Promise<{ default: ComponentType<Props> }>) => lazy(get)

const Today = load(() => import('../today/today-page.tsx'))
const Doors = load(() => import('../doors/doors-page.tsx'))
const Board = load(() => import('../doors/board-page.tsx'))
const Door = load(() => import('../people/door-page.tsx'))
const Check = load(() => import('../people/check-page.tsx'))
const Person = load(() => import('../people/person-page.tsx'))
const CorrectPerson = load(() => import('../people/correct-person.tsx'))
const Visit = load(() => import('../visits/visit-page.tsx'))
const Need = load(() => import('../visits/need-page.tsx'))
const Safety = load(() => import('../visits/safety-page.tsx'))
const Confidential = load(() => import('../visits/confidential-page.tsx'))
const Write = load(() => import('../notebook/write-page.tsx'))
const Notes = load(() => import('../notebook/notes-page.tsx'))
const Case = load(() => import('../cases/case-page.tsx'))
const Entry = load(() => import('../cases/entry-page.tsx'))
const Search = load(() => import('../search/search-page.tsx'))
const Calls = load(() => import('../care/calls-page.tsx'))
const Run = load(() => import('../care/run-page.tsx'))
const Outbox = load(() => import('../outbox/outbox-page.tsx'))
const Me = load(() => import('../me/me-page.tsx'))
const Help = load(() => import('../me/help-page.tsx'))

const screens: Record<string, (id: string, second: string | undefined) => ReactNode> = {
  doors: (id, second) => (id ? <Board buildingId={id} unitId={second} /> : <Doors />),
  door: (id) => <Door key={id} dwellingId={id} />,
  check: (id) => <Check key={id} dwellingId={id} />,
  person: (id) => <Person key={id} personId={id} />,
  correct: (id) => <CorrectPerson key={id} personId={id} />,
  visit: (id, second) => <Visit key={`${id} ${second}`} dwellingId={id} personId={second} />,
  need: (id) => <Need key={id} needId={id} />,
  safety: (id) => <Safety key={id} findingId={id} />,
  confidential: (id) => <Confidential dwellingId={id || undefined} />,
  write: (id) => <Write key={id} dwellingId={id || undefined} />,
  notes: () => <Notes />,
  case: (id) => <Case key={id} caseId={id} />,
  entry: (id) => <Entry key={id} caseId={id} />,
  search: () => <Search />,
  calls: (id) => <Calls key={id} campaignId={id} />,
  run: (id) => <Run key={id} runId={id} />,
  outbox: () => <Outbox />,
  me: () => <Me />,
  help: () => <Help />,
}

export function screenAt([name, id = '', second]: readonly string[]): ReactNode {
  const screen = name === undefined ? undefined : screens[name]
  return screen ? screen(id, second) : <Today />
}
