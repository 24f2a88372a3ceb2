import { Role } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { reportCase } from '../cases/report-case.ts'
import { entered } from '../kernel/transaction.ts'
import { done, leak, someone, why } from '../testing/cases-world.ts'
import {
  ago,
  mediating,
  noInterest,
  pageOf,
  performing,
  type Quarrel,
  quarrel,
  today,
} from '../testing/mediation-world.ts'
import { ask, auditOf, inside, machine, newCommunity, newMember, run } from '../testing/world.ts'
import { fail } from './accept.ts'
import { disputePage } from './dispute-page.ts'
import { dossier } from './dossier.ts'
import { addEvidenceFile } from './evidence-files.ts'
import { listDisputes } from './list-disputes.ts'
import { declareInterest } from './mediators.ts'
import { openDispute } from './open-dispute.ts'
import { addEvidence, setRisk, writeRecord } from './records.ts'
import { removeEvidenceFile } from './remove-evidence-file.ts'
import { rooms } from './rooms.ts'
import { statistics } from './statistics.ts'

/** A dispute with something in every table the database keeps for its mediators. */
async function full(): Promise<Quarrel> {
  const one = await performing(2)
  const { id: disputeId, mediator } = one
  done(await run(mediator, writeRecord, { id: newId(), disputeId, kind: 'NOTE', heldOn: ago(1), text: '只给调解员看' }))
  const evidenceId = newId()
  done(await run(mediator, addEvidence, { id: evidenceId, disputeId, title: '照片', receivedOn: ago(1) }))
  const paper = { id: newId(), disputeId, evidenceId, name: '收据', bytes: btoa('%PDF-1.7\n%%EOF\n') }
  done(await run(mediator, addEvidenceFile, paper))
  done(await run(mediator, removeEvidenceFile, { disputeId, fileId: paper.id, reason: '传错了' }))
  done(await run(mediator, setRisk, { id: newId(), disputeId, level: 'RED', reason: '争吵', until: today() }))
  return one
}
const one = await full()

describe('the file', () => {
  test.each(Role.options)('is not read by a %s who does not mediate it', async (role) => {
    const other = await newMember({ role })
    expect(['not-found', 'role-not-allowed']).toContain(why(await ask(other, disputePage, { disputeId: one.id })))
    expect(['not-found', 'role-not-allowed']).toContain(
      why(await ask(other, dossier, { disputeId: one.id, format: 'pdf' })),
    )
    const listed = await ask(other, listDisputes, {})
    if (listed.outcome === 'done') expect(JSON.stringify(listed.answer)).not.toContain(one.id)
    for (const query of [statistics, rooms]) {
      const told = await ask(other, query, { from: ago(30), to: today() })
      expect(JSON.stringify(told)).not.toMatch(new RegExp(`${one.id}|${one.no}|王小明|漏水赔偿`))
    }
  })

  test('is read by its mediator, and each look and each print leaves a line', async () => {
    expect((await pageOf(one.mediator, one.id)).file.records).toMatchObject([{ text: '只给调解员看' }])
    done(await ask(one.mediator, dossier, { disputeId: one.id, format: 'docx' }))
    const looks = (await auditOf(one.mediator)).filter(({ subject_id }) => subject_id === one.id)
    expect(looks.map(({ detail }) => (detail as { fields: string[] }).fields)).toEqual(
      expect.arrayContaining([['file'], ['dossier-docx']]),
    )
  })

  test('whoever wrote it down reads the registration, without a word of the talks or a phone', async () => {
    const page = await pageOf(one.desk, one.id)
    expect(page.file).toBeNull()
    expect(JSON.stringify(page)).not.toMatch(/只给调解员看|13800138000/)
    expect(page.parties).toMatchObject([{ name: '王小明', phone: null }, { name: '李小红' }])
    expect(why(await ask(one.desk, dossier, { disputeId: one.id, format: 'pdf' }))).toBe('role-not-allowed')
  })

  test('is not read by the mediator who stepped aside, nor in a post elsewhere', async () => {
    const left = await mediating()
    done(await run(left.mediator, declareInterest, { ...noInterest(left.id), relative: true }))
    done(await run(await newMember({ role: 'mediator' }), declareInterest, noInterest(left.id)))
    expect(why(await ask(left.mediator, disputePage, { disputeId: left.id }))).toBe('not-found')
    const elsewhere = { ...one.mediator, communityId: await newCommunity() }
    expect(why(await ask(elsewhere, disputePage, { disputeId: one.id }))).toBe('not-found')
  })
})

/** Tables the database itself shows to an account in charge alone. */
const kept = [
  'dispute_records',
  'dispute_evidence',
  'dispute_evidence_files',
  'evidence_removals',
  'dispute_agreements',
  'agreement_items',
  'agreement_signatures',
  'dispute_follow_ups',
  'dispute_risks',
] as const

