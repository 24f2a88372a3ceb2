// The part of a dispute that its mediators in charge alone read. Here it is asked for; the database shows it to nobody else.
import type { Id } from '@red-steward/domain/ids'
import type { EvidenceFile } from '@red-steward/domain/mediation/evidence'
import type { DisputeFile, ItemAtPage } from '@red-steward/domain/mediation/queries'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { QueryContext } from '../kernel/query.ts'
import { amountInWords } from './amounts.ts'
import { open } from './sealed.ts'

export async function fileOf(context: QueryContext, disputeId: Id): Promise<DisputeFile> {
  return {
    consents: await consentsOf(context, disputeId),
    records: await recordsOf(context, disputeId),
    evidence: await evidenceOf(context, disputeId),
    sessions: await sessionsOf(context, disputeId),
    agreement: await agreementOf(context, disputeId),
    followUps: await followUpsOf(context, disputeId),
    endings: await endingsOf(context, disputeId),
    risk: await riskOf(context, disputeId),
    confirmation: await confirmationOf(context, disputeId),
  }
}

type Row<Part extends keyof DisputeFile> =
  NonNullable<DisputeFile[Part]> extends (infer One)[] ? One : NonNullable<DisputeFile[Part]>

async function consentsOf({ tx, actor }: QueryContext, id: Id) {
  const { rows } = await sql<Row<'consents'>>`
    select c.id, c.party_id as "partyId", c.consent_to as to, c.answer, c.means, c.answered_on as on, c.until
    from dispute_consents c where c.community_id = ${actor.communityId} and c.dispute_id = ${id}
    order by c.answered_on, c.entered_at, c.id`.execute(tx)
  return rows
}

async function recordsOf({ tx, actor, vault }: QueryContext, id: Id) {
  const { rows } = await sql<Omit<Row<'records'>, 'text'> & { sealed: Buffer }>`
    select r.id, r.kind, r.session_id as "sessionId", r.held_on as "heldOn", r.text_sealed as sealed, a.display_name as by,
      r.written_at as "writtenAt", exists (select 1 from dispute_records n where n.community_id = r.community_id
        and n.dispute_id = r.dispute_id and n.replaces = r.id) as replaced
    from dispute_records r join accounts a on a.id = r.written_by
    where r.community_id = ${actor.communityId} and r.dispute_id = ${id} order by r.held_on, r.written_at, r.id`.execute(
    tx,
  )
  return rows.map(({ sealed, ...row }) => ({ ...row, ...open(vault, 'dispute_records|text', row.id, sealed) }))
}

async function evidenceOf({ tx, actor, vault }: QueryContext, id: Id) {
  const { rows } = await sql<Omit<Row<'evidence'>, 'title' | 'note' | 'files'> & { sealed: Buffer }>`
    select e.id, e.party_id as "partyId", e.told_sealed as sealed, e.received_on as "receivedOn" from dispute_evidence e
    where e.community_id = ${actor.communityId} and e.dispute_id = ${id} order by e.received_on, e.id`.execute(tx)
  const files = await evidenceFilesOf({ tx, actor, vault }, id)
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    ...open(vault, 'dispute_evidence|told', row.id, sealed),
    files: files.flatMap(({ evidenceId, ...file }) => (evidenceId === row.id ? [file] : [])),
  }))
}

type FileRow = Omit<EvidenceFile, 'name' | 'removed'> & { evidenceId: Id; sealed: Buffer } & (
    | { removalId: Id; whySealed: Buffer; by: string; at: string }
    | { removalId: null; whySealed: null; by: null; at: null }
  )

async function evidenceFilesOf({ tx, actor, vault }: Pick<QueryContext, 'tx' | 'actor' | 'vault'>, id: Id) {
  const { rows } = await sql<FileRow>`
    select f.id, f.evidence_id as "evidenceId", f.sheet, f.media_type as "mediaType", f.name_sealed as sealed,
      r.id as "removalId", r.reason_sealed as "whySealed", a.display_name as by, r.removed_at as at
    from dispute_evidence_files f left join evidence_removals r on r.community_id = f.community_id and r.file_id = f.id
      and r.put_back_at is null left join accounts a on a.id = r.removed_by
    where f.community_id = ${actor.communityId} and f.dispute_id = ${id} order by f.sheet`.execute(tx)
  return rows.map(({ sealed, removalId, whySealed, by, at, ...file }) => ({
    ...file,
    ...open(vault, 'dispute_evidence_files|name', file.id, sealed),
    removed: removalId === null ? null : { by, at, ...open(vault, 'evidence_removals|reason', removalId, whySealed) },
  }))
}

