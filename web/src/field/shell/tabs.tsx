import { Icon, type IconName } from './icons.tsx'
import { href, usePath } from './route.ts'
import { useShellWords } from './shell.words.ts'

const tabs: readonly { name: IconName; path: readonly string[] }[] = [
  { name: 'today', path: [] },
  { name: 'doors', path: ['doors'] },
  { name: 'write', path: ['write'] },
  { name: 'search', path: ['search'] },
  { name: 'me', path: ['me'] },
]

export function Tabs() {
  const w = useShellWords()
  const [at = ''] = usePath()
  return (
    <nav className="tabs" aria-label={w.tabs}>
      {tabs.map(({ name, path }) => (
        <a key={name} href={href(...path)} aria-current={(path[0] ?? '') === at ? 'page' : undefined} data-name={name}>
          <Icon name={name} />
          <span>{w[name]}</span>
        </a>
      ))}
    </nav>
  )
}
