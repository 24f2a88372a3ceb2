// Harm to a child, violence at home: 110 first, then as little as is needed, seen by the secretary alone (handbook §4.4).
import { type ConfidentialCode, reportConfidential, urgentNumbers } from '@red-steward/domain/care/confidential'
import { type Id, newId } from '@red-steward/domain/ids'
import { words } from '../../lib/language.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf, Switch } from '../../ui/chips.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { toast } from '../../ui/toast.tsx'
import { useDraft } from '../parts/draft.ts'
import { useSave } from '../parts/save.ts'
import { useDevice } from '../shell/device-context.ts'
import { Page } from '../shell/page.tsx'
import { back } from '../shell/route.ts'

const useConfidentialWords = words({
  title: ['保密报告', 'Confidential report'],
  first: ['有人正处在危险中，先打电话：', 'If somebody is in danger now, call first:'],
  police: ['110 报警', '110 police'],
  ambulance: ['120 急救', '120 ambulance'],
  women: ['12338 妇女维权', '12338 women’s line'],
  youth: ['12355 青少年', '12355 youth line'],
  code: ['是什么情况', 'What it is'],
  child: ['孩子受到侵害或没人管', 'A child is harmed or neglected'],
  violence: ['家庭暴力', 'Violence at home'],
  facts: ['看到或听到了什么', 'What you saw or heard'],
  factsHint: ['只写必要的事实', 'Only the facts that are needed'],
  where: ['在哪里', 'Where'],
  called: ['已经报警', 'The police have been called'],
  who: [
    '只有社区书记能看到。不会出现在名单、查找和统计里。',
    'Only the secretary sees it. It appears in no list, search or count.',
  ],
  send: ['提交', 'Send'],
  needed: ['请写一点事实', 'Please write what you saw'],
  sent: ['已保存，联网后送到社区书记', 'Saved; it goes to the secretary with the next connection'],
})

export default function ConfidentialPage({ dwellingId }: { dwellingId?: Id | undefined }) {
  const w = useConfidentialWords()
  const save = useSave()
  const { now } = useDevice()
  const form = dwellingId ? `confidential/${dwellingId}` : 'confidential'
  const [code, setCode] = useDraft<ConfidentialCode>(form, 'code', '0704')
  const [facts, setFacts] = useDraft(form, 'facts', '')
  const [where, setWhere] = useDraft(form, 'where', '')
  const [calledPolice, setCalled] = useDraft(form, 'called', false)
  async function submit() {
    const input = { id: newId(), code, facts, where, seenAt: now(), calledPolice }
    if (!(await save(reportConfidential, input, { typed: { form } }))) return
    toast(w.sent)
    back(...(dwellingId ? ['door', dwellingId] : []))
  }
  return (
    <Page
      title={w.title}
      under={dwellingId ? ['door', dwellingId] : []}
      footer={
        <Button look="main" onClick={submit} why={facts.trim().length < 2 ? w.needed : null}>
          {w.send}
        </Button>
      }
    >
      <Note tone="bad">
        <p>{w.first}</p>
        <div className="ui-chips">
          {(['police', 'ambulance', 'women', 'youth'] as const).map((line) => (
            <a
              key={line}
              className="ui-button"
              data-look={line === 'police' ? 'main' : 'plain'}
              href={`tel:${urgentNumbers[line]}`}
            >
              {w[line]}
            </a>
          ))}
        </div>
      </Note>
      <OneOf
        label={w.code}
        choices={[
          { value: '0704', text: w.child },
          { value: '0705', text: w.violence },
        ]}
        value={code}
        onChange={setCode}
      />
      <TextArea label={w.facts} hint={w.factsHint} value={facts} maxLength={500} rows={4} onChange={setFacts} />
      <TextField label={w.where} value={where} maxLength={100} onChange={setWhere} />
      <Switch label={w.called} checked={calledPolice} onChange={setCalled} />
      <Note tone="cool">{w.who}</Note>
    </Page>
  )
}
