// Which screen stands at which address. Kept on the phone by the service worker.
import { type ComponentType, lazy, type ReactNode } from 'react'

type Others = typeof import('./other-screens.ts')
type PropsOf<Screen> = Screen extends ComponentType<infer Props> ? Props : never

const others = () => import('./other-screens.ts')
const other = <Name extends keyof Others>(name: Name) =>
  lazy(async () => ({ default: (await others())[name] as ComponentType<PropsOf<Others[Name]>> }))

const today = () => import('../today/today-page.tsx')
const Today = lazy(today)
const Doors = other('Doors')
const Board = other('Board')
const Door = other('Door')
const Check = other('Check')
const Person = other('Person')
const CorrectPerson = other('CorrectPerson')
const Visit = other('Visit')
const FromNote = other('FromNote')
const Need = other('Need')
const NewNeed = other('NewNeed')
const Safety = other('Safety')
const Confidential = other('Confidential')
const Write = other('Write')
const Notes = other('Notes')
const Case = other('Case')
const CallBack = other('CallBack')
const Entry = other('Entry')
const Search = other('Search')
const Calls = other('Calls')
const Run = other('Run')
const Outbox = other('Outbox')
const Me = other('Me')
const Help = other('Help')
const Diary = other('Diary')

const screens: Record<string, (id: string, second: string | undefined) => ReactNode> = {
  doors: (id, second) => (id ? <Board buildingId={id} unitId={second} /> : <Doors />),
  door: (id) => <Door key={id} dwellingId={id} />,
  check: (id) => <Check key={id} dwellingId={id} />,
  person: (id) => <Person key={id} personId={id} />,
  correct: (id) => <CorrectPerson key={id} personId={id} />,
  visit: (id, second) => <Visit key={`${id} ${second}`} dwellingId={id} personId={second} />,
  need: (id) => <Need key={id} needId={id} />,
  'new-need': (id) => <NewNeed key={id} dwellingId={id} />,
  'from-note': (id) => <FromNote key={id} noteId={id} />,
  safety: (id) => <Safety key={id} findingId={id} />,
  confidential: (id) => <Confidential dwellingId={id || undefined} />,
  write: (id) => <Write key={id} dwellingId={id || undefined} />,
  notes: () => <Notes />,
  case: (id) => <Case key={id} caseId={id} />,
  callback: (id) => <CallBack key={id} callBackId={id} />,
  entry: (id) => <Entry key={id} caseId={id} />,
  search: () => <Search />,
  calls: (id) => <Calls key={id} campaignId={id} />,
  run: (id) => <Run key={id} runId={id} />,
  outbox: () => <Outbox />,
  me: () => <Me />,
  help: () => <Help />,
  diary: () => <Diary />,
}

export function screenAt([name, id = '', second]: readonly string[]): ReactNode {
  const screen = name === undefined ? undefined : screens[name]
  return screen ? screen(id, second) : <Today />
}

/** Fetched while somebody signs in or types the PIN; what does not come now comes when it is wanted. */
export const fetchToday = () => void today().catch(() => {})
/** The same for all others, while somebody looks at Today. */
export const fetchOtherScreens = () => void others().catch(() => {})
