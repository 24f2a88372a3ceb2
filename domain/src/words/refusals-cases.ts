import type { Words } from './words.ts'

/** Refusals of cases and the notebook. */
export const casesRefusals = {
  'case-ended': { zh: '这件事已经办结，不能再改。', en: 'This case has ended and cannot be changed.' },
  'case-not-yours': { zh: '这件事不由您处理。', en: 'This case is not yours to handle.' },
  'case-already-in-hand': {
    zh: '已经有人在处理，不能撤销，请联系社区。',
    en: 'Somebody is at work on it; ask the community to cancel it.',
  },
  'case-at-street': { zh: '这件事在街道办理，这一步由街道来做。', en: 'This case lies with the street office now.' },
  'case-confidential': {
    zh: '保密事件由书记办理，不派遣、不上报、不合并。',
    en: 'A confidential case stays with the secretary.',
  },
  'case-not-on-paper': {
    zh: '保密事件不打印：纸会被别人看到。',
    en: 'A confidential case is not printed: paper is read by others.',
  },
  'case-handled-by-another': { zh: '这件事已派给别人办理。', en: 'This case was given to somebody else.' },
  'case-not-accepted': { zh: '请先受理。', en: 'Accept the case first.' },
  'case-not-at-street': { zh: '这件事不在街道办理。', en: 'This case does not lie with the street office.' },
  'case-not-at-this-step': { zh: '现在的环节不能这样做。', en: 'This cannot be done at the step the case is at.' },
  'designate-only-after-returns': {
    zh: '退单满三次才指定办理，请正常派遣。',
    en: 'A handler is named only after three returns; dispatch it.',
  },
  'dispatch-must-designate': {
    zh: '已退单三次，须指定办理人。',
    en: 'Returned three times: its handler must be named now.',
  },
  'excluded-already': { zh: '这件事已经剔除。', en: 'This case is excluded already.' },
  'exclusion-already-asked': { zh: '已有剔除申请待审。', en: 'An exclusion is waiting for a decision.' },
  'exclusion-not-asked': { zh: '没有待审的剔除申请。', en: 'No exclusion was asked for.' },
  'exclusion-waits-for-secretary': { zh: '须社区书记先审。', en: 'The secretary decides first.' },
  'exclusion-waits-for-street': {
    zh: '书记已同意，等街道审定。',
    en: 'The secretary agreed; it waits for the street.',
  },
  'extend-too-late': { zh: '已过办理时限，不能延期。', en: 'The time is up; it cannot be extended.' },
  'extended-already': { zh: '只能延期一次。', en: 'It was extended once already.' },
  'handler-does-not-verify': {
    zh: '办理人不能自己核查、办结或延期，请同事来做。',
    en: 'Who handles a case neither verifies nor extends it; ask a colleague.',
  },
  'return-after-designation': { zh: '已指定办理，不能再退。', en: 'Its handler was named; it cannot be returned.' },
  'return-too-late': { zh: '已过退单时限，视为接受。', en: 'The time for returning is over; it counts as accepted.' },
  'rework-must-escalate': { zh: '已返工两次，请上报街道。', en: 'Reworked twice: take it to the street.' },
  'second-person-needed': { zh: '初审和审定必须是两个人。', en: 'The second approval must come from another person.' },
  'suspension-already-asked': { zh: '已有挂账申请待审。', en: 'A suspension is waiting for a decision.' },
  'suspension-not-asked': { zh: '没有待审的挂账申请。', en: 'No suspension was asked for.' },
  'whistle-already-arrived': { zh: '这个单位已经报到。', en: 'This unit has arrived already.' },
  'whistle-already-blown': { zh: '已经吹哨，尚未会商完。', en: 'A whistle is open already.' },
  'whistle-not-blown': { zh: '没有进行中的吹哨。', en: 'No whistle is open.' },
  'whistle-nothing-to-evaluate': { zh: '没有待评价的吹哨。', en: 'There is no whistle to evaluate.' },
  'batch-already-undone': { zh: '这次批量派遣已经撤回。', en: 'This batch was taken back already.' },
  'case-moved-on': {
    zh: '派遣以后已有新进展，不能撤回。',
    en: 'Something has happened to it since; it cannot be taken back.',
  },
  'deadline-rule-missing': { zh: '没有设定这一等级的时限。', en: 'No deadline is set for this class.' },
  'extend-too-long': { zh: '延期不能长于原来的时限。', en: 'An extension is no longer than the original time.' },
  'handler-without-post': {
    zh: '这个人在本社区没有可以办理事件的岗位。',
    en: 'This person holds no post here that handles cases.',
  },
  'review-day-out-of-range': {
    zh: '复核日须在明天以后、最长期限以内。',
    en: 'The day of review lies after today and within the longest suspension.',
  },
  'transfer-to-the-same': { zh: '首接责任人没有变。', en: 'It is that person’s already.' },
  'whistle-needs-two': { zh: '吹哨至少召集两个单位。', en: 'A whistle calls at least two units.' },
  'entry-consent-missing': {
    zh: '请写明谁同意入户、怎样同意、什么时候。',
    en: 'Say who agreed to the entry, how, and when.',
  },
  'entry-already-recorded': {
    zh: '这次入户已有记录，只能补填离开时间。',
    en: 'This entry is recorded; only the time of leaving can be added.',
  },
  'entry-times-crossed': {
    zh: '时间先后不对：同意在先，入户在后，离开最后。',
    en: 'The times cross: consent first, then going in, then leaving.',
  },
  'entry-witness-missing': {
    zh: '无人可询而入户，必须有见证人。',
    en: 'Entering with nobody to ask needs a witness.',
  },
  'link-confidential': { zh: '保密事件不能关联。', en: 'A confidential case is linked to nothing.' },
  'link-itself': { zh: '不能与自身关联。', en: 'A case is not linked to itself.' },
  'note-already-a-case': { zh: '这条笔记已经转成事件。', en: 'This line is a case already.' },
  'photo-too-big': { zh: '照片超过 2 MB，请缩小后再传。', en: 'The picture is larger than 2 MB.' },
  'photo-unreadable': {
    zh: '照片无法识别：请用 JPEG、PNG 或 WebP，长边不超过 4096 像素。',
    en: 'The picture cannot be read: JPEG, PNG or WebP, no side longer than 4096.',
  },
  'photos-enough': { zh: '最多三张照片。', en: 'Three pictures at most.' },
  'place-missing': {
    zh: '请写明在哪里：房屋、楼栋或地点。',
    en: 'Say where: a dwelling, a building, or a place in words.',
  },
  'report-confidential-only': {
    zh: '您的岗位只上报须保密的线索。',
    en: 'Your post reports confidential matters only.',
  },
  'step-unknown': { zh: '处置步骤里没有这一项。', en: 'The playbook has no such step.' },
} as const satisfies Record<string, Words>
