import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { Page } from '../parts/page.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ImportList } from './import-list.tsx'
import { useImportWords } from './imports.words.ts'
import { Wizard } from './wizard.tsx'

const route = getRouteApi('/imports')

/** Imports: the list with a place to drop the next file, or one import step by step. */
export function ImportsPage() {
  const w = useImportWords()
  const { importId } = route.useSearch()
  const navigate = route.useNavigate()
  const open = (id: string | undefined) => void navigate({ search: id ? { importId: id } : {} })
  return (
    <Page
      title={w.title}
      note={importId ? undefined : w.intro}
      actions={importId && <Button onClick={() => open(undefined)}>{w.backToList}</Button>}
    >
      {importId ? (
        <Wizard key={importId} importId={importId} />
      ) : (
        <>
          <ChooseFile onUploaded={open} />
          <ImportList onOpen={open} />
        </>
      )}
    </Page>
  )
}
