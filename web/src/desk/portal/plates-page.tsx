import { issuePlates, plateCounts, plates } from '@red-steward/domain/portal/desk'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button, Dropdown, Empty, Flex, Input, Table, Tabs } from 'antd'
import { useState } from 'react'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { FrontPanel } from './front-panel.tsx'
import { PlateSheets } from './plate-sheets.tsx'
import { usePlatesWords } from './portal.words.ts'
import './portal.css'

/** The plates at the doors, and what their pages show. */
export function PlatesPage() {
  const w = usePlatesWords()
  const { building } = useSearch({ from: '/plates' })
  if (building) return <BuildingPlates buildingId={building} />
  return (
    <Page title={w.title} note={w.note}>
      <Tabs
        items={[
          { key: 'plates', label: w.plates, children: <Buildings /> },
          { key: 'front', label: w.front, children: <FrontPanel /> },
        ]}
      />
    </Page>
  )
}

function Buildings() {
  const w = usePlatesWords()
  const answer = useAsk(plateCounts, {})
  const navigate = useNavigate()
  const [text, setText] = useState('')
  return (
    <Answered of={answer}>
      {({ buildings }) => (
        <>
          <Input.Search
            allowClear
            aria-label={w.find}
            placeholder={w.find}
            style={{ maxWidth: 320, marginBottom: 12 }}
            onChange={(event) => setText(event.target.value.trim())}
          />
          <Table
            rowKey="id"
            size="small"
            dataSource={buildings.filter(({ address }) => address.includes(text))}
            pagination={{ defaultPageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
            columns={[
              { title: w.building, dataIndex: 'address' },
              {
                title: w.made,
                width: 140,
                sorter: (a, b) => a.plates - a.entrances - (b.plates - b.entrances),
                render: (_, { plates: made, entrances }) => (
                  <span className={made < entrances ? 'num lacking' : 'num'}>{w.of(made, entrances)}</span>
                ),
              },
              {
                title: '',
                width: 160,
                render: (_, { id }) => (
                  <Button onClick={() => void navigate({ to: '/plates', search: { building: id } })}>{w.open}</Button>
                ),
              },
            ]}
          />
        </>
      )}
    </Answered>
  )
}

function BuildingPlates({ buildingId }: { buildingId: string }) {
  const w = usePlatesWords()
  const { message } = App.useApp()
  const answer = useAsk(plates, { buildingId })
  const issuing = useSend(issuePlates, { onDone: ({ made }) => void message.success(w.issued(made)) })
  return (
    <Page
      title={answer.data?.address ?? w.title}
      note={<span className="no-print">{w.printNote}</span>}
      back
      actions={
        <Flex gap={8}>
          <Dropdown.Button
            loading={issuing.isPending}
            onClick={() => issuing.mutate({ buildingId, for: 'ENTRANCES' })}
            menu={{
              items: [{ key: 'DWELLINGS', label: w.issueDwellings }],
              onClick: () => issuing.mutate({ buildingId, for: 'DWELLINGS' }),
            }}
          >
            {w.issue}
          </Dropdown.Button>
          <Button type="primary" disabled={!answer.data?.rows.some(({ code }) => code)} onClick={() => print()}>
            {w.print}
          </Button>
        </Flex>
      }
    >
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.none} />}>
        {(data) => <PlateSheets {...data} />}
      </Answered>
    </Page>
  )
}
