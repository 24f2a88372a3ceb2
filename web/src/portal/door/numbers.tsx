import { useDesk } from '../shell/desk-phone.ts'
import { useDoorWords } from './door.words.ts'

/** 110, 119 and 120 side by side: one tap each. */
export function EmergencyNumbers() {
  const w = useDoorWords()
  return (
    <div className="numbers">
      <CallTile number="110" what={w.police} />
      <CallTile number="119" what={w.fire} />
      <CallTile number="120" what={w.ambulance} />
    </div>
  )
}

function CallTile({ number, what }: { number: string; what: string }) {
  return (
    <a className="number-tile" href={`tel:${number}`}>
      <strong>{number}</strong> <span>{what}</span>
    </a>
  )
}

/** Community desk and city hotline: on every page, for whoever would rather speak. */
export function DeskNumbers() {
  const w = useDoorWords()
  const { phone, hours } = useDesk()
  return (
    <ul className="ui-list">
      {phone && (
        <li>
          <a className="ui-item" href={`tel:${phone.replace(/[^0-9+]/g, '')}`}>
            <span className="ui-item-text">
              <span>
                {w.desk} <strong className="num">{phone}</strong>
              </span>
              {hours && <small>{hours}</small>}
            </span>
            <span className="call-sign" aria-hidden="true">
              ✆
            </span>
          </a>
        </li>
      )}
      <li>
        <a className="ui-item" href="tel:12345">
          <span className="ui-item-text">
            <span>
              {w.hotline} <strong className="num">12345</strong>
            </span>
          </span>
          <span className="call-sign" aria-hidden="true">
            ✆
          </span>
        </a>
      </li>
    </ul>
  )
}
