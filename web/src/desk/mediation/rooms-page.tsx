import { LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import { addDays } from '@red-steward/domain/care/days'
import { type Booking, type Room, rooms } from '@red-steward/domain/mediation/rooms'
import { dayOf } from '@red-steward/domain/time'
import { Link } from '@tanstack/react-router'
import { Button, Empty, Flex } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { today, useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { Page } from '../parts/page.tsx'
import { useMay } from '../parts/session-context.tsx'
import { RoomDialog } from './room-dialog.tsx'
import { useRoomWords } from './rooms.words.ts'
import '../registry/registry.css'
import './mediation.css'

/** Monday of the week a day lies in. */
function mondayOf(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7))
}

/** A week of all rooms: who mediates sees what for, everybody else that it is taken. */
export function RoomsPage() {
  const w = useRoomWords()
  const times = useTimes()
  const may = useMay('mediation.edit-rooms')
  const [from, setFrom] = useState(mondayOf(today()))
  const [edited, setEdited] = useState<Room | 'new' | null>(null)
  const to = addDays(from, 6)
  const answer = useAsk(rooms, { from, to }, { keep: true, staleMs: 0 })
  return (
    <Page
      title={w.title}
      note={w.note}
      actions={
        may.allowed && (
          <MayButton may={may} type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
            {w.add}
          </MayButton>
        )
      }
    >
      <Flex gap={8} align="center" wrap style={{ marginBottom: 12 }}>
        <Button
          className="no-print"
          icon={<LeftOutlined />}
          aria-label={w.earlier}
          onClick={() => setFrom(addDays(from, -7))}
        />
        <strong className="num">{w.week(times.day(from), times.day(to))}</strong>
        <Button
          className="no-print"
          icon={<RightOutlined />}
          aria-label={w.later}
          onClick={() => setFrom(addDays(from, 7))}
        />
        <Button className="no-print" onClick={() => setFrom(mondayOf(today()))}>
          {w.thisWeek}
        </Button>
      </Flex>
      <Answered of={answer} isEmpty={({ rooms: all }) => all.length === 0} empty={<Empty description={w.none} />}>
        {({ rooms: all, bookings }) => (
          <div className="card wide">
            <Week
              from={from}
              rooms={all}
              bookings={bookings}
              {...(may.allowed ? { onEdit: (room: Room) => setEdited(room) } : {})}
            />
          </div>
        )}
      </Answered>
      {edited && <RoomDialog room={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  )
}

interface WeekProps {
  from: string
  rooms: Room[]
  bookings: Booking[]
  onEdit?: (room: Room) => void
}

function Week({ from, rooms: all, bookings, onEdit }: WeekProps) {
  const w = useRoomWords()
  const days = Array.from({ length: 7 }, (_, at) => addDays(from, at))
  const shown = all.filter((room) => !room.retired || bookings.some(({ roomId }) => roomId === room.id))
  return (
    <table className="week-table">
      <thead>
        <tr>
          <th scope="col">{w.room}</th>
          {days.map((day) => (
            <th key={day} scope="col" className={day === today() ? 'is-today num' : 'num'}>
              {dayjs(day).format('ddd MM-DD')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((room) => (
          <tr key={room.id}>
            <th scope="row">
              <RoomHead room={room} {...(onEdit ? { onEdit } : {})} />
            </th>
            {days.map((day) => (
              <td key={day} className={day === today() ? 'is-today' : ''}>
                {bookings
                  .filter(({ roomId, from: start }) => roomId === room.id && dayOf(start) === day)
                  .map((booking) => (
                    <BookingMark key={booking.id} booking={booking} />
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RoomHead({ room, onEdit }: { room: Room; onEdit?: (room: Room) => void }) {
  const w = useRoomWords()
  return (
    <>
      {onEdit && !room.retired ? (
        <Button
          type="link"
          size="small"
          style={{ padding: 0 }}
          aria-label={`${w.edit} ${room.name}`}
          onClick={() => onEdit(room)}
        >
          {room.name}
        </Button>
      ) : (
        room.name
      )}
      <div className="quiet">
        {[room.place, w.seatsOf(room.seats), room.retired && w.retired].filter(Boolean).join(' · ')}
      </div>
    </>
  )
}

function BookingMark({ booking: { from, to, disputeId, disputeNo } }: { booking: Booking }) {
  const w = useRoomWords()
  const times = useTimes()
  return (
    <span className="booking num">
      {times.moment(from).slice(-5)}–{times.moment(to).slice(-5)}{' '}
      {disputeId ? (
        <Link to="/disputes/$disputeId" params={{ disputeId }}>
          {disputeNo}
        </Link>
      ) : (
        w.taken
      )}
    </span>
  )
}
