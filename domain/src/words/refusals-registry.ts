import type { Words } from './words.ts'

/** Refusals of the register: persons, households, residence, eligibility, guardians, undo. */
export const registryRefusals = {
  'already-a-member': { zh: '此人已在这一户中。', en: 'This person is already a member of the household.' },
  'already-head': { zh: '此人已经是户主。', en: 'This person is already the head.' },
  'birth-date-in-the-future': { zh: '出生日期晚于今天。', en: 'The birth date lies in the future.' },
  'birth-date-too-early': { zh: '出生日期过早,请核对。', en: 'The birth date is too long ago. Please check it.' },
  'change-the-head-instead': {
    zh: '变更户主请用“变更户主”。',
    en: 'Use “change head” to make somebody else the head.',
  },
  'changed-meanwhile': {
    zh: '您修改的这一项刚刚被别人改过,请核对后再保存。',
    en: 'Somebody changed the same fact meanwhile. Compare both values and save again.',
  },
  'changed-since': {
    zh: '之后有人改动过同样的内容,不能直接撤销,请手工更正。',
    en: 'The same facts were changed since, so this cannot be taken back. Correct them by hand.',
  },
  'consent-day-missing': { zh: '请填写本人同意的日期。', en: 'Give the day of the consent.' },
  'consent-needed': {
    zh: '这一类别须本人同意后才能登记。',
    en: 'This group is kept only with the consent of the resident.',
  },
  'day-before-birth': { zh: '日期早于出生日期。', en: 'The day lies before the birth.' },
  'day-before-moving-in': { zh: '日期早于入住日期。', en: 'The day lies before the day of moving in.' },
  'day-in-the-future': { zh: '日期晚于今天。', en: 'The day lies in the future.' },
  'document-kind-missing': { zh: '请选择证件类型。', en: 'Choose the kind of document.' },
  'dwelling-retired': { zh: '这套房屋已停用。', en: 'This dwelling is no longer in use.' },
  'eligibility-already-open': {
    zh: '此人已有这一类别的有效记录。',
    en: 'The person already has an open record of this group.',
  },
  'eligibility-ended': { zh: '这条记录已经结束。', en: 'This eligibility has ended.' },
  'end-before-start': { zh: '结束日期早于开始日期。', en: 'The end lies before the start.' },
  'end-day-missing': {
    zh: '请填写有效期截止日期(如证件日期)。',
    en: 'Give the day it ends, such as the date on the certificate.',
  },
  'end-not-later': { zh: '新的截止日期必须晚于原日期。', en: 'The new end must be later than the present one.' },
  'fact-unknown': { zh: '没有这一项可以核实。', en: 'There is no such fact to confirm.' },
  'guardian-missing': {
    zh: '未满14周岁,须先关联监护人才能登记个人信息。',
    en: 'A child under 14 needs a guardian before anything about the child can be kept.',
  },
  'guardian-of-oneself': { zh: '不能把本人设为自己的监护人。', en: 'Nobody is their own guardian.' },
  'guardian-too-young': { zh: '监护人须年满18周岁。', en: 'A guardian is at least 18 years old.' },
  'guardianship-ended': { zh: '监护关系已经结束。', en: 'This guardianship has ended.' },
  'head-missing': { zh: '请指定一位户主。', en: 'Name one member as the head.' },
  'head-must-live-there': { zh: '户主须实际居住在这里。', en: 'The head must really live there.' },
  'household-closed': { zh: '这一户已经销户。', en: 'This household is closed.' },
  'id-number-already-registered': {
    zh: '这个证件号码已经登记在册,请用“迁入”,不要重复登记。',
    en: 'This number is already in the register. Move the person in instead of registering again.',
  },
  'id-number-bad-checksum': {
    zh: '身份证号校验位不对,请核对。',
    en: 'The id number fails its check. Please compare it with the document.',
  },
  'id-number-before-1900': {
    zh: '身份证号中的出生年份早于1900年。',
    en: 'The birth date in the id number is before 1900.',
  },
  'id-number-contradicts-birth-date': {
    zh: '身份证号与出生日期不一致。',
    en: 'The id number and the birth date contradict each other.',
  },
  'id-number-contradicts-sex': { zh: '身份证号与性别不一致。', en: 'The id number and the sex contradict each other.' },
  'id-number-damaged': {
    zh: '身份证号被表格软件截断,请按证件重新填写。',
    en: 'The id number was damaged by a spreadsheet. Enter it again from the document.',
  },
  'id-number-impossible-date': {
    zh: '身份证号中的出生日期不存在。',
    en: 'The birth date in the id number does not exist.',
  },
  'id-number-in-the-future': {
    zh: '身份证号中的出生日期晚于今天。',
    en: 'The birth date in the id number lies in the future.',
  },
  'id-number-malformed': { zh: '身份证号应为18位或15位。', en: 'An id number has 18 or 15 characters.' },
  'member-twice': { zh: '同一个人出现了两次。', en: 'The same person is named twice.' },
  'more-than-one-head': { zh: '一户只能有一位户主。', en: 'A household has one head only.' },
  'nobody-would-stay': {
    zh: '全家一起搬走请用“户内搬迁”或“迁出”。',
    en: 'Nobody would stay: use moving within or moving out instead.',
  },
  'not-a-member': { zh: '此人不在这一户中。', en: 'This person is not a member of the household.' },
  'not-undoable': { zh: '这个操作不能撤销。', en: 'This cannot be taken back.' },
  'already-undone': { zh: '这个操作已经撤销过了。', en: 'This was already taken back.' },
  'others-still-depend': {
    zh: '之后又有记录依赖于它,不能撤销。',
    en: 'Later records depend on it, so it cannot be taken back.',
  },
  'person-has-died': { zh: '此人已去世。', en: 'This person has died.' },
  'person-merged': { zh: '这份档案已合并到另一份。', en: 'This record was merged into another.' },
  'phone-damaged': { zh: '电话号码被表格软件改坏,请重新填写。', en: 'The phone number was damaged by a spreadsheet.' },
  'phone-malformed': { zh: '电话号码格式不对。', en: 'This is no phone number.' },
  'reading-does-not-fit-name': {
    zh: '读音与姓名字数不符,请一字一音节,用空格隔开。',
    en: 'Give one syllable per character, with spaces between.',
  },
  'relation-missing': { zh: '请为其他成员填写与新户主的关系。', en: 'State everyone else’s relation to the new head.' },
  'same-dwelling': { zh: '已经住在这套房屋里。', en: 'They already live there.' },
  'someone-elses-command': {
    zh: '只能撤销自己的操作,或请网格长撤销。',
    en: 'You may take back your own work only; ask the grid lead.',
  },
  'text-forbidden-diagnosis': {
    zh: '请勿记录疾病诊断,可写需要什么帮助(如需轮椅、需送药)。',
    en: 'No diagnoses. Write what help is needed instead, such as a wheelchair or medicine brought.',
  },
  'text-forbidden-door-code': {
    zh: '严禁记录门禁密码、门锁密码或钥匙存放处。',
    en: 'Door codes and places of keys are never kept.',
  },
  'text-forbidden-ethnicity': {
    zh: '请勿记录民族,可填写服务语言。',
    en: 'Ethnicity is not kept. Use the language of service.',
  },
  'text-forbidden-finance': { zh: '请勿记录收入、账户等信息。', en: 'Income and accounts are not kept.' },
  'text-forbidden-id-number': {
    zh: '证件号码请填在专门的栏目里。',
    en: 'An id number belongs in its own field, where it is protected.',
  },
  'text-forbidden-offence': { zh: '请勿记录违法犯罪经历。', en: 'Offences are not kept.' },
  'text-forbidden-petition': { zh: '请勿记录信访情况。', en: 'Petitions are not kept.' },
  'text-forbidden-religion': { zh: '请勿记录宗教信仰。', en: 'Religion is not kept.' },
} as const satisfies Record<string, Words>