describe('the second lock', () => {
  const countIn = (table: string, account: { id: Id }) =>
    entered(machine.db, { actor: { ...one.mediator, id: account.id } }, machine.now().toISOString(), async ({ tx }) => {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)} where dispute_id = ${one.id}`.execute(tx)
      return rows[0]!.n
    })

  test.each(kept)('shows rows of %s to nobody but the mediator, whatever is asked', async (table) => {
    expect(await countIn(table, one.mediator)).toBeGreaterThan(0)
    for (const other of [one.desk, await newMember({ role: 'secretary' }), await newMember({ role: 'mediator' })]) {
      expect([table, await countIn(table, other)]).toEqual([table, 0])
    }
  })

  test('stands on every table of that kind', async () => {
    const rows = await inside(one.desk.communityId, async (tx) => {
      const { rows } = await sql<{ name: string }>`select tablename::text as name from pg_policies
        where policyname = 'for_its_mediators' and permissive = 'RESTRICTIVE'`.execute(tx)
      return rows.map(({ name }) => name)
    })
    expect(rows.sort()).toEqual([...kept, 'dispute_endings', 'court_confirmations'].sort())
  })
})

describe('what is confidential', () => {
  const familyMatter = { type: '01', title: '家事' }

  test('goes to the mediator named: even who wrote it down sees it no more', async () => {
    const secret = await quarrel({ more: familyMatter })
    expect((await pageOf(secret.mediator, secret.id)).dispute.confidential).toBe(true)
    for (const other of [secret.desk, await newMember({ role: 'mediator' })]) {
      expect(why(await ask(other, disputePage, { disputeId: secret.id }))).toBe('not-found')
      const { rows } = done(await ask(other, listDisputes, {}))
      expect(rows.map(({ id }: { id: Id }) => id)).not.toContain(secret.id)
    }
  })

  test('so is a quarrel out of a confidential case, whatever its type; and the case says nothing of it', async () => {
    const steward = await someone('steward')
    const report = leak({ leaf: '0802' })
    done(await run(steward, reportCase, report))
    const mediator = await newMember({ role: 'mediator' })
    const input = {
      id: newId(),
      source: 'COMMITTEE',
      appliedHow: 'ORAL',
      appliedOn: today(),
      type: '02',
      caseId: report.id,
      title: '家事',
      told: '争吵',
      parties: [{ id: newId(), side: 'APPLICANT', name: '王小明' }],
    }
    expect(why(await run(steward, openDispute, input))).toBe('mediator-needed')
    done(await run(steward, openDispute, { ...input, mediatorId: mediator.id }))
    expect((await pageOf(mediator, input.id)).dispute.confidential).toBe(true)
    expect(why(await ask(steward, disputePage, { disputeId: input.id }))).toBe('not-found')
    const told = await inside(steward.communityId, (tx) =>
      tx.selectFrom('feed').select('subject_id').where('subject_id', '=', input.id).execute(),
    )
    expect(told).toEqual([])
    const hops = await inside(steward.communityId, (tx) =>
      tx.selectFrom('case_hops').select('action').where('case_id', '=', report.id).execute(),
    )
    expect(hops.map(({ action }) => action)).not.toContain('MEDIATION')
  })

  test('is not counted', async () => {
    const secretary = await newMember({ role: 'secretary' })
    const count = async () => done(await ask(secretary, statistics, { from: ago(1), to: today() }))
    const before = await count()
    await quarrel({ more: familyMatter })
    expect(await count()).toEqual(before)
  })
})

describe('statistics', () => {
  test('tell the secretary and the street how often it succeeds, from ten on, and hide small counts', async () => {
    const community = await newCommunity()
    const [secretary, street] = [
      await newMember({ role: 'secretary', community }),
      await newMember({ role: 'street-dispatcher', community }),
    ]
    const count = async (actor = secretary) => done(await ask(actor, statistics, { from: ago(30), to: today() }))
    expect(await count()).toMatchObject({ applied: 0, success: { n: 0, percent: null } })
    for (let at = 0; at < 10; at++) await concluded(community, at < 4)

    const told = await count()
    expect(told).toMatchObject({ applied: 10, accepted: 10, concluded: 10, success: { n: 10, percent: 60 } })
    expect(told.performance).toEqual({ n: 0, percent: null })
    expect(told.byType).toEqual([{ type: '06', count: 10 }])
    expect(told.bySource).toEqual([{ source: 'APPLICATION', count: 10 }])
    expect(await count(street)).toEqual(told)
  })
})

/** One dispute of another community, agreed or failed. */
async function concluded(community: Id, failed: boolean): Promise<void> {
  const made = failed ? await mediating({ appliedDaysAgo: 1, community }) : await performing(1, community)
  if (failed)
    done(await run(made.mediator, fail, { disputeId: made.id, on: today(), referral: 'COURT', text: '分歧太大' }))
}
