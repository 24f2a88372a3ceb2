import { BankOutlined, ManOutlined, RightOutlined, ShopOutlined, UserOutlined, WomanOutlined } from '@ant-design/icons'
import type { SearchHit } from '@red-steward/domain/registry/search'
import type { ReactNode } from 'react'
import { Marked } from '../parts/marked.tsx'
import { usePaletteWords } from './palette.words.ts'
import type { PaletteChoice } from './palette-choices.ts'

interface PaletteOptionProps {
  id: string
  choice: PaletteChoice
  selected: boolean
  onPoint: () => void
  onOpen: () => void
}

export function PaletteOption({ id, choice, selected, onPoint, onOpen }: PaletteOptionProps) {
  return (
    // The keyboard acts on the input that owns this list (aria-activedescendant), never on an option.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className="palette-option"
      onMouseMove={onPoint}
      onClick={onOpen}
    >
      {choice.hit ? <Hit hit={choice.hit} /> : <PageLine choice={choice} />}
    </div>
  )
}

function Hit({ hit }: { hit: SearchHit }) {
  const w = usePaletteWords()
  const how = { phone: w.byPhone, 'id-number': w.byId, pinyin: w.byPinyin, initials: w.byPinyin, mixed: w.byPinyin }
  const facts =
    hit.kind === 'person'
      ? [hit.age === null ? '' : w.years(hit.age), hit.former ? w.former : '']
      : [hit.count === null ? '' : hit.kind === 'building' ? w.doors(hit.count) : w.lives(hit.count)]
  const aside = [...facts, (how as Record<string, string>)[hit.matchedBy] ?? ''].filter(Boolean).join(' · ')
  const address = <Marked text={hit.address} ranges={hit.addressHighlights} />
  const name = hit.name && hit.name !== hit.address ? <Marked text={hit.name} ranges={hit.nameHighlights} /> : null
  const [first, second] = hit.kind === 'person' ? [name, address] : [address, name]
  return (
    <>
      <span className="icon">{iconOf(hit)}</span>
      <span className="one-line">{first}</span>
      <span className="where one-line">{second}</span>
      <span className="aside">{aside}</span>
    </>
  )
}

function iconOf(hit: SearchHit): ReactNode {
  if (hit.kind === 'building') return <BankOutlined />
  if (hit.kind === 'dwelling') return <ShopOutlined />
  if (hit.sex === '1') return <ManOutlined />
  return hit.sex === '2' ? <WomanOutlined /> : <UserOutlined />
}

function PageLine({ choice }: { choice: PaletteChoice }) {
  return (
    <>
      <span className="icon">{choice.page?.entry.icon ?? <RightOutlined />}</span>
      <span className="one-line">{choice.page?.label}</span>
      <span className="aside">
        <kbd>g {choice.page?.entry.letter}</kbd>
      </span>
    </>
  )
}
