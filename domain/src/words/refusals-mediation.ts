import type { Words } from './words.ts'

/** Refusals of mediation and deliberation. */
export const mediationRefusals = {
  'justice-office-missing': {
    zh: '还没有登记司法所。请书记在“事件设置 › 办理单位”里加一个类型为司法所的单位。',
    en: 'No justice office is registered. The secretary adds one under “Case settings › Units”.',
  },
  'not-its-mediator': { zh: '只有承办的调解员可以办理。', en: 'Only its mediators in charge may do this.' },
  'dispute-not-at-this-step': {
    zh: '这件纠纷现在的状态不能这样办。',
    en: 'The dispute is not at the step where this can be done.',
  },
  'sides-missing': { zh: '申请人和被申请人都要登记。', en: 'An applicant and the other party are both needed.' },
  'consents-missing': {
    zh: '还有当事人没有表示同意调解。',
    en: 'Not every party has agreed to mediation yet.',
  },
  'party-refuses': {
    zh: '有当事人不同意调解，不能继续；可以办理未达成或撤回。',
    en: 'A party refuses mediation, so it cannot go on; end it as failed or withdrawn.',
  },
  'notices-missing': {
    zh: '还有当事人没有签收权利义务告知书。',
    en: 'Not every party has signed the notice of rights and duties.',
  },
  'agreement-signed': {
    zh: '协议书已有人签署，不能再改。',
    en: 'Somebody has signed the agreement; it is not changed any more.',
  },
  'agreement-missing': { zh: '还没有协议。', en: 'There is no agreement yet.' },
  'signer-unknown': { zh: '这不是应当签署的人。', en: 'This is nobody who signs the agreement.' },
  'signed-already': { zh: '这一方已经签过。', en: 'This signature is there already.' },
  'handed-over-by-whom': { zh: '请写明由谁委托移送。', en: 'Say who handed it over.' },
  'mediator-needed': {
    zh: '保密纠纷必须指明交给哪位调解员。',
    en: 'A confidential dispute must name the mediator it goes to.',
  },
  'mediator-has-interest': {
    zh: '这位调解员申明过利害关系，应当回避。',
    en: 'This mediator declared an interest and stays out of it.',
  },
  'mediator-already': { zh: '这位调解员已在其中。', en: 'This mediator is asked or in charge already.' },
  'no-mediator': { zh: '此人不是本社区的调解员。', en: 'This is no mediator of the community.' },
  'party-name-missing': { zh: '请填写当事人姓名。', en: 'The party needs a name.' },
  'party-guardian-missing': {
    zh: '当事人未满 18 周岁，请登记监护人。',
    en: 'The party is under 18: name the guardian.',
  },
  'party-twice': { zh: '同一个人登记了两次。', en: 'The same person stands here twice.' },
  'party-has-signed': {
    zh: '这位当事人已在记录中，不能移除。',
    en: 'This party is part of the record and cannot be taken out.',
  },
  'day-in-the-future': { zh: '日期不能晚于今天。', en: 'The day lies in the future.' },
  'day-before-that': {
    zh: '日期早于前一个步骤的日期。',
    en: 'The day lies before the step that comes first.',
  },
  'extension-not-later': { zh: '延长的日期要晚于原来的期限。', en: 'The new day must be later than the old one.' },
  'extension-needs-all': {
    zh: '延期须各方当事人都同意到同一天。',
    en: 'Going on needs every party’s consent to the same day.',
  },
  'session-times-crossed': { zh: '结束时间要晚于开始时间。', en: 'The end must be later than the beginning.' },
  'session-too-long': { zh: '一次安排不超过 12 小时。', en: 'One session is no longer than 12 hours.' },
  'session-cancelled': { zh: '这次安排已经取消。', en: 'This session was cancelled.' },
  'room-taken': { zh: '这个时间该房间已被占用。', en: 'The room is taken at that time.' },
  'room-retired': { zh: '该房间已停用。', en: 'The room is used no more.' },
  'room-name-taken': { zh: '已有同名的房间。', en: 'A room of this name exists.' },
  'mediator-taken': { zh: '这个时间该调解员另有安排。', en: 'The mediator has another session at that time.' },
  'mediator-missing': { zh: '至少要有一位承办的调解员。', en: 'At least one mediator in charge is needed.' },
  'item-without-amount': { zh: '支付义务要写金额。', en: 'A payment needs an amount.' },
  'item-without-act': { zh: '请写明要做什么。', en: 'Say what is to be done.' },
  'item-for-oneself': { zh: '履行人和权利人不能是同一人。', en: 'Nobody owes something to themselves.' },
  'item-due-before': { zh: '履行日期早于达成协议的日期。', en: 'It is due before it was agreed.' },
  'item-unknown': { zh: '协议里没有这一项，或已履行。', en: 'The agreement has no such item, or it is done.' },
  'follow-up-done': { zh: '这次回访已经记录。', en: 'This follow-up is written down already.' },
  'confirmation-applied': { zh: '已经申请过司法确认。', en: 'The court was asked already.' },
  'confirmation-not-applied': { zh: '还没有申请司法确认。', en: 'The court was not asked.' },
  'confirmation-pending': {
    zh: '司法确认尚无结果，先记录法院答复。',
    en: 'The court has not answered yet; write down its answer first.',
  },
  'confirmation-needs-writing': {
    zh: '司法确认需要书面调解协议。',
    en: 'The court confirms written agreements only.',
  },
  'confirmation-needs-both': { zh: '司法确认须各方当事人共同申请。', en: 'All parties must apply together.' },
  'confirmation-papers-missing': {
    zh: '缺少申请书或调解协议书。',
    en: 'The application or the agreement is missing.',
  },
  'confirmation-too-late': {
    zh: '已超过协议生效后 30 日，不能申请司法确认。',
    en: 'More than 30 days after effect the court cannot be asked.',
  },
  'risk-without-reason': { zh: '请写明风险的理由。', en: 'Say why.' },
  'risk-without-end': { zh: '请填写风险提示到哪一天。', en: 'Say until which day.' },
  'risk-too-long': { zh: '风险提示最长 90 天。', en: 'A level holds for 90 days at most.' },
  'evidence-file-unreadable': {
    zh: '文件无法识别：请用 JPEG、PNG、WebP 照片（长边不超过 4096 像素）或完整的 PDF。',
    en: 'The file cannot be read: a JPEG, PNG or WebP picture, no side longer than 4096, or a whole PDF.',
  },
  'evidence-file-too-big': { zh: '文件超过 10 MB。', en: 'The file is larger than 10 MB.' },
  'evidence-file-removed': { zh: '这个附件已经移出了。', en: 'This file has been taken out already.' },
  'evidence-file-there': { zh: '这个附件没有移出。', en: 'This file has not been taken out.' },
  'evidence-files-enough': { zh: '一件证据最多三个附件。', en: 'A piece of evidence has three files at most.' },
  'topic-not-at-this-step': {
    zh: '这个议题现在的状态不能这样办。',
    en: 'The topic is not at the step where this can be done.',
  },
  'topic-counts-crossed': {
    zh: '答复的人数多于征询的人数。',
    en: 'More people answered than were asked.',
  },
  'topic-not-met': { zh: '还没有开过协商会。', en: 'No meeting was held yet.' },
  'notice-too-short': { zh: '公示不少于 7 天。', en: 'A notice stays up for 7 days at least.' },
  'notice-still-up': { zh: '公示期还没有满。', en: 'The notice is still up.' },
  'owners-must-decide': {
    zh: '此事依法应由业主共同决定，请写明决定的日期和文号后再执行。',
    en: 'By law all owners decide this together; name that decision before carrying it out.',
  },
} as const satisfies Record<string, Words>
