import { Grid, Select, Steps } from 'antd'
import { useImportWords } from './imports.words.ts'

interface StepListProps {
  titles: string[]
  step: number
  /** Steps one may go to now. */
  isOpen: (at: number) => boolean
  onGo: (to: number) => void
}

/** All steps in a line; on a narrow screen, where nine of them would fill it, the one we are at and a list to choose from. */
export function StepList({ titles, step, isOpen, onGo }: StepListProps) {
  const w = useImportWords()
  const wide = Grid.useBreakpoint().md ?? true
  if (wide) {
    return (
      <Steps
        size="small"
        titlePlacement="vertical"
        current={step}
        items={titles.map((title, at) => ({ title, disabled: !isOpen(at) }))}
        onChange={onGo}
      />
    )
  }
  return (
    <Select<number>
      className="import-steps"
      aria-label={w.steps}
      value={step}
      options={titles.map((title, at) => ({
        value: at,
        label: `${at + 1} / ${titles.length} · ${title}`,
        disabled: at !== step && !isOpen(at),
      }))}
      onChange={onGo}
    />
  )
}
