// Who may do what, written down from the handbook (§10, and §4.4, §5.3, §6, §9 where a row points there) and not from the
// table the program uses (domain/src/identity/permissions.ts): faults/who-may.test.ts holds the one against the other.
import type { Role } from '@red-steward/domain/identity/actor'

/** Columns of the page below, in the order of the handbook. */
const columns: Record<string, Role> = {
  res: 'resident',
  bld: 'building-head',
  prop: 'property-steward',
  stew: 'steward',
  lead: 'grid-lead',
  desk: 'station-desk',
  sec: 'secretary',
  med: 'mediator',
  coun: 'counsellor',
  vol: 'volunteer',
  str: 'street-dispatcher',
  dep: 'department-handler',
  aud: 'auditor',
  adm: 'system-administrator',
}

const page = `
                       res bld prop stew lead desk sec med coun vol str dep aud adm
own account             y   y   y    y    y    y    y   y   y    y   y   y   y   y
accounts                -   -   -    -    -    -    -   -   -    -   -   -   -   y
audit                   -   -   -    -    -    -    -   -   -    -   -   -   y   -
places seen             -   -   y    y    y    y    y   -   -    -   y   -   -   y
places drawn            -   -   -    -    y    -    y   -   -    -   -   -   -   -
grids drawn             -   -   -    -    -    -    y   -   -    -   -   -   -   -
map and counts          -   -   y    y    y    y    y   -   -    -   y   -   -   -
register looked up      -   -   y    y    y    y    y   -   -    -   -   -   -   -
register written        -   -   -    y    y    -    y   -   -    -   -   -   -   -
register history        -   -   -    y    y    -    y   -   -    -   -   -   -   -
number in clear         -   -   -    y    y    y    y   -   -    -   -   -   -   -
key groups seen         -   -   -    y    y    y    y   -   -    -   -   -   -   -
key groups decided      -   -   -    -    y    -    y   -   -    -   -   -   -   -
persons merged          -   -   -    -    y    -    y   -   -    -   -   -   -   -
spreadsheet taken in    -   -   -    -    -    -    y   -   -    -   -   -   -   -
visits                  -   -   -    y    y    -    y   -   -    -   -   -   -   -
care worked             -   -   -    y    y    -    y   -   -    -   -   -   -   -
care led                -   -   -    -    y    -    y   -   -    -   -   -   -   -
care ruled              -   -   -    -    -    -    y   -   -    -   -   -   -   -
work handed over        -   -   -    -    -    -    y   -   -    -   -   -   -   y
harm reported           y   y   y    y    y    y    y   -   y    y   -   -   -   -
harm passed on          -   -   -    -    -    -    y   -   -    -   -   -   -   -
cases reported          y   y   y    y    y    y    y   y   y    y   y   y   -   -
cases read              -   y   y    y    y    y    y   y   y    y   y   y   -   -
cases handled           -   y   y    y    y    y    y   -   -    -   -   y   -   -
cases that need me      -   y   y    y    y    y    y   -   -    -   y   y   -   -
cases dispatched        -   -   -    -    y    y    y   -   -    -   y   -   -   -
cases given back        -   -   y    -    y    y    y   -   -    -   -   y   -   -
cases sent up           -   -   -    -    y    y    y   -   -    -   -   -   -   -
cases verified          -   -   -    -    y    y    y   -   -    -   y   -   -   -
exceptions asked for    -   -   -    y    y    y    y   -   -    -   -   y   -   -
exceptions decided      -   -   -    -    -    -    y   -   -    -   y   -   -   -
whistle blown           -   -   -    -    -    -    -   -   -    -   y   -   -   -
whistle answered        -   -   y    -    -    -    -   -   -    -   y   y   -   -
whistle judged          -   -   y    -    -    -    -   -   -    -   -   y   -   -
units kept              -   -   -    -    -    -    y   -   -    -   y   -   -   -
clocks set              -   -   -    -    -    -    y   -   -    -   -   -   -   y
cases opened again      y   -   -    -    y    y    y   -   -    -   y   -   -   -
cases supervised        -   -   -    -    y    -    y   -   -    -   y   -   -   -
also me                 -   y   y    y    y    y    y   -   -    -   -   -   -   -
incidents               -   -   y    y    y    y    y   -   -    -   -   -   -   -
incidents answered      y   -   y    y    y    y    y   -   -    -   -   -   -   -
rates seen              -   -   -    -    y    y    y   -   -    -   y   -   -   -
rates set               -   -   -    -    -    -    y   -   -    -   -   -   -   -
morning                 -   -   -    -    y    y    y   -   -    -   -   -   -   -
street                  -   -   -    -    -    -    -   -   -    -   y   -   -   -
phrases kept            -   -   -    -    y    y    y   -   -    -   y   -   -   -
ways out kept           -   -   -    -    -    -    -   -   -    -   -   -   -   y
other systems seen      -   -   -    -    y    y    y   -   -    -   y   -   -   y
messages looked over    -   -   -    -    -    -    y   -   -    -   -   -   -   y
door of the resident    y   -   -    -    -    -    -   -   -    -   -   -   -   -
plates                  -   -   -    -    y    y    y   -   -    -   -   -   -   -
receipt handed out      -   -   y    y    y    y    y   -   -    -   -   -   -   -
front of the portal     -   -   -    -    -    y    y   -   -    -   -   -   -   -
card on the door        -   -   y    y    y    -    -   -   -    -   -   -   -   -
notebook                -   -   y    y    y    y    y   -   -    -   -   -   -   -
phone held              -   -   -    y    y    -    y   -   -    -   -   -   -   -
phone heard             -   y   y    y    y    y    y   y   y    y   y   y   y   y
two values settled      -   -   -    -    y    -    y   -   -    -   -   -   -   -
phones managed          -   -   -    -    -    -    y   -   -    -   -   -   -   y
dispute taken down      -   -   -    y    -    y    -   y   -    -   -   -   -   -
dispute mediated        -   -   -    -    -    -    -   y   -    -   -   -   -   -
disputes counted        -   -   -    -    -    -    y   -   -    -   y   -   -   -
mediation guided        -   -   -    -    -    -    -   -   -    -   -   y   -   -
rooms seen              -   -   -    y    y    y    y   y   -    -   -   -   -   -
rooms edited            -   -   -    -    -    y    y   -   -    -   -   -   -   -
talked over             y   y   y    y    y    y    y   -   -    y   -   -   -   -
talks held              -   -   -    -    y    y    y   -   -    -   -   -   -   -
talks reviewed          -   -   -    -    -    -    y   -   -    -   -   -   -   -
`