async function sessionsOf({ tx, actor }: QueryContext, id: Id) {
  const { rows } = await sql<Row<'sessions'>>`
    select s.id, r.name as room, lower(s.during) as from, upper(s.during) as to, s.cancelled_at is not null as cancelled,
      (select array_agg(a.display_name order by a.display_name) from session_mediators m join accounts a on a.id = m.account_id
        where m.community_id = s.community_id and m.session_id = s.id) as mediators
    from mediation_sessions s left join mediation_rooms r on r.community_id = s.community_id and r.id = s.room_id
    where s.community_id = ${actor.communityId} and s.dispute_id = ${id} order by lower(s.during)`.execute(tx)
  return rows
}

async function agreementOf(context: QueryContext, id: Id): Promise<DisputeFile['agreement']> {
  const { tx, actor, vault } = context
  const { rows } = await sql<{ form: 'ORAL' | 'WRITTEN'; agreedOn: string; sealed: Buffer }>`
    select a.form, a.agreed_on as "agreedOn", a.text_sealed as sealed from dispute_agreements a
    where a.community_id = ${actor.communityId} and a.dispute_id = ${id}`.execute(tx)
  const found = rows[0]
  if (!found) return null
  const { form, agreedOn, sealed } = found
  const signed = await sql<NonNullable<DisputeFile['agreement']>['signatures'][number]>`
    select s.party_id as "partyId", s.account_id as "accountId", s.how, s.signed_on as on from agreement_signatures s
    where s.community_id = ${actor.communityId} and s.dispute_id = ${id} order by s.signed_on, s.entered_at`.execute(tx)
  const told = open(vault, 'dispute_agreements|text', id, sealed)
  return { form, agreedOn, ...told, items: await itemsOf(context, id), signatures: signed.rows }
}

async function itemsOf({ tx, actor, vault }: QueryContext, id: Id): Promise<ItemAtPage[]> {
  const { rows } = await sql<Omit<ItemAtPage, 'amountFen' | 'what' | 'amountInWords'> & { sealed: Buffer }>`
    select i.id, i.kind, i.obligor_id as "obligorId", i.obligee_id as "obligeeId", i.due_on as "dueOn",
      i.performed_on as "performedOn", i.what_sealed as sealed
    from agreement_items i where i.community_id = ${actor.communityId} and i.dispute_id = ${id} order by i.at`.execute(
    tx,
  )
  return rows.map(({ sealed, ...row }) => {
    const { what, amountFen } = open(vault, 'agreement_items|what', row.id, sealed)
    return { ...row, what, amountFen, amountInWords: amountFen === null ? null : amountInWords(amountFen) }
  })
}

async function followUpsOf({ tx, actor, vault }: QueryContext, id: Id) {
  const { rows } = await sql<Omit<Row<'followUps'>, 'note'> & { sealed: Buffer | null }>`
    select f.id, f.kind, f.due_on as "dueOn", f.done_on as "doneOn", a.display_name as by, f.means, f.note_sealed as sealed
    from dispute_follow_ups f left join accounts a on a.id = f.done_by
    where f.community_id = ${actor.communityId} and f.dispute_id = ${id} order by f.due_on, f.kind`.execute(tx)
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    note: sealed ? open(vault, 'dispute_follow_ups|note', row.id, sealed).note : '',
  }))
}

async function endingsOf({ tx, actor, vault }: QueryContext, id: Id) {
  const { rows } = await sql<Omit<Row<'endings'>, 'text'> & { id: Id; sealed: Buffer }>`
    select e.id, e.kind, e.reason, e.referral, e.ended_on as on, e.text_sealed as sealed from dispute_endings e
    where e.community_id = ${actor.communityId} and e.dispute_id = ${id} order by e.ended_on, e.entered_at`.execute(tx)
  return rows.map(({ sealed, id: at, ...row }) => ({ ...row, ...open(vault, 'dispute_endings|text', at, sealed) }))
}

async function riskOf({ tx, actor, now, vault }: QueryContext, id: Id): Promise<DisputeFile['risk']> {
  const { rows } = await sql<{
    id: Id
    level: Row<'risk'>['level'] | null
    until: string | null
    sealed: Buffer | null
  }>`
    select r.id, r.level, r.until, r.reason_sealed as sealed from dispute_risks r
    where r.community_id = ${actor.communityId} and r.dispute_id = ${id} order by r.set_at desc, r.id desc limit 1`.execute(
    tx,
  )
  const last = rows[0]
  if (!last?.level || !last.sealed || last.until! < dayOf(now)) return null
  return { level: last.level, until: last.until!, ...open(vault, 'dispute_risks|reason', last.id, last.sealed) }
}

async function confirmationOf({ tx, actor }: QueryContext, id: Id): Promise<DisputeFile['confirmation']> {
  const { rows } = await sql<Row<'confirmation'>>`
    select c.court, c.papers, c.applied_on as "appliedOn", c.result, c.result_on as "resultOn", c.ruling_no as "rulingNo"
    from court_confirmations c where c.community_id = ${actor.communityId} and c.dispute_id = ${id}`.execute(tx)
  return rows[0] ?? null
}
