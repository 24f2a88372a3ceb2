import { type PlateRow, type RevokeReason, revokePlate } from '@red-steward/domain/portal/desk'
import { doorLink, printedSecret } from '@red-steward/domain/portal/secrets'
import { App, Button, Checkbox, Form, Select } from 'antd'
import { toString as qrSvg } from 'qrcode'
import { useEffect, useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { usePlatesWords } from './portal.words.ts'

interface Props {
  community: { code: string; name: string; phone: string; address: string }
  /** Of the building. */
  address: string
  rows: PlateRow[]
}

/** The plates as they will hang at the doors, four to an A4 page; on the screen each with what one may do about it. */
export function PlateSheets({ community, address, rows }: Props) {
  const w = usePlatesWords()
  const times = useTimes()
  const [revoking, setRevoking] = useState<PlateRow | null>(null)
  const placeOf = ({ unit, room }: PlateRow) => [unit && w.unit(unit), room].filter(Boolean).join('') || w.entrance
  const inUse = rows.filter(({ code }) => code)
  return (
    <>
      <div className="plate-sheets">
        {inUse.map((row) => (
          <div key={row.id} className="plate-cell">
            <Plate community={community} address={address} place={placeOf(row)} code={row.code!} />
            <div className="plate-tools no-print">
              <span className="quiet">{w.reports(row.reports)}</span>
              <Button size="small" danger onClick={() => setRevoking(row)}>
                {w.revoke}
              </Button>
            </div>
          </div>
        ))}
      </div>
      <ul className="revoked-plates no-print quiet">
        {rows
          .filter(({ revokedAt }) => revokedAt)
          .map((row) => (
            <li key={row.id}>
              {placeOf(row)} · {w.revoked(times.moment(row.revokedAt!), row.revokeReason ? w[row.revokeReason] : '')}
            </li>
          ))}
      </ul>
      {revoking && <Revoke plate={revoking} place={placeOf(revoking)} onClose={() => setRevoking(null)} />}
    </>
  )
}

interface PlateProps {
  community: Props['community']
  address: string
  place: string
  code: string
}

function Plate({ community, address, place, code }: PlateProps) {
  const w = usePlatesWords()
  const origin = community.address || location.origin
  const link = doorLink(origin, community.code, code)
  const [source, setSource] = useState('')
  useEffect(() => {
    void qrSvg(link, { type: 'svg', margin: 2, errorCorrectionLevel: 'Q' }).then((svg) =>
      setSource(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`),
    )
  }, [link])
  return (
    <section className="plate" aria-label={`${address}${place}`}>
      <p className="plate-brand">
        <img src="/steward.svg" alt="" /> {community.name}
      </p>
      <h2>
        {address}
        <br />
        {place}
      </h2>
      {source && <img className="plate-qr" src={source} alt={w.qr(place)} />}
      <p className="plate-scan">
        <strong>{w.scan}</strong>
        {w.scanWhat}
      </p>
      {community.phone && (
        <p className="plate-phone">
          {w.noCode} <strong>{community.phone}</strong>
        </p>
      )}
      <p className="plate-code">
        {w.typed}
        <br />
        {`${origin.replace(/^https?:\/\//, '')}/portal`} <strong>{printedSecret(code)}</strong>
      </p>
    </section>
  )
}

const REASONS: readonly RevokeReason[] = ['LOST', 'WORN', 'MISUSED', 'MISTAKE']

function Revoke({ plate, place, onClose }: { plate: PlateRow; place: string; onClose: () => void }) {
  const w = usePlatesWords()
  const { message } = App.useApp()
  return (
    <CommandModal<
      { plateId: string; reason: RevokeReason; replace: boolean },
      object,
      { reason: RevokeReason; replace: boolean }
    >
      title={w.revokeTitle(place)}
      note={w.revokeNote}
      okText={w.revoke}
      danger
      shape={revokePlate}
      initial={{ replace: true }}
      toInput={({ reason, replace }) => ({ plateId: plate.id, reason, replace })}
      onDone={() => void message.success(w.done)}
      onClose={onClose}
    >
      <Form.Item name="reason" label={w.reason} rules={[{ required: true, message: w.needed }]}>
        <Select options={REASONS.map((value) => ({ value, label: w[value] }))} />
      </Form.Item>
      <Form.Item name="replace" valuePropName="checked">
        <Checkbox>{w.replace}</Checkbox>
      </Form.Item>
    </CommandModal>
  )
}