/** What each command and query belongs to. One that stands nowhere fails the test. */
export const belongs: Record<string, string> = {
  'own account': `identity.end-session identity.change-password identity.start-totp identity.confirm-totp
    identity.remove-totp identity.own-account
    messages.inbox messages.unread messages.mark-read messages.own-preferences messages.set-preferences messages.begin-push
    messages.subscribe-push messages.unsubscribe-push overview.views overview.save-view overview.delete-view`,
  accounts: `identity.create-account identity.reset-account identity.disable-account identity.enable-account
    identity.grant-post identity.end-post identity.list-accounts identity.create-community`,
  audit: 'identity.read-audit',
  'places seen': `places.directory places.compound places.building places.dwelling places.find-door places.contacts`,
  'places drawn': `places.create-compound places.correct-compound places.retire-compound places.create-building
    places.correct-building places.retire-building places.add-units places.rename-unit places.add-dwellings
    places.correct-dwelling places.retire-dwelling places.undo places.history places.import-buildings places.keep-contact places.end-contact
    places.export`,
  'grids drawn': `places.create-grid places.correct-grid places.retire-grid places.assign-grid`,
  'map and counts': `overview.home overview.living-map overview.base-map`,
  'register looked up': `registry.search registry.list-persons registry.list-households
    registry.household registry.dwelling registry.person registry.freshness
    overview.building-board`,
  'register written': `registry.register-household registry.register-person registry.correct-person
    registry.correct-household registry.confirm registry.confirm-many registry.undo registry.move-in registry.move-out
    registry.move-within registry.split-household registry.change-head registry.record-death registry.link-guardian
    registry.unlink-guardian places.set-dwelling-use`,
  'register history': 'registry.history',
  'number in clear': 'registry.reveal',
  'key groups seen': 'registry.eligibilities',
  'key groups decided': `registry.open-eligibility registry.extend-eligibility registry.end-eligibility`,
  'persons merged': `registry.duplicates registry.merges registry.merge-persons registry.unmerge-persons
    registry.dismiss-duplicate`,
  'spreadsheet taken in': `imports.upload imports.map imports.dry-run imports.answer-rows imports.commit imports.advance
    imports.cancel imports.resume imports.undo imports.list imports.get imports.tables imports.values imports.places
    imports.rows imports.result-file imports.hotline imports.hotline-results imports.map-hotline imports.decide-hotline`,
  visits: `visits.record visits.correct visits.withdraw visits.record-need visits.settle-need visits.follow-up-safety
    visits.edit-day visits.of-dwelling visits.list visits.needs visits.day`,
  'care worked': `care.rules care.today care.set-capacity care.runs care.log-step care.close-run care.open-campaign
    care.preview-campaign care.campaigns care.calls care.take-call care.release-call care.log-call care.close-campaign
    care.reach-rate care.visits-to-come`,
  'care led': `care.assign care.looked-after care.plan care.save-plan`,
  'care ruled': `care.save-rule care.end-rule care.save-flow-rule`,
  'work handed over': `care.handover-preview care.handovers care.hand-over care.workers`,
  'harm reported': `care.report-confidential care.add-to-report care.confidential-reports care.confidential-report`,
  'harm passed on': 'care.pass-on-report',
  'cases reported': `cases.report cases.similar cases.cancel`,
  'cases read': `cases.incident open311.outside cases.list cases.confidential cases.page cases.ways cases.sheet
    cases.photo`,
  'cases handled': `cases.resolve-on-the-spot cases.tick-step cases.untick-step cases.record-entry cases.link
    cases.add-note cases.take cases.add-photo open311.contact
    portal.write-to-resident portal.questions`,
  'cases that need me': `cases.inbox cases.handlers cases.phrases cases.mark-handled`,
  'cases dispatched': `cases.accept cases.reject cases.redirect cases.dispatch cases.dispatch-many cases.undo-dispatch
    cases.designate cases.transfer cases.extend cases.resume cases.merge cases.unmerge
    open311.forward`,
  'cases given back': 'cases.return',
  'cases sent up': 'cases.escalate',
  'cases verified': `cases.verify cases.close cases.rework cases.call-back cases.call-backs`,
  'exceptions asked for': `cases.request-suspension cases.request-exclusion`,
  'exceptions decided': `cases.approve-exclusion cases.refuse-exclusion`,
  'whistle blown': `cases.suspend cases.refuse-suspension cases.hand-back cases.whistle cases.conclude-whistle`,
  'whistle answered': 'cases.arrive',
  'whistle judged': 'cases.evaluate-whistle',
  'units kept': `cases.save-unit cases.retire-unit cases.set-unit-members`,
  'clocks set': `cases.set-deadline-profile cases.save-deadline-rule cases.set-calendar-day cases.set-calendar-hours
    cases.calendar`,
  'cases opened again': 'cases.reopen',
  'cases supervised': 'cases.supervise',
  'also me': `cases.also-me`,
  incidents: `cases.open-incident cases.affected`,
  'incidents answered': 'cases.answer-incident',
  'rates seen': `cases.rates cases.repeats`,
  'rates set': 'cases.set-rate-formula',
  morning: 'overview.morning',
  street: 'overview.street',
  'phrases kept': `cases.save-phrase cases.delete-phrase`,
  'ways out kept': `messages.set-channel messages.test-channel messages.channels messages.webhooks messages.add-webhook
    messages.change-webhook messages.rotate-webhook-secret messages.remove-webhook messages.test-webhook
    messages.deliveries open311.keys open311.issue-key open311.revoke-key open311.add-system
    open311.change-system`,
  'other systems seen': 'open311.systems',
  'messages looked over': `messages.outbox messages.send-again`,
  'door of the resident': `portal.door portal.topic-notice portal.report portal.follow portal.ask portal.answer-incident
    portal.also-me portal.rate portal.not-solved portal.request-code portal.confirm-code portal.my-reports portal.preferences portal.similar
    portal.add-photo portal.steward-photo`,
  plates: `portal.plates portal.plate-counts portal.issue-plates portal.revoke-plate portal.review-queue
    portal.accept-report portal.decline-report`,
  'receipt handed out': `portal.hand-out-link portal.receipt`,
  'front of the portal': `portal.front portal.set-front portal.publish-notice portal.end-notice`,
  'card on the door': `portal.own-card portal.set-card`,
  notebook: `notebook.write notebook.correct notebook.make-case notebook.search notebook.day`,
  'phone held': 'sync.record-look',
  'phone heard': `sync.enrol-device sync.renew-device`,
  'two values settled': `sync.resolve-conflict sync.conflicts`,
  'phones managed': `sync.wipe-device sync.set-lease sync.devices`,
  'dispute taken down': `mediation.open mediation.save-party mediation.remove-party mediation.list mediation.page
    mediation.mediators`,
  'dispute mediated': `mediation.ask-mediator mediation.declare-interest mediation.accept mediation.not-accept
    mediation.record-consent mediation.sign-notice mediation.begin mediation.write-record mediation.add-evidence
    mediation.add-evidence-file mediation.remove-evidence-file mediation.put-back-evidence-file mediation.evidence-file
    mediation.book-session mediation.cancel-session mediation.extend mediation.agree mediation.sign-agreement
    mediation.fail mediation.withdraw mediation.follow-up mediation.breach mediation.apply-confirmation
    mediation.answer-confirmation mediation.archive mediation.set-risk mediation.dossier`,
  'disputes counted': 'mediation.statistics',
  'mediation guided': 'mediation.guidance',
  'rooms seen': 'mediation.rooms',
  'rooms edited': `mediation.save-room mediation.retire-room`,
  'talked over': `deliberation.propose deliberation.list deliberation.page deliberation.notice`,
  'talks held': `deliberation.hold-meeting deliberation.open-poll deliberation.count-poll deliberation.post-notice
    deliberation.carry-out`,
  'talks reviewed': `deliberation.review deliberation.assess deliberation.drop`,
}

