import { type LeafCode, leafOf } from '@red-steward/domain/cases/catalogue'
import { linkCases, reportCase } from '@red-steward/domain/cases/commands'
import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { Button } from '../../ui/button.tsx'
import { useSavedToast, useSaveTogether } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { go } from '../shell/route.ts'
import { useCasesWords } from './cases.words.ts'

/** What often happens with it, such as the lift a leak has stopped: one tap opens and ties it. */
export function Linked({ one, leaves }: { one: CaseDocument; leaves: readonly LeafCode[] }) {
  const w = useCasesWords()
  const say = useSay()
  const saveTogether = useSaveTogether()
  const savedToast = useSavedToast()
  if (leaves.length === 0) return null
  async function open(leaf: LeafCode) {
    const id = newId()
    const happenedAt = new Date().toISOString() as Instant
    const title = `${one.place} ${leafOf(leaf).zh}`.slice(0, 80)
    const report = { id, leaf, title, dwellingId: null, buildingId: one.buildingId, happenedAt }
    const shown: CaseDocument = {
      ...one,
      ...{
        id,
        version: 0,
        caseNo: '',
        leaf,
        class: leafOf(leaf).class,
        state: 'REPORTED',
        title,
        description: '',
        dwellingId: null,
      },
      ...{ firstHandler: leafOf(leaf).first, reportedAt: happenedAt, closedAt: null, ticks: [] },
    }
    const reported = newId()
    const tie = { caseId: one.id, otherId: id, kind: 'RELATED' as const, happenedAt }
    const saved = await saveTogether([
      { shape: reportCase, input: report, id: reported, about: [id, one.id], shows: [{ put: shown }] },
      { shape: linkCases, input: tie, about: [one.id], dependsOn: [reported] },
    ])
    if (!saved) return
    savedToast(w.saved, saved)
    go('case', id)
  }
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">{w.linked}</h2>
      <div className="ui-chips">
        {leaves.map((leaf) => (
          <Button key={leaf} onClick={() => open(leaf)}>
            {w.openLinked(say(leafOf(leaf)))}
          </Button>
        ))}
      </div>
    </section>
  )
}
