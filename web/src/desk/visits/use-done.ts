import { App } from 'antd'

/** Says what was done, in one line of the parts that apply. */
export function useDone(): (parts: (string | false | null | undefined)[]) => void {
  const { message } = App.useApp()
  return (parts) => void message.success(parts.filter(Boolean).join(' · '), 5)
}
