import { dryRunImport } from '@red-steward/domain/imports/commands'
import { type Policies, Policy } from '@red-steward/domain/imports/policies'
import { policyClassWords, policyWords } from '@red-steward/domain/words/imports'
import { Alert, Button, Flex, Form, Select, Spin, Typography } from 'antd'
import { useEffect } from 'react'
import { useSend } from '../parts/ask.ts'
import { isSaved } from './draft.ts'
import { useImportWords } from './imports.words.ts'
import { RowsTable } from './rows-table.tsx'
import { useSaid } from './use-import.ts'
import type { StepProps } from './wizard.tsx'

/** People who are twice in the file, or perhaps already registered: what to do where file and register differ. */
export function DuplicatesStep({ imported, draft, change }: StepProps) {
  const w = useImportWords()
  const said = useSaid()
  const trying = useSend(dryRunImport)
  const { mutate, isPending, isIdle } = trying
  useEffect(() => {
    if (imported.state === 'MAPPED' && isIdle) mutate({ importId: imported.id })
  }, [imported.state, imported.id, mutate, isIdle])
  const isTried = imported.state === 'DRY_RUN'
  const repeats = imported.reasons
    .filter(({ reason }) => reason === 'twice-in-file' || reason === 'twice-in-file-other-door')
    .reduce((sum, { rows }) => sum + rows, 0)
  return (
    <>
      <p>{w.policyNote}</p>
      <Flex gap={24} wrap>
        {(Object.keys(policyClassWords) as (keyof Policies)[]).map((one) => (
          <Form.Item key={one} label={said(policyClassWords[one])} layout="vertical">
            <Select<Policy>
              value={draft.policies[one]}
              style={{ width: 220 }}
              options={Policy.options.map((policy) => ({ value: policy, label: said(policyWords[policy]) }))}
              onChange={(policy) => change({ ...draft, policies: { ...draft.policies, [one]: policy } })}
            />
          </Form.Item>
        ))}
      </Flex>
      {isPending && (
        <Flex gap={8} align="center">
          <Spin /> {w.checking}
        </Flex>
      )}
      {!isPending && !isTried && isSaved(draft, imported) && (
        <Button type="primary" onClick={() => mutate({ importId: imported.id })}>
          {w.checkAgain}
        </Button>
      )}
      {(isTried || imported.counts.ask > 0) && (
        <>
          <Typography.Title level={2}>{w.inFile}</Typography.Title>
          {repeats === 0 ? (
            <Alert type="success" showIcon title={w.noRepeats} />
          ) : (
            <>
              <RowsTable importId={imported.id} reason="twice-in-file" />
              <RowsTable importId={imported.id} reason="twice-in-file-other-door" />
            </>
          )}
          <Typography.Title level={2}>{w.againstRegister}</Typography.Title>
          {imported.counts.ask === 0 ? (
            <Alert type="success" showIcon title={w.nothingToAsk} />
          ) : (
            <RowsTable importId={imported.id} outcome="ask" isAnswerable empty={w.nothingToAsk} />
          )}
        </>
      )}
    </>
  )
}
