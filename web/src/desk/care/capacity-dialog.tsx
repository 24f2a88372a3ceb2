import type { Capacity } from '@red-steward/domain/care/today'
import { setCapacity } from '@red-steward/domain/care/today-query'
import { Form, InputNumber } from 'antd'
import { CommandModal } from '../parts/command-modal.tsx'
import { useCareWords } from './care.words.ts'

export function CapacityDialog({ capacity, onClose }: { capacity: Capacity; onClose: () => void }) {
  const w = useCareWords()
  const needed = [{ required: true, message: w.required }]
  return (
    <CommandModal
      title={w.capacity}
      shape={setCapacity}
      initial={capacity}
      toInput={(fields: Capacity) => fields}
      onClose={onClose}
    >
      <p className="quiet">{w.capacityNote}</p>
      <Form.Item name="minutesADay" label={w.minutesADay} rules={needed}>
        <InputNumber min={0} max={720} step={10} precision={0} />
      </Form.Item>
      <Form.Item name="minutesPerVisit" label={w.minutesPerVisit} rules={needed}>
        <InputNumber min={5} max={120} step={5} precision={0} />
      </Form.Item>
    </CommandModal>
  )
}
