import { SwapOutlined } from '@ant-design/icons'
import { newId } from '@red-steward/domain/ids'
import { type MergedFact, mayMergePersons, mergePersons, unmergePersons } from '@red-steward/domain/registry/duplicates'
import { type PersonView, person } from '@red-steward/domain/registry/pages'
import { Alert, App, Button, Modal, Radio, Skeleton } from 'antd'
import { useState } from 'react'
import { Refused } from '../../lib/api.ts'
import { language } from '../../lib/language.ts'
import { refusalText, useFailureText } from '../../lib/refusal-text.ts'
import { Failure } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { UNDO_SECONDS } from '../parts/undo-seconds.ts'
import { useCode } from './codes.tsx'
import { useMergeWords } from './merge.words.ts'
import { useRegistryWords } from './registry.words.ts'
import { useShowUndoReason } from './undo-reason.ts'

interface MergeDialogProps {
  keptId: string
  droppedId: string
  onMerged?: (keptId: string) => void
  onClose: () => void
}

/** Two records side by side; the worker chooses which stays and, where both know, which fact is right. */
export function MergeDialog({ keptId, droppedId, onMerged, onClose }: MergeDialogProps) {
  const w = useMergeWords()
  const spoken = language.use()
  const { message, notification } = App.useApp()
  const failureText = useFailureText()
  const [swapped, setSwapped] = useState(false)
  const ids = swapped ? ([droppedId, keptId] as const) : ([keptId, droppedId] as const)
  const kept = useAsk(person, { personId: ids[0] })
  const dropped = useAsk(person, { personId: ids[1] })
  const [chosen, setChosen] = useState<MergedFact[] | null>(null)
  const take = chosen ?? (kept.data && dropped.data ? better(kept.data, dropped.data) : [])
  const [home, setHome] = useState<'kept' | 'dropped'>('kept')
  const showReason = useShowUndoReason()
  const unmerging = useSend(unmergePersons, { quiet: true, onDone: () => void message.success(w.takenApart) })
  const merging = useSend(mergePersons, {
    quiet: true,
    onDone: (_answer, { id, keptId: stayed }) => {
      notification.success({
        key: id,
        title: w.merged,
        placement: 'bottomLeft',
        duration: UNDO_SECONDS,
        actions: (
          <Button
            size="small"
            onClick={() => {
              notification.destroy(id)
              unmerging.mutateAsync({ mergeId: id }).catch(showReason)
            }}
          >
            {w.takeApart}
          </Button>
        ),
      })
      onClose()
      onMerged?.(stayed)
    },
  })
  const both = kept.data && dropped.data
  const may = both ? mayMergePersons(kept.data, dropped.data) : null
  const reason = may && !may.allowed ? (refusalText(may.why, spoken) ?? may.why) : null

  return (
    <Modal
      open
      title={w.title}
      width={760}
      style={{ top: 48 }}
      okText={w.merge}
      okButtonProps={{ disabled: !may?.allowed }}
      confirmLoading={merging.isPending}
      onOk={() => merging.mutate({ id: newId(), keptId: ids[0], droppedId: ids[1], take, home })}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="quiet">{w.note}</p>
      {merging.error instanceof Refused && <Alert type="error" role="alert" title={failureText(merging.error)} />}
      {reason && <Alert type="warning" title={reason} />}
      {(kept.error ?? dropped.error) && <Failure failure={kept.error ?? dropped.error} />}
      {both ? (
        <SideBySide
          kept={kept.data}
          dropped={dropped.data}
          take={take}
          home={home}
          onTake={setChosen}
          onHome={setHome}
          onSwap={() => {
            setSwapped(!swapped)
            setChosen(null)
            setHome('kept')
          }}
        />
      ) : (
        <Skeleton active />
      )}
    </Modal>
  )
}

/** A sex that somebody stated is better than one nobody did; everything else is for the worker to choose. */
function better(kept: PersonView, dropped: PersonView): MergedFact[] {
  const isStated = ({ sex }: PersonView) => sex === '1' || sex === '2'
  return isStated(dropped) && !isStated(kept) ? ['sex'] : []
}

interface SideBySideProps {
  kept: PersonView
  dropped: PersonView
  take: MergedFact[]
  home: 'kept' | 'dropped'
  onTake: (take: MergedFact[]) => void
  onHome: (home: 'kept' | 'dropped') => void
  onSwap: () => void
}

const facts: MergedFact[] = ['name', 'sex', 'birthDate', 'idNumber', 'phone', 'languageNeed', 'note']

function SideBySide({ kept, dropped, take, home, onTake, onHome, onSwap }: SideBySideProps) {
  const w = useMergeWords()
  const r = useRegistryWords()
  const code = useCode()
  const say = (fact: MergedFact, view: PersonView): string => {
    const value = view[fact]
    if (fact === 'sex' || fact === 'languageNeed') return code(fact, value)
    return value ?? ''
  }
  const homeOf = (view: PersonView) => view.residences.find(({ toDay }) => toDay === null)?.address ?? ''
  const rows = [
    ...facts.map((fact) => ({
      key: fact,
      label: r[fact],
      left: say(fact, kept),
      right: say(fact, dropped),
      isRight: take.includes(fact),
      choose: (right: boolean) => onTake(right ? [...take, fact] : take.filter((one) => one !== fact)),
    })),
    {
      key: 'home',
      label: w.home,
      left: homeOf(kept),
      right: homeOf(dropped),
      isRight: home === 'dropped',
      choose: (right: boolean) => onHome(right ? 'dropped' : 'kept'),
    },
  ]
  return (
    <table className="merge-table">
      <thead>
        <tr>
          <th>
            <Button size="small" icon={<SwapOutlined />} onClick={onSwap}>
              {w.swap}
            </Button>
          </th>
          <th scope="col">{w.kept}</th>
          <th scope="col">{w.dropped}</th>
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ left, right }) => left || right)
          .map(({ key, label, left, right, isRight, choose }) => {
            const differ = left !== right && left !== '' && right !== ''
            const rightCounts = differ ? isRight : left === ''
            return (
              <tr key={key} className={differ ? 'differ' : ''}>
                <th scope="row">{label}</th>
                {[
                  { value: left, isOther: false },
                  { value: right, isOther: true },
                ].map(({ value, isOther }) => (
                  <td
                    key={String(isOther)}
                    className={isOther === rightCounts ? 'chosen wrap-anywhere' : 'wrap-anywhere'}
                  >
                    {differ ? (
                      <Radio checked={isOther === isRight} onChange={() => choose(isOther)}>
                        {value}
                      </Radio>
                    ) : (
                      value || <span className="quiet">—</span>
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
      </tbody>
    </table>
  )
}
