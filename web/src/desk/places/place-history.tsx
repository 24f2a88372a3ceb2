import { HistoryOutlined } from '@ant-design/icons'
import { placesHistory, placesUndo } from '@red-steward/domain/places/undoing'
import { Button } from 'antd'
import { useState } from 'react'
import { HistoryDrawer, type HistoryOf } from '../registry/history-drawer.tsx'
import { useRegistryWords } from '../registry/registry.words.ts'

const ofPlaces: HistoryOf = { history: placesHistory as HistoryOf['history'], undo: placesUndo }

interface PlaceHistoryProps {
  kind: 'grid' | 'compound' | 'building'
  id: string
  small?: boolean
}

/** What changed about a place and what stands in it; each edit can be taken back while nothing followed it. */
export function PlaceHistory({ kind, id, small = false }: PlaceHistoryProps) {
  const r = useRegistryWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size={small ? 'small' : 'middle'} icon={<HistoryOutlined />} onClick={() => setOpen(true)}>
        {r.history}
      </Button>
      <HistoryDrawer of={ofPlaces} open={open} subjectKind={kind} subjectId={id} onClose={() => setOpen(false)} />
    </>
  )
}
