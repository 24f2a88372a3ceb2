// The one search of the desk (Ctrl/Cmd-K): type, arrows, Enter. Works without a mouse and without seeing the list.
import { LoadingOutlined, SearchOutlined } from '@ant-design/icons'
import { search } from '@red-steward/domain/registry/search'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Input, Modal, Typography } from 'antd'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { takeEarlyKeys } from '../../lib/early-keys.ts'
import { Failure } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useActor } from '../parts/session-context.tsx'
import { menuFor } from './menu.tsx'
import { usePaletteWords } from './palette.words.ts'
import {
  hitChoice,
  type PaletteChoice,
  type PaletteGroup,
  pageChoices,
  recentChoices,
  remember,
} from './palette-choices.ts'
import { PaletteOption } from './palette-option.tsx'
import { useShellWords } from './shell.words.ts'
import './palette.css'

const LIMIT = 20

export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const w = usePaletteWords()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      title={<span className="visually-hidden">{w.title}</span>}
      width={640}
      style={{ top: 'min(12vh, 96px)' }}
      styles={{ header: { margin: 0 } }}
      destroyOnHidden
    >
      <PaletteBody onClose={onClose} />
    </Modal>
  )
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const w = usePaletteWords()
  const listId = useId()
  const [early] = useState(takeEarlyKeys)
  const [text, setText] = useState(early.text)
  const [former, setFormer] = useState(false)
  const [active, setActive] = useState(0)
  const asked = useDeferredValue(text.trim())
  const answer = useAsk(search, { text: asked, limit: LIMIT, former }, { enabled: asked !== '', keep: true })
  const groups = useGroups(asked, answer.data)
  const choices = useMemo(() => groups.flatMap((group) => group.choices), [groups])
  const current = choices[Math.min(active, choices.length - 1)]
  const open = useOpen(onClose)
  const list = useRef<HTMLDivElement>(null)
  const enterWaits = useRef(early.enter)
  const stale = asked !== text.trim() || (asked !== '' && answer.isPlaceholderData)

  // Enter typed faster than the answer opens the first hit of what was typed, never of what was there before.
  useEffect(() => {
    if (!enterWaits.current || stale || answer.isFetching) return
    enterWaits.current = false
    if (current) open(current)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question begins at its best answer
  useEffect(() => setActive(0), [asked, former])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' })
  })

  function onKeyDown(event: KeyboardEvent) {
    // Enter that ends a Chinese input method's composition chooses a character, not a person.
    if (event.nativeEvent.isComposing) return
    const last = Math.max(choices.length - 1, 0)
    const next = { ArrowDown: active >= last ? 0 : active + 1, ArrowUp: active <= 0 ? last : active - 1 }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setActive(next)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (stale || answer.isFetching) enterWaits.current = true
      else if (current) open(current)
    }
  }

  const settled = asked !== '' && !answer.isFetching && choices.length === 0
  return (
    <>
      <Input
        autoFocus
        size="large"
        variant="filled"
        value={text}
        maxLength={60}
        onChange={(event) => {
          enterWaits.current = false
          setText(event.target.value)
        }}
        onKeyDown={onKeyDown}
        placeholder={w.placeholder}
        prefix={answer.isFetching ? <LoadingOutlined /> : <SearchOutlined />}
        role="combobox"
        aria-label={w.title}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${listId}-${current.key}` : undefined}
        autoComplete="off"
        spellCheck={false}
      />
      <div className="visually-hidden" role="status">
        {answer.data && asked !== '' ? w.found(answer.data.hits.length) : ''}
      </div>
      <div className="palette-list" id={listId} role="listbox" aria-label={w.title} ref={list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset does not belong in a listbox
          <div key={group.word} role="group" aria-label={w[group.word]}>
            <div className="palette-group" aria-hidden>
              {w[group.word]}
            </div>
            {group.choices.map((choice) => (
              <PaletteOption
                key={choice.key}
                id={`${listId}-${choice.key}`}
                choice={choice}
                selected={choice === current}
                onPoint={() => setActive(choices.indexOf(choice))}
                onOpen={() => open(choice)}
              />
            ))}
          </div>
        ))}
      </div>
      {answer.error && !answer.data && <Failure failure={answer.error} />}
      {settled && !answer.error && (
        <Typography.Paragraph style={{ padding: '16px 10px 4px', margin: 0 }}>
          {w.none} <span className="quiet">{w.noneHint}</span>
        </Typography.Paragraph>
      )}
      <div className="palette-foot">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {w.move}
        </span>
        <span>
          <kbd>Enter</kbd> {w.open}
        </span>
        <span className="hide-narrow">
          <kbd>Esc</kbd> {w.close}
        </span>
        {answer.data?.more && asked !== '' && <span>{w.more}</span>}
        <Checkbox
          checked={former}
          onChange={(event) => setFormer(event.target.checked)}
          style={{ marginInlineStart: 'auto', fontSize: 12 }}
        >
          {w.formerToo}
        </Checkbox>
      </div>
    </>
  )
}

type Answer = { hits: Parameters<typeof hitChoice>[0][] } | undefined

function useGroups(asked: string, answer: Answer): PaletteGroup[] {
  const shell = useShellWords()
  const actor = useActor()
  return useMemo(() => {
    const pages = pageChoices(menuFor(actor), shell, asked)
    if (asked === '') return [...recentChoices(actor?.id ?? ''), { word: 'page' as const, choices: pages }]
    const groups: PaletteGroup[] = []
    for (const hit of answer?.hits ?? []) {
      const group = groups.find(({ word }) => word === hit.kind)
      if (group) group.choices.push(hitChoice(hit))
      else groups.push({ word: hit.kind, choices: [hitChoice(hit)] })
    }
    return pages.length > 0 ? [...groups, { word: 'page' as const, choices: pages }] : groups
  }, [asked, answer, actor, shell])
}

function useOpen(onClose: () => void): (choice: PaletteChoice) => void {
  const navigate = useNavigate()
  const actor = useActor()
  return (choice) => {
    if (choice.hit) remember(actor?.id ?? '', choice)
    onClose()
    void navigate(choice.to)
  }
}
