import { caseStateWords } from '@red-steward/domain/cases/case'
import type { ListedCase } from '@red-steward/domain/cases/queries'
import { Link } from '@tanstack/react-router'
import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { useCasesWords } from './cases.words.ts'
import { classColours, useSaid } from './codes.ts'
import { Ago, Due } from './due.tsx'

interface CaseBriefProps {
  one: ListedCase
  /** Beside the state, such as the community it lies in. */
  more?: ReactNode
}

/** One case in two lines, for lists where it stands among others. */
export function CaseBrief({ one, more }: CaseBriefProps) {
  const w = useCasesWords()
  const said = useSaid()
  return (
    <li className="case-brief">
      <span className="row-line">
        <Tag color={classColours[one.class]}>{said.class(one.class)}</Tag>
        <Link to="/cases/$caseId" params={{ caseId: one.id }} className="row-title">
          {one.title || said.leaf(one.leaf)}
        </Link>
        <span className="row-end">{one.stepBy ? <Due by={one.stepBy} /> : <Ago at={one.reportedAt} />}</span>
      </span>
      <span className="row-line row-small">
        <span className="wrap-anywhere">{one.where}</span>
        <span>{said.say(caseStateWords, one.state)}</span>
        {more}
        <span className="row-end">{one.responsible ?? w.nobodyYet}</span>
      </span>
    </li>
  )
}
