import { CrownOutlined } from '@ant-design/icons'
import type { MemberRow } from '@red-steward/domain/registry/pages'
import { Link } from '@tanstack/react-router'
import { Tag } from 'antd'
import { useCode } from './codes.tsx'
import { useHouseholdWords } from './household.words.ts'
import { useRegistryWords } from './registry.words.ts'

/** A member by name, with what a worker at the door must know at once. */
export function MemberName({ member }: { member: MemberRow }) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const code = useCode()
  return (
    <>
      <Link to="/persons/$personId" params={{ personId: member.personId }} className="member-name wrap-anywhere">
        {member.name}
      </Link>{' '}
      {member.isHead && <CrownOutlined aria-label={r.head} title={r.head} />}
      {member.diedOn && <Tag>{r.deceased}</Tag>}
      {member.needsGuardian && <Tag color="error">{w.guardianMissing}</Tag>}
      {member.groups.length > 0 ? (
        <div>
          {member.groups.map((group) => (
            <Tag key={group} variant="filled" color="red">
              {code('group', group)}
            </Tag>
          ))}
        </div>
      ) : (
        member.needsCare && <Tag color="red">{r.needsCare}</Tag>
      )}
    </>
  )
}
