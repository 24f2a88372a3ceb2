import { importPlaces, type ProposedPlace } from '@red-steward/domain/imports/queries'
import { formatBuilding } from '@red-steward/domain/places/address'
import { Alert, Button, Checkbox, Flex, Table, Tag } from 'antd'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { ChooseGrid, GridOfCompounds } from './choose-grid.tsx'
import { useImportWords } from './imports.words.ts'
import { withCreated, withGrid } from './new-building-grids.ts'
import type { StepProps } from './wizard.tsx'

/** Buildings the register does not know: proposed, created only when confirmed, each in a grid or in none. */
export function PlacesStep({ imported, draft, change }: StepProps) {
  const w = useImportWords()
  const places = useAsk(importPlaces, { importId: imported.id })
  const settled = draft.places
  const confirmed = new Set(settled.create)
  const settle = (next: typeof settled) => change({ ...draft, places: next })
  return (
    <Answered of={places}>
      {({ proposals, knownDoors, newDoors, grids }) => (
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
                <Button
                  onClick={() =>
                    settle(
                      withCreated(
                        settled,
                        proposals,
                        proposals.map(({ key }) => key),
                      ),
                    )
                  }
                >
                  {w.createAll}
                </Button>
                <Button onClick={() => settle(withCreated(settled, proposals, []))}>{w.createNone}</Button>
              </Flex>
              {grids.length > 0 && (
                <GridOfCompounds proposals={proposals} grids={grids} settled={settled} settle={settle} />
              )}
              <Table<ProposedPlace>
                rowKey="key"
                size="small"
                pagination={{ pageSize: 100, hideOnSinglePage: true }}
                scroll={{ x: 720 }}
                dataSource={proposals}
                columns={[
                  {
                    title: w.createIt,
                    width: 64,
                    render: (_, { key, compoundName, phase, number }) => (
                      <Checkbox
                        checked={confirmed.has(key)}
                        aria-label={`${w.createIt} ${compoundName} ${formatBuilding(phase, number)}`}
                        onChange={({ target }) => {
                          const others = settled.create.filter((other) => other !== key)
                          settle(withCreated(settled, proposals, target.checked ? [...others, key] : others))
                        }}
                      />
                    ),
                  },
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
                    title: w.grid,
                    width: 180,
                    hidden: grids.length === 0,
                    render: (_, { key, compoundName, phase, number }) => (
                      <ChooseGrid
                        label={`${w.grid} ${compoundName} ${formatBuilding(phase, number)}`}
                        grids={grids}
                        disabled={!confirmed.has(key)}
                        value={confirmed.has(key) ? (settled.grids[key] ?? null) : undefined}
                        onChange={(gridId) => settle(withGrid(settled, [key], gridId))}
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
