// The steps of a playbook, ticked as they are done.
import { tickStep, untickStep } from '@red-steward/domain/cases/commands'
import type { CaseDocument } from '@red-steward/domain/cases/documents'
import type { Step } from '@red-steward/domain/cases/playbooks'
import type { Instant } from '@red-steward/domain/time'
import { useRef, useState } from 'react'
import { useSave } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDevice, useDeviceState } from '../shell/device-context.ts'
import { href } from '../shell/route.ts'
import { CallLines, useNumbers } from './call-lines.tsx'
import { useCasesWords } from './cases.words.ts'

type Wanted = ReadonlyMap<string, boolean>

/** Stands as tapped at once; goes back, with the reason said, when it could not be kept. One is saved after the other. */
function useTicks(one: CaseDocument) {
  const save = useSave()
  const { replica } = useDevice()
  const me = useDeviceState((device) => device.worker?.name ?? '')
  const [wanted, setWanted] = useState<Wanted>(new Map())
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const isTicked = (step: string) => wanted.get(step) ?? one.ticks.some((tick) => tick.step === step)

  async function keep(step: string, done: boolean, happenedAt: Instant) {
    const now = replica.get<CaseDocument>('case', one.id) ?? one
    const others = now.ticks.filter((tick) => tick.step !== step)
    const ticks = done ? [...others, { step, by: me, at: happenedAt }] : others
    const shows = [{ put: { ...now, ticks, state: 'HANDLING' as const } }]
    await save(done ? tickStep : untickStep, { caseId: one.id, step, happenedAt }, { about: [one.id], shows })
    setWanted((before) => (before.get(step) === done ? without(before, step) : before))
  }
  function toggle(step: string) {
    const done = !isTicked(step)
    const happenedAt = new Date().toISOString() as Instant
    setWanted((before) => new Map([...before, [step, done]]))
    queue.current = queue.current.then(() => keep(step, done, happenedAt))
  }
  return { isTicked, toggle }
}

const without = (wanted: Wanted, step: string): Wanted => new Map([...wanted].filter(([one]) => one !== step))

export function Steps({ one, steps, open }: { one: CaseDocument; steps: readonly Step[]; open: boolean }) {
  const w = useCasesWords()
  const say = useSay()
  const { isTicked, toggle } = useTicks(one)
  const numbers = useNumbers(
    steps.flatMap(({ call }) => call ?? []),
    one.buildingId,
  )
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">
        {w.steps}{' '}
        <span className="quiet">
          {steps.filter(({ id }) => isTicked(id)).length} / {steps.length}
        </span>
      </h2>
      <ul className="ui-list">
        {steps.map((step) => (
          <li key={step.id} className="tick">
            <label>
              <input type="checkbox" checked={isTicked(step.id)} disabled={!open} onChange={() => toggle(step.id)} />
              <span>{say(step)}</span>
            </label>
            {step.call && open && (numbers.get(step.call) ?? []).length > 0 && (
              <div className="ui-row tick-calls">
                <CallLines numbers={numbers.get(step.call)!} />
              </div>
            )}
            {step.entry && open && (
              <a className="ui-button" data-look="quiet" href={href('entry', one.id)}>
                {w.entry}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
