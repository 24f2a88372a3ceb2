import { csvText } from '@red-steward/domain/csv'
import { Alert, App, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { download } from '../../lib/csv.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { today, useTimes } from '../../lib/time.ts'
import { useSession } from '../parts/session-context.tsx'
import { useExportWords, useListWords } from './list.words.ts'
import type { ListColumn, ListName } from './list-columns.ts'

interface ListExportProps<Row> {
  list: ListName
  columns: ListColumn<Row>[]
  /** Reads the rows to export, telling how many are read. */
  read: (onRead: (count: number) => void, signal: AbortSignal) => Promise<Row[]>
  onClose: () => void
}

/** Asks once more, then reads the rows and hands them over as a file named after the day and whoever took it. */
export function ListExport<Row>({ list, columns, read, onClose }: ListExportProps<Row>) {
  const w = useExportWords()
  const listWords = useListWords()
  const times = useTimes()
  const { account } = useSession()
  const { message } = App.useApp()
  const failureText = useFailureText()
  const [count, setCount] = useState<number | null>(null)
  const stop = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    stop.current = controller
    return () => controller.abort()
  }, [])

  async function start() {
    setCount(0)
    const { signal } = stop.current
    try {
      const rows = await read(setCount, signal)
      if (signal.aborted) return
      const head = columns.map(({ title }) => title)
      download(
        `${listWords[list]}_${today()}_${account.loginName}.csv`,
        csvText([head, ...rows.map((row) => columns.map(({ text }) => text(row)))]),
      )
      void message.success(w.done(times.number(rows.length)))
      onClose()
    } catch (failure) {
      if (signal.aborted) return
      setCount(null)
      void message.error(failureText(failure))
    }
  }

  return (
    <Modal
      open
      title={w.title}
      okText={w.start}
      cancelText={w.cancel}
      confirmLoading={count !== null}
      onOk={() => void start()}
      onCancel={onClose}
      width={460}
    >
      <Alert type="warning" showIcon title={w.sure} />
      <p className="num" aria-live="polite">
        {count !== null && w.running(times.number(count))}
      </p>
    </Modal>
  )
}
