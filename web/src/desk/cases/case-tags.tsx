import { caseStateWords } from '@red-steward/domain/cases/case'
import type { CasePage } from '@red-steward/domain/cases/queries'
import { Tag } from 'antd'
import { useCasesWords } from './cases.words.ts'
import { classColours, useSaid } from './codes.ts'

export function CaseTags({ told }: { told: CasePage }) {
  const w = useCasesWords()
  const said = useSaid()
  const one = told.case
  return (
    <>
      <Tag color={classColours[one.class]}>{said.class(one.class)}</Tag>
      <Tag>{said.say(caseStateWords, one.state)}</Tag>
      {one.atStreet && <Tag color="purple">{w.atStreet}</Tag>}
      {one.confidential && <Tag color="red">{w.confidential}</Tag>}
      <span className="num">{one.caseNo}</span>
    </>
  )
}
