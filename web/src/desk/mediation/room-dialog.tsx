import { newId } from '@red-steward/domain/ids'
import { type Room, retireRoom, saveRoom } from '@red-steward/domain/mediation/rooms'
import { App, Button, Form, Input, InputNumber, Popconfirm } from 'antd'
import { useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useMediationWords } from './mediation.words.ts'
import { useRoomWords } from './rooms.words.ts'

interface Fields {
  name: string
  place?: string
  seats: number
}

const SEATS = 8

export function RoomDialog({ room, onClose }: { room: Room | null; onClose: () => void }) {
  const w = useRoomWords()
  const base = useMediationWords()
  const { message } = App.useApp()
  const retiring = useSend(retireRoom, { onDone: onClose })
  const needed = [{ required: true, message: base.needed }]
  return (
    <CommandModal
      title={room ? w.edit : w.add}
      shape={saveRoom}
      initial={room ? { name: room.name, place: room.place, seats: room.seats } : { seats: SEATS }}
      toInput={({ name, place = '', seats }: Fields) => ({ id: room?.id ?? newId(), name, place, seats })}
      onDone={() => void message.success(base.done)}
      onClose={onClose}
    >
      <Form.Item name="name" label={w.name} rules={needed}>
        <Input maxLength={40} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="place" label={w.place}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="seats" label={w.seats} rules={needed}>
          <InputNumber min={1} max={500} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      {room && (
        <Popconfirm title={w.retireSure} okText={w.retire} onConfirm={() => retiring.mutate({ roomId: room.id })}>
          <Button danger loading={retiring.isPending}>
            {w.retire}
          </Button>
        </Popconfirm>
      )}
    </CommandModal>
  )
}
