// A form over a record that others may change meanwhile: what is typed is guarded, what is not touched stays current.
import { useBlocker } from '@tanstack/react-router'
import { App, Form, type FormInstance } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { usePlacesWords } from './places.words.ts'

export interface Draft<Fields> {
  form: FormInstance<Fields>
  isDirty: boolean
  /** Somebody else's change was taken over beside one's own. */
  wasMerged: boolean
  reset: () => void
  /** What is on screen now, to be compared with what comes back after saving. */
  now: () => Fields
}

export function useDraft<Fields extends object>(before: Fields, isGuarded = true): Draft<Fields> {
  const [form] = Form.useForm<Fields>()
  const shown = Form.useWatch([], form) as Fields | undefined
  const known = useRef(before)
  const [wasMerged, setWasMerged] = useState(false)
  const now = () => ({ ...before, ...(form.getFieldsValue(true) as Partial<Fields>) })
  const isDirty = shown !== undefined && !isSame(before, { ...before, ...form.getFieldsValue(true) })

  useEffect(() => {
    const earlier = known.current
    if (isSame(earlier, before)) return
    known.current = before
    const typed = { ...earlier, ...(form.getFieldsValue(true) as Partial<Fields>) }
    const keys = Object.keys(before) as (keyof Fields)[]
    const untouched = keys.filter((key) => isSame(typed[key], earlier[key]))
    const taken = untouched.filter((key) => !isSame(earlier[key], before[key]))
    form.setFieldsValue(Object.fromEntries(untouched.map((key) => [key, before[key]])) as never)
    setWasMerged(taken.length > 0 && keys.some((key) => !untouched.includes(key) && !isSame(typed[key], before[key])))
  }, [before, form])

  function reset() {
    form.setFieldsValue(before as never)
    form.setFields(Object.keys(before).map((name) => ({ name: name as never, errors: [] })))
    setWasMerged(false)
  }
  useLeaveGuard(isDirty && isGuarded)
  return { form, isDirty, wasMerged, reset, now }
}

/** Asks before the page, the building or the window is left while something is not saved. */
export function useLeaveGuard(isDirty: boolean): void {
  const w = usePlacesWords()
  const { modal } = App.useApp()
  useBlocker({
    shouldBlockFn: async () =>
      isDirty &&
      !(await modal.confirm({
        title: w.leave,
        okText: w.leaveYes,
        cancelText: w.leaveNo,
        okButtonProps: { danger: true },
      })),
    enableBeforeUnload: isDirty,
    disabled: !isDirty,
  })
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
