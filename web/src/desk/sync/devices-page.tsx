import { type DeviceRow, devices, setLease, wipeDevice } from '@red-steward/domain/sync/commands'
import { App, Button, Empty, Flex, Select, Table, type TableColumnsType, Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useDevicesWords } from './sync.words.ts'
import { TakeInButton } from './take-in-button.tsx'
import './sync.css'

const SILENT_DAYS = 3
const LEASES = [1, 3, 7, 14, 30]

/** Which phones there are, how long each was silent, and what it has not sent: so that nothing gets lost. */
export function DevicesPage() {
  const w = useDevicesWords()
  const { message } = App.useApp()
  const answer = useAsk(devices, {})
  const leasing = useSend(setLease, { onDone: () => void message.success(w.saved) })
  const leaseDays = answer.data?.leaseDays
  return (
    <Page
      title={w.title}
      note={w.note}
      actions={
        <Flex gap={8} align="center" wrap>
          <label htmlFor="lease" title={w.leaseNote}>
            {w.lease}
          </label>
          <Select
            id="lease"
            style={{ width: 100 }}
            {...(leaseDays ? { value: leaseDays } : {})}
            options={[...new Set([...LEASES, ...(leaseDays ? [leaseDays] : [])])]
              .sort((a, b) => a - b)
              .map((value) => ({ value, label: w.days(value) }))}
            onChange={(days: number) => leasing.mutate({ days })}
          />
          <TakeInButton />
        </Flex>
      }
    >
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.none} />}>
        {({ rows }) => <DeviceTable rows={rows} />}
      </Answered>
    </Page>
  )
}

function DeviceTable({ rows }: { rows: DeviceRow[] }) {
  const w = useDevicesWords()
  const times = useTimes()
  const { modal, message } = App.useApp()
  const wiping = useSend(wipeDevice, { onDone: () => void message.success(w.wipeDone) })
  async function wipe({ id, owner, label }: DeviceRow) {
    const sure = await modal.confirm({
      title: w.wipeSure(`${owner} · ${label}`),
      content: w.wipeNote,
      okText: w.wipe,
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
    })
    if (sure) wiping.mutate({ deviceId: id })
  }
  const columns: TableColumnsType<DeviceRow> = [
    {
      title: w.owner,
      width: 200,
      render: (_, { owner, label }) => (
        <>
          <div className="member-name wrap-anywhere">{owner}</div>
          <div className="quiet wrap-anywhere">{label}</div>
        </>
      ),
    },
    {
      title: w.last,
      width: 220,
      render: (_, { lastSyncAt, silentDays, wipeConfirmedAt }) => (
        <>
          <div>{lastSyncAt ? times.moment(lastSyncAt) : w.never}</div>
          {silentDays >= SILENT_DAYS && !wipeConfirmedAt && <Tag color="gold">{w.silent(silentDays)}</Tag>}
        </>
      ),
    },
    {
      title: w.unsent,
      width: 180,
      render: (_, { unsent, oldestUnsentAt }) => (
        <>
          <div className={unsent > 0 ? 'member-name' : 'quiet'}>{unsent}</div>
          {oldestUnsentAt && <div className="quiet">{w.since(times.moment(oldestUnsentAt))}</div>}
        </>
      ),
    },
    { title: w.state, width: 180, render: (_, row) => <State row={row} /> },
    {
      title: '',
      width: 150,
      render: (_, row) =>
        !row.wipeOrderedAt && (
          <Button danger onClick={() => void wipe(row)}>
            {w.wipe}
          </Button>
        ),
    },
  ]
  return (
    <Table
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={rows}
      pagination={{ defaultPageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 900 }}
    />
  )
}

function State({ row }: { row: DeviceRow }) {
  const w = useDevicesWords()
  if (row.wipeConfirmedAt) return <Tag>{w.wiped}</Tag>
  if (row.wipeOrderedAt) return <Tag color="error">{w.ordered}</Tag>
  return (
    <>
      {row.isOutdated && <Tag color="gold">{w.outdated}</Tag>}
      {row.leaseUntil && Date.parse(row.leaseUntil) < Date.now() ? (
        <Tag>{w.leaseOver}</Tag>
      ) : (
        <span className="quiet">{w.works}</span>
      )}
    </>
  )
}
