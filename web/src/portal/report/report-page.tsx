import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import { mayReportHere, type ReportReading } from '@red-steward/domain/portal/matters'
import { type FormEvent, useCallback, useRef, useState } from 'react'
import { language } from '../../lib/language.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf, Switch } from '../../ui/chips.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { useDoorWords } from '../door/door.words.ts'
import { EmergencyNumbers } from '../door/numbers.tsx'
import { NotYet } from '../shell/answered.tsx'
import { ask } from '../shell/calls.ts'
import { Page } from '../shell/page.tsx'
import { useAnswer } from '../shell/use-ask.ts'
import { keepDraft, keptDraft } from './kept.ts'
import { PhoneField } from './phone-field.tsx'
import { PhotosField } from './photos-field.tsx'
import { choicesOf, leafText, useReading } from './reading.ts'
import { useReportWords } from './report.words.ts'
import { SimilarHere } from './similar-here.tsx'
import { type Report, useSending } from './use-sending.ts'
import './report.css'

/** One sentence is enough; everything below it may be left as it is. */
export default function ReportPage({ code }: { code: string }) {
  const w = useReportWords()
  const d = useDoorWords()
  const { answer: door, failure, again } = useAnswer(useCallback(() => ask('portal.door', { code }), [code]))
  const where =
    door && [door.compound, door.building, door.unit && d.unit(door.unit), door.room].filter(Boolean).join(' ')
  return (
    <Page title={w.title} back note={where ? w.at(where) : undefined}>
      {door || !failure ? <Form code={code} codes={door?.codes ?? true} /> : <NotYet failure={failure} again={again} />}
    </Page>
  )
}

function Form({ code, codes }: { code: string; codes: boolean }) {
  const w = useReportWords()
  const [report, setReport] = useState<Report>(() => ({ ...keptDraft(code), leaf: null, photos: [], confirmed: null }))
  const [missing, setMissing] = useState<string | null>(null)
  const [wantsPhone, setWantsPhone] = useState(false)
  const [phoneMissing, setPhoneMissing] = useState(false)
  const words = useRef<HTMLDivElement>(null)
  const phone = useRef<HTMLElement>(null)
  const reading = useReading(report.text)
  const { send, state, problem } = useSending(code, () => set({ confirmed: null }))
  const leaf = report.leaf ?? reading?.leaf ?? null
  const needsPhone = leaf !== null && !mayReportHere(leaf, false).allowed

  function set(part: Partial<Report>) {
    setReport((before) => {
      const after = { ...before, ...part }
      keepDraft(code, { text: after.text, place: after.place })
      return after
    })
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    if (report.text.trim().length < 2) {
      setMissing(w.whatMissing)
      return words.current?.querySelector('textarea')?.focus()
    }
    if (!needsPhone || report.confirmed) return void send(report)
    setPhoneMissing(true)
    phone.current?.querySelector('input')?.focus()
  }
  return (
    <form className="ui-stack report-form" onSubmit={submit} noValidate>
      <div ref={words}>
        <TextArea
          label={w.what}
          hint={w.whatHint}
          error={missing}
          rows={4}
          maxLength={1000}
          value={report.text}
          onChange={(text) => {
            setMissing(null)
            set({ text, leaf: null })
          }}
        />
      </div>
      <Danger reading={reading} />
      <Kind reading={reading} leaf={leaf} onChange={(chosen) => set({ leaf: chosen })} />
      <SimilarHere code={code} text={report.text} leaf={leaf} pass={report.confirmed?.pass} />
      <TextField
        label={w.where}
        hint={w.whereHint}
        maxLength={80}
        value={report.place}
        onChange={(place) => set({ place })}
      />
      <PhotosField photos={report.photos} onChange={(photos) => set({ photos })} />
      <section className="ui-card ui-stack" ref={phone}>
        {needsPhone ? (
          <Note tone="warn" urgent={phoneMissing}>
            {w.phoneNeeded}
          </Note>
        ) : (
          <Switch label={w.phoneWanted} hint={w.phoneWantedHint} checked={wantsPhone} onChange={setWantsPhone} />
        )}
        {(needsPhone || wantsPhone || report.confirmed) &&
          (codes ? (
            <PhoneField confirmed={report.confirmed} onConfirmed={(confirmed) => set({ confirmed })} />
          ) : (
            <Note tone="warn">{w.noCodes}</Note>
          ))}
      </section>
      <div role="status">{state !== 'idle' && <p>{state === 'photos' ? w.sendingPhotos : w.sending}</p>}</div>
      {problem && (
        <Note tone="bad" urgent>
          {problem}
        </Note>
      )}
      <Button look="main" wide type="submit" disabled={state !== 'idle'}>
        {w.send}
      </Button>
    </form>
  )
}

function Danger({ reading }: { reading: ReportReading | null }) {
  const w = useReportWords()
  return (
    <div role="alert">
      {reading?.isEmergency && (
        <div className="danger ui-stack">
          <h2 className="ui-heading">{w.danger}</h2>
          <EmergencyNumbers />
          <p>{w.dangerNote}</p>
        </div>
      )}
    </div>
  )
}

interface KindProps {
  reading: ReportReading | null
  leaf: LeafCode | null
  onChange(leaf: LeafCode): void
}

function Kind({ reading, leaf, onChange }: KindProps) {
  const w = useReportWords()
  const spoken = language.use()
  if (!reading || !leaf) return null
  const choices = choicesOf(reading)
  if (choices.length < 2) return null
  return (
    <OneOf
      label={w.looksLike}
      hint={w.looksHint}
      value={leaf}
      onChange={onChange}
      choices={choices.map((value) => ({ value, text: value === '0903' ? w.unsure : leafText(value, spoken) }))}
    />
  )
}
