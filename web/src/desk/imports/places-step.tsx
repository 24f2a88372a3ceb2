import { importPlaces, type ProposedPlace } from '@red-steward/domain/imports/queries'
import { formatBuilding } from '@red-steward/domain/places/address'
import { Alert, Button, Checkbox, Flex, Table, Tag } from 'antd'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useImportWords } from './imports.words.ts'
import type { StepProps } from './wizard.tsx'

/** Buildings the register does not know: proposed, created only when confirmed. */
export function PlacesStep({ imported, draft, change }: StepProps) {
  const w = useImportWords()
  const places = useAsk(importPlaces, { importId: imported.id })
  const confirmed = new Set(draft.places.create)
  const confirm = (keys: string[]) => change({ ...draft, places: { ...draft.places, create: keys } })
  return (
    <Answered of={places}>
      {({ proposals, knownDoors, newDoors }) => (
        <>
          <Flex gap={8} style={{ marginBottom: 12 }}>
            <Tag>{w.doorsKnown(knownDoors)}</Tag>
            <Tag color={newDoors > 0 ? 'blue' : 'default'}>{w.doorsNew(newDoors)}</Tag>
          </Flex>
          {proposals.length === 0 ? (
            <Alert type="success" showIcon title={w.noNewBuildings} />
          ) : (
            <>
              <p>{w.placesNote}</p>
              <Flex gap={8} style={{ marginBottom: 12 }}>
                <Button onClick={() => confirm(proposals.map((proposal) => proposal.key))}>{w.createAll}</Button>
                <Button onClick={() => confirm([])}>{w.createNone}</Button>
              </Flex>
              <Table<ProposedPlace>
                rowKey="key"
                size="small"
                pagination={{ pageSize: 100, hideOnSinglePage: true }}
                dataSource={proposals}
                columns={[
                  {
                    title: w.compound,
                    render: (_, { compoundName, compoundId }) => (
                      <>
                        {compoundName} {compoundId === null && <Tag color="orange">{w.newCompound}</Tag>}
                      </>
                    ),
                  },
                  { title: w.building, render: (_, { phase, number }) => formatBuilding(phase, number) },
                  { title: w.units, render: (_, { units }) => units.join('、') },
                  { title: w.floors, dataIndex: 'floors', align: 'right' },
                  { title: w.doors, dataIndex: 'doors', align: 'right' },
                  { title: w.rows, dataIndex: 'rows', align: 'right' },
                  {
                    title: w.createIt,
                    render: (_, { key }) => (
                      <Checkbox
                        checked={confirmed.has(key)}
                        aria-label={`${w.createIt} ${key}`}
                        onChange={({ target }) =>
                          confirm(
                            target.checked ? [...confirmed, key] : [...confirmed].filter((other) => other !== key),
                          )
                        }
                      />
                    ),
                  },
                ]}
              />
            </>
          )}
        </>
      )}
    </Answered>
  )
}
