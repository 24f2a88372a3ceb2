import { caseStateWords } from '@red-steward/domain/cases/case'
import { type LeafCode, leafOf } from '@red-steward/domain/cases/catalogue'
import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { mayJoin } from '@red-steward/domain/cases/merging'
import { joinCase } from '@red-steward/domain/cases/together'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { useTimes } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { likeCases } from '../cases/like-cases.ts'
import { useCaseActor } from '../cases/use-offer.ts'
import { addressOf } from '../parts/reading.ts'
import { useOnce, useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDocuments } from '../shell/device-context.ts'
import { useNow } from '../shell/now.ts'
import { go, href } from '../shell/route.ts'
import { useNotebookWords } from './notebook.words.ts'

interface Props {
  text: string
  at: Id
  leaf: LeafCode
  /** Whom the line names; without one the home at `at` joins. */
  person: { id: Id; name: string } | undefined
  /** The line may be kept. */
  mayKeep: boolean
  /** Where the line is typed. */
  form: string
}

/** Before a second case is made of one matter: what is open here already, to be carried on or joined instead. */
export function LikeHere({ text, at, leaf, ...joining }: Props) {
  const w = useNotebookWords()
  const say = useSay()
  const times = useTimes()
  const now = useNow()
  const found = useDocuments((replica) => likeCases(replica, { text, at, leaf, now }), [text, at, leaf, now])
  if (found.length === 0) return null
  return (
    <section className="ui-card ui-stack" aria-label={w.likeHere}>
      <p>{w.likeHere}</p>
      {found.map((one) => (
        <div key={one.id} className="like-case-row">
          <a className="ui-button like-case" href={href('case', one.id)}>
            <span>{one.title || say(leafOf(one.leaf))}</span>
            <span className="quiet small">
              {say(caseStateWords[one.state])} · {w.reportedAt(times.moment(one.reportedAt))}
            </span>
          </a>
          <AlsoMe one={one} text={text} at={at} {...joining} />
        </div>
      ))}
    </section>
  )
}

type AlsoProps = Omit<Props, 'leaf'> & { one: CaseDocument }

/** They have the same: they follow this case and are told how it ends. The line goes along, so nothing typed is lost. */
function AlsoMe({ one, text, at, person, mayKeep, form }: AlsoProps) {
  const w = useNotebookWords()
  const { role } = useCaseActor()
  const save = useSave()
  const savedToast = useSavedToast()
  const home = useDocuments((replica) => addressOf(replica, at).short, [at])
  const join = useOnce(async () => {
    const follower = newId()
    const happenedAt = new Date().toISOString() as Instant
    const whom = { personId: person?.id ?? null, dwellingId: home ? at : null }
    const input = { id: follower, caseId: one.id, ...whom, text, happenedAt }
    const id = await save(joinCase, input, { typed: { form }, about: [one.id] })
    if (!id) return
    savedToast(w.alsoMeSaved, [id])
    go('case', one.id)
  })
  // The home that told of it has nothing to join, and of a building alone nobody would be told.
  const whom = person?.name ?? (one.dwellingId === at ? '' : home)
  if (!whom || !isAllowed({ role }, 'cases.join') || !mayJoin(one).allowed) return null
  return (
    <Button onClick={join} disabled={!mayKeep}>
      {w.alsoMe(whom)}
    </Button>
  )
}
