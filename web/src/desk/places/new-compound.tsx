import { newId } from '@red-steward/domain/ids'
import { createCompound } from '@red-steward/domain/places/commands'
import { App } from 'antd'
import { CommandModal } from '../parts/command-modal.tsx'
import { AliasesField, NameField } from './fields.tsx'
import { usePlacesWords } from './places.words.ts'

interface NewCompoundProps {
  onMade: (compoundId: string) => void
  onClose: () => void
}

export function NewCompound({ onMade, onClose }: NewCompoundProps) {
  const w = usePlacesWords()
  const { message } = App.useApp()
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
      onDone={(_answer, { id, name }) => {
        void message.success(w.created(name))
        onMade(id)
      }}
      onClose={onClose}
    >
      <NameField label={w.compoundName} />
      <AliasesField />
    </CommandModal>
  )
}
