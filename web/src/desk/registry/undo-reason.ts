// Why a command can no longer be taken back, said with what stands in the way: who changed what, when.
import { App } from 'antd'
import { Refused, SignedOut } from '../../lib/api.ts'
import { words } from '../../lib/language.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { useTimes } from '../../lib/time.ts'
import { factWord, useHistoryWords } from './history.words.ts'

const useWords = words({
  changed: [
    (by: string, at: string, facts: string) => `${by} ${at} 又改了${facts}`,
    (by: string, at: string, facts: string) => `${by} changed ${facts} on ${at}`,
  ],
  depends: [
    (kinds: string) => `之后又登记了：${kinds}`,
    (kinds: string) => `Registered since and resting on it: ${kinds}`,
  ],
  comma: ['、', ', '],
  semicolon: ['；', '; '],
})

interface Later {
  subjectKind: string
  field: string
  at: string
  by: string
}

/** Why an undo was refused: in general, and what exactly stands in the way (empty where the refusal names nothing). */
export function useUndoReason(): (failure: unknown) => { title: string; description: string } {
  const failureText = useFailureText()
  const w = useWords()
  const history = useHistoryWords()
  const times = useTimes()
  const factOf = ({ field, subjectKind }: Later) =>
    // `*created*` and `*removed*` speak of the whole record.
    field.startsWith('*') ? history.kind(subjectKind) : history.fact(factWord(field))
  return (failure) => {
    const detail = failure instanceof Refused ? failure.detail : {}
    const { changes = [], records = [] } = detail as { changes?: Later[]; records?: { subjectKind: string }[] }
    const moments = new Set(changes.map(({ at }) => at))
    const changed = [...moments].map((moment) => {
      const then = changes.filter(({ at }) => at === moment)
      return w.changed(then[0]!.by, times.moment(moment), [...new Set(then.map(factOf))].join(w.comma))
    })
    const kinds = [...new Set(records.map(({ subjectKind }) => history.kind(subjectKind)))].join(w.comma)
    return {
      title: failureText(failure),
      description: [...changed, ...(kinds ? [w.depends(kinds)] : [])].join(w.semicolon),
    }
  }
}

/** Keeps the reason on the screen until it is closed, also when the dialog that began the command is gone. */
export function useShowUndoReason(): (failure: unknown) => void {
  const { notification } = App.useApp()
  const reason = useUndoReason()
  return (failure) => {
    if (failure instanceof SignedOut) return
    notification.error({ ...reason(failure), placement: 'bottomLeft', duration: 0 })
  }
}
