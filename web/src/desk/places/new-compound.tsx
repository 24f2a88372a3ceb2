import { newId } from '@red-steward/domain/ids'
import { createCompound } from '@red-steward/domain/places/commands'
import { placesUndo } from '@red-steward/domain/places/undoing'
import { CommandModal } from '../parts/command-modal.tsx'
import { useUndoable } from '../registry/use-undoable.tsx'
import { AliasesField, NameField } from './fields.tsx'
import { usePlacesWords } from './places.words.ts'

interface NewCompoundProps {
  onMade: (compoundId: string) => void
  /** It was taken back again. */
  onUnmade: () => void
  onClose: () => void
}

export function NewCompound({ onMade, onUnmade, onClose }: NewCompoundProps) {
  const w = usePlacesWords()
  const undoable = useUndoable(placesUndo)
  return (
    <CommandModal
      title={w.newCompound}
      okText={w.create}
      shape={createCompound}
      initial={{ name: '', aliases: [] }}
      toInput={({ name, aliases }: { name: string; aliases: string[] }) => ({
        id: newId(),
        name,
        aliases,
        outline: null,
      })}
      explain={({ why }) => (why === 'already-exists' ? w.nameTaken : null)}
      onDone={(_answer, { id, name }, commandId) => {
        undoable(w.created(name), commandId, onUnmade)
        onMade(id)
      }}
      onClose={onClose}
    >
      <NameField label={w.compoundName} />
      <AliasesField />
    </CommandModal>
  )
}
