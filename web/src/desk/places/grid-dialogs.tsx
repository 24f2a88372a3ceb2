import { newId } from '@red-steward/domain/ids'
import { nextGridCode } from '@red-steward/domain/places/codes'
import { correctGrid, createGrid } from '@red-steward/domain/places/commands'
import type { GridKind, GridRow } from '@red-steward/domain/places/place'
import { placesUndo } from '@red-steward/domain/places/undoing'
import { Form, Input, Radio } from 'antd'
import { CommandModal } from '../parts/command-modal.tsx'
import { useUndoable } from '../registry/use-undoable.tsx'
import { NameField } from './fields.tsx'
import { useGridsWords } from './grids.words.ts'
import { useReversible } from './use-reversible.tsx'

interface Fields {
  code: string
  name: string
  kind: GridKind
}

export function NewGrid({ communityCode, grids, onClose }: NewGridProps) {
  const w = useGridsWords()
  const undoable = useUndoable(placesUndo)
  const code = nextGridCode(
    communityCode,
    grids.map((grid) => grid.code),
  )
  return (
    <CommandModal
      title={w.newGrid}
      shape={createGrid}
      initial={{ code, name: '', kind: 'BASE' }}
      toInput={(fields: Fields) => ({ id: newId(), ...fields })}
      explain={({ why }) => (why === 'already-exists' ? w.codeTaken : null)}
      onDone={(_answer, { name }, commandId) => undoable(w.created(name), commandId)}
      onClose={onClose}
    >
      <NameField label={w.name} />
      <Form.Item name="code" label={w.code} extra={w.codeNote} rules={[{ required: true }]}>
        <Input maxLength={18} autoComplete="off" inputMode="numeric" />
      </Form.Item>
      <KindField />
    </CommandModal>
  )
}
interface NewGridProps {
  communityCode: string
  grids: readonly GridRow[]
  onClose: () => void
}

export function CorrectGrid({ grid, onClose }: { grid: GridRow; onClose: () => void }) {
  const w = useGridsWords()
  const reversible = useReversible(correctGrid)
  const { id: gridId, name, kind } = grid
  return (
    <CommandModal
      title={`${w.rename} ${name}`}
      shape={correctGrid}
      initial={{ name, kind }}
      toInput={(fields: Omit<Fields, 'code'>) => ({ gridId, ...fields })}
      onDone={() => reversible(w.saved, [{ gridId, name, kind }])}
      onClose={onClose}
    >
      <NameField label={w.name} />
      <KindField />
    </CommandModal>
  )
}

function KindField() {
  const w = useGridsWords()
  return (
    <Form.Item name="kind" label={w.kind} extra={w.kindNote}>
      <Radio.Group
        options={[
          { value: 'BASE', label: w.BASE },
          { value: 'DEDICATED', label: w.DEDICATED },
        ]}
      />
    </Form.Item>
  )
}
