import { BuildOutlined } from '@ant-design/icons'
import { setDwellingUse } from '@red-steward/domain/places/commands'
import type { DwellingAtPage } from '@red-steward/domain/registry/pages'
import { Link } from '@tanstack/react-router'
import { Button, Flex } from 'antd'
import { useSend } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { CheckedTag } from './checked-tag.tsx'
import { CodeSelect, useCode } from './codes.tsx'
import { useHouseholdWords } from './household.words.ts'
import { useRegistryWords } from './registry.words.ts'
import { useUndoable } from './use-undoable.tsx'
import './registry.css'

interface DwellingFactsProps {
  dwelling: DwellingAtPage
  /** When the households behind the door were last confirmed; whoever confirms a household has seen its door. */
  homes: (string | null)[]
}

/** What the door is used for, when it was checked, and the way to the board. */
export function DwellingFacts({ dwelling, homes }: DwellingFactsProps) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const code = useCode()
  const may = useMay('registry.edit').allowed
  const undoable = useUndoable()
  const checkedAt =
    [dwelling.confirmedAt, ...homes]
      .filter((at) => at !== null)
      .sort()
      .at(-1) ?? null
  const sending = useSend(setDwellingUse, { onDone: (_answer, _input, id) => undoable(r.saved, id) })
  return (
    <section className="card">
      <Flex justify="space-between" gap={16} wrap align="center">
        <dl className="facts" style={{ flex: '1 1 300px' }}>
          <div>
            <dt>{w.door}</dt>
            <dd className="num">{dwelling.doorKey}</dd>
          </div>
          <div>
            <dt>{r.use}</dt>
            <dd>
              {may ? (
                <CodeSelect
                  table="dwellingUse"
                  aria-label={w.editUse}
                  size="small"
                  variant="filled"
                  value={dwelling.use}
                  loading={sending.isPending}
                  onChange={(use) => sending.mutate({ dwellingId: dwelling.id, use })}
                  style={{ minWidth: 130 }}
                />
              ) : (
                code('dwellingUse', dwelling.use)
              )}
            </dd>
          </div>
          <div>
            <dt>{r.confirmed}</dt>
            <dd>{checkedAt || homes.length > 0 ? <CheckedTag at={checkedAt} /> : '—'}</dd>
          </div>
        </dl>
        <Link
          to="/buildings/$buildingId"
          params={{ buildingId: dwelling.buildingId }}
          search={{ door: dwelling.id }}
          className="no-print"
        >
          <Button icon={<BuildOutlined />}>{w.onBoard}</Button>
        </Link>
      </Flex>
    </section>
  )
}
