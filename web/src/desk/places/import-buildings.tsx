import { InboxOutlined } from '@ant-design/icons'
import { importBuildings } from '@red-steward/domain/places/commands'
import { placesUndo } from '@red-steward/domain/places/undoing'
import { Alert, Button, Checkbox, Flex, Modal, Spin, Upload } from 'antd'
import { useState } from 'react'
import { useFailureText } from '../../lib/refusal-text.ts'
import { useSend } from '../parts/ask.ts'
import { useUndoable } from '../registry/use-undoable.tsx'
import { type Feature, type FileFault, readGeoJson } from './geojson.ts'
import { useImportWords } from './import.words.ts'
import { ImportRows } from './import-rows.tsx'

interface ImportBuildingsProps {
  mayCreateCompounds: boolean
  onClose: () => void
}

/** A file, what it would do row by row, and only then the import. */
export function ImportBuildings({ mayCreateCompounds, onClose }: ImportBuildingsProps) {
  const w = useImportWords()
  const undoable = useUndoable(placesUndo)
  const failureText = useFailureText()
  const [features, setFeatures] = useState<Feature[] | null>(null)
  const [fault, setFault] = useState<FileFault | null>(null)
  const [createCompounds, setCreateCompounds] = useState(mayCreateCompounds)
  const trying = useSend(importBuildings, { quiet: true })
  const importing = useSend(importBuildings, {
    quiet: true,
    onDone: ({ rows }, _input, commandId) => {
      const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
      undoable(w.done(count('create'), count('update')), commandId)
      onClose()
    },
  })
  const answer = trying.data?.answer
  const writes = answer?.rows.filter(({ outcome }) => outcome === 'create' || outcome === 'update').length ?? 0
  const failure = importing.error ?? trying.error

  async function read(file: File) {
    trying.reset()
    importing.reset()
    const result = readGeoJson(await file.text())
    setFault('fault' in result ? result.fault : null)
    setFeatures('features' in result ? result.features : null)
    if ('features' in result) trying.mutate({ features: result.features, dryRun: true, createCompounds })
  }
  function setWhether(wanted: boolean) {
    setCreateCompounds(wanted)
    if (features) trying.mutate({ features, dryRun: true, createCompounds: wanted })
  }
  function startAgain() {
    setFeatures(null)
    trying.reset()
    importing.reset()
  }

  return (
    <Modal
      open
      title={w.title}
      width={760}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <Flex gap={8} justify="end" wrap>
          {features && <Button onClick={startAgain}>{w.again}</Button>}
          <Button onClick={onClose}>{w.cancel}</Button>
          <Button
            type="primary"
            disabled={writes === 0 || trying.isPending}
            loading={importing.isPending}
            onClick={() => features && importing.mutate({ features, dryRun: false, createCompounds })}
          >
            {answer && writes === 0 ? w.nothing : w.commit(writes)}
          </Button>
        </Flex>
      }
    >
      <div className="stack">
        {!features && (
          <Upload.Dragger
            accept=".geojson,.json,application/geo+json,application/json"
            showUploadList={false}
            beforeUpload={(file) => {
              void read(file)
              return false
            }}
          >
            <p className="ant-upload-drag-icon">
              <InboxOutlined />
            </p>
            <p>{w.choose}</p>
            <p className="quiet">{w.chooseNote}</p>
          </Upload.Dragger>
        )}
        {fault && <Alert type="error" showIcon role="alert" title={w[fault]} />}
        {failure && <Alert type="error" showIcon role="alert" title={failureText(failure)} />}
        {features && mayCreateCompounds && (
          <Checkbox checked={createCompounds} onChange={(event) => setWhether(event.target.checked)}>
            {w.createCompounds}
          </Checkbox>
        )}
        {trying.isPending && (
          <Flex justify="center">
            <Spin description={w.trying} />
          </Flex>
        )}
        {answer && !trying.isPending && (
          <>
            {answer.compoundsCreated.length > 0 && (
              <Alert type="info" showIcon title={w.newCompounds(answer.compoundsCreated.join('、'))} />
            )}
            <ImportRows rows={answer.rows} />
          </>
        )}
      </div>
    </Modal>
  )
}