/** The roles with a `y` in a row. Throws on a row that is not on the page. */
export function rolesOf(row: string): Role[] {
  const line = rows.get(row)
  if (!line) throw new Error(`no row "${row}"`)
  return line
}

const lines = page.trim().split('\n')
const heads = lines[0]!.trim().split(/\s+/)
const rows = new Map(
  lines.slice(1).map((line) => {
    const marks = line.trim().split(/\s+/).slice(-heads.length)
    const name = line.slice(0, line.search(/\s{2,}/)).trim()
    return [name, heads.filter((_, at) => marks[at] === 'y').map((head) => columns[head]!)] as const
  }),
)

/** Paths outside commands and queries that answer without a session, and why. Any other must say 401. */
export const openPaths: Record<string, string> = {
  'POST /api/session': 'signing in',
  'DELETE /api/session': 'signing out, also when it ended already',
  'GET /api/openapi.json': 'the document of the interface',
  'GET /api/docs': 'its reader',
  'GET /health/live': 'whether the program runs',
  'GET /health/ready': 'whether it can work',
  'GET /': 'the page of the desk, without a fact in it',
  'GET /desk.html': 'the same',
  'GET /field': 'the page of the phone',
  'GET /portal': 'the page of the door',
  'POST /api/sync/orders': 'whether a phone is to wipe itself; the phone shows its own secret',
}
