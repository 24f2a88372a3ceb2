// What may not be written into a note about somebody (handbook §11): refused words stop the form, others only warn.
// Words about needs (需轮椅, 苗语服务) are welcome; words that put a label on a person are not.

export type ForbiddenReason =
  | 'door-code'
  | 'religion'
  | 'ethnicity'
  | 'petition'
  | 'offence'
  | 'diagnosis'
  | 'finance'
  | 'id-number'

export interface Finding {
  reason: ForbiddenReason
  /** The words found, as written. */
  words: string
  /** refuse: cannot be saved; warn: saved after the writer looked again. */
  verdict: 'refuse' | 'warn'
}

const peoples =
  '汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺'

/** A code as it is written: `2580#`, `二五八零`, `a1b2`. */
const code = '(?:[0-9*#零〇一二两三四五六七八九幺]{3,}|(?=[a-z]*[0-9])[a-z0-9]{4,})'

// A code beside a word for a door: `门禁密码 2580#`, `密码是1234`, `按2580开门`, `door code: 4711`. A lock that is broken is no code.
const patterns: [ForbiddenReason, Finding['verdict'], RegExp][] = [
  [
    'door-code',
    'refuse',
    /(门禁|门锁|开门|进门|单元门|大门|电子锁|密码锁|摄像头|监控|wifi|door|gate|lock)[^。;；\n]{0,6}(密码(?![锁盘键器机坏失不忘])|口令|code|pin|password)/i,
  ],
  [
    'door-code',
    'refuse',
    new RegExp(
      `(密码|口令|门码|门禁码|开锁码|password|passcode|pwd|pin code)(?:是|为|就是|还是|现在|改成|改为|换成|[^\\p{L}\\n]){0,6}?${code}`,
      'iu',
    ),
  ],
  [
    'door-code',
    'refuse',
    new RegExp(
      `(按|摁|输|输入)[^\\p{L}\\n]{0,3}${code}[^\\p{L}\\n]{0,3}(就|即|可以|就可以|就能|能)?(开门|进门|开锁|解锁)`,
      'iu',
    ),
  ],
  ['door-code', 'refuse', /(门禁码|开锁码|钥匙(放|藏|在))/],
  [
    'religion',
    'refuse',
    /(信教|教徒|信徒|基督|天主教|佛教|道教|伊斯兰|穆斯林|清真寺|做礼拜|宗教|邪教|法轮|全能神|religio|christian|muslim|buddhis)/i,
  ],
  [
    'ethnicity',
    'refuse',
    new RegExp(`(民族(?!路|街|村|大道|小学|中学)|(${peoples})族(?!自治|乡|村|镇|路|街|馆|箱)|ethnic)`, 'i'),
  ],
  ['petition', 'refuse', /(上访|闹访|缠访|越级访|进京访|信访(户|人|重点)|稳控|维稳|重点人员|不稳定因素|petitioner)/i],
  [
    'offence',
    'refuse',
    /(刑满|刑释|社区矫正|矫正对象|前科|坐过牢|服刑|劳改|吸毒|戒毒|涉毒|犯罪记录|criminal record|drug addict)/i,
  ],
  ['diagnosis', 'refuse', /(艾滋|hiv|梅毒|精神分裂|严重精神障碍|肇事肇祸)/i],
  [
    'diagnosis',
    'warn',
    /(癌|肿瘤|肝炎|结核|抑郁|精神病|尿毒症|白血病|糖尿病|高血压|确诊|病史|残疾证号|cancer|diabetes|diagnos)/i,
  ],
  ['finance', 'warn', /(银行卡|卡号|存款|欠债|欠款|月收入|年收入|工资\s*[0-9]|bank account|income)/i],
  [
    'id-number',
    'refuse',
    /(?<![0-9])[1-9][0-9]{5}[ -]?(19|20)[0-9]{2}[ -]?[01][0-9][ -]?[0-3][0-9][ -]?[0-9]{3}[0-9Xx](?![0-9])/,
  ],
  ['id-number', 'warn', /(?<![0-9])1[3-9][0-9]{9}(?![0-9])/],
]

/**
 * Everything in a text that has no place in the register; empty for an honest note. Full-width forms are read too, signs
 * nobody sees are left out, and what was spelt with gaps (`密 码 2 5 8 0`) is read together.
 */
export function forbiddenIn(text: string): Finding[] {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  const together = plain.replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})|(?<=[0-9]) +(?=[0-9])/gu, '')
  return patterns.flatMap(([reason, verdict, pattern]) => {
    const found = pattern.exec(plain) ?? pattern.exec(together)
    return found ? [{ reason, verdict, words: found[0] }] : []
  })
}

/** The first thing in a text that may not be saved, if any. */
export function refusedIn(text: string): Finding | undefined {
  return forbiddenIn(text).find((finding) => finding.verdict === 'refuse')
}
