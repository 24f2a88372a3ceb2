import type { RowReason } from '../imports/reasons.ts'
import type { Words } from './words.ts'

/** Why a row was not taken as it stands, or what to know about it: what is wrong and what to do. */
export const importReasonWords: Record<RowReason, Words> = {
  'name-missing': { zh: '没有姓名，请补写', en: 'No name; please write it' },
  'name-unreadable': { zh: '不像一个人的姓名，请改为姓名', en: 'This is not a person’s name; please correct it' },
  'two-persons': { zh: '一个单元格里有两个人，请分成两行', en: 'Two persons in one cell; please give each a row' },
  'id-number-damaged': {
    zh: '身份证号被表格软件按数字保存，后几位已丢失，请按证件重新填写（单元格设为文本）',
    en: 'The spreadsheet kept this id number as a number and lost its last digits; please type it again as text',
  },
  'id-number-unreadable': { zh: '身份证号位数或写法不对', en: 'The id number has a wrong length or form' },
  'id-number-wrong-check-digit': {
    zh: '身份证号校验位不对，可能抄错一位',
    en: 'The check digit is wrong; a digit may be mistyped',
  },
  'id-number-impossible-date': {
    zh: '身份证号中的出生日期不存在',
    en: 'The birth date inside the id number does not exist',
  },
  'id-number-against-birth-date': { zh: '出生日期与身份证号不一致', en: 'The birth date contradicts the id number' },
  'id-number-against-sex': { zh: '性别与身份证号不一致', en: 'The sex contradicts the id number' },
  'date-unreadable': { zh: '看不懂这个日期，请写成 1963-05-04', en: 'Unreadable date; please write 1963-05-04' },
  'date-impossible': { zh: '没有这一天', en: 'There is no such day' },
  'date-future': { zh: '日期在将来', en: 'The date lies in the future' },
  'date-century-unclear': {
    zh: '两位数年份分不清世纪，请写四位年份',
    en: 'A two-digit year may be either century; please write four digits',
  },
  'sex-unknown-word': {
    zh: '看不懂的性别写法，可在“取值”一步指定',
    en: 'Unknown word for sex; say what it means in the step “Values”',
  },
  'relation-unknown-word': {
    zh: '看不懂的关系写法，可在“取值”一步指定',
    en: 'Unknown word for the relation; say what it means in the step “Values”',
  },
  'residence-kind-unknown-word': {
    zh: '看不懂的居住类型，可在“取值”一步指定',
    en: 'Unknown way of living; say what it means in the step “Values”',
  },
  'cell-error': { zh: '单元格里是公式错误', en: 'The cell holds a formula error' },
  'door-missing': { zh: '没有写住在哪一户', en: 'No door is written' },
  'door-unreadable': { zh: '看不懂的门牌，请写成 8-1-401', en: 'Unreadable door; please write 8-1-401' },
  'door-ambiguous': {
    zh: '门牌可以指不止一处，请写全楼栋、单元、房号',
    en: 'The door may mean more than one place; please write building, unit and room',
  },
  'building-unknown': {
    zh: '登记册中没有这栋楼，请在“楼栋”一步确认新建',
    en: 'The register has no such building; confirm it in the step “Buildings”',
  },
  'compound-missing': {
    zh: '没有写小区，无法确定是哪栋楼',
    en: 'No compound is written, so the building is not certain',
  },
  'household-without-head': {
    zh: '这一户没有户主，请写明谁是户主',
    en: 'This household has no head; please say who it is',
  },
  'head-row-has-problem': {
    zh: '同户户主那一行有误，改好后一起导入',
    en: 'The row of the head has a problem; correct it and import both',
  },
  'guardian-missing': {
    zh: '不满14周岁，同户中看不出监护人，请在本系统中登记',
    en: 'Under 14 and no guardian to be seen in the household; please register by hand',
  },
  'refused-by-register': { zh: '登记册不接受这一行的内容', en: 'The register does not accept what this row says' },
  'twice-in-file': { zh: '文件中前面已有这个人', en: 'This person is already further up in the file' },
  'twice-in-file-other-door': {
    zh: '文件中前面已有同一身份证号，住址或姓名不同',
    en: 'The same id number is further up in the file, with another door or name',
  },
  'same-id-other-name': {
    zh: '登记册中这个身份证号是另一个姓名',
    en: 'In the register this id number has another name',
  },
  'same-door-name-other-id': {
    zh: '同一户有同名的人，身份证号不同',
    en: 'Somebody of this name lives there with another id number',
  },
  'perhaps-same-person': { zh: '登记册中可能已有这个人', en: 'This person may already be in the register' },
  'lives-at-other-door': { zh: '登记册中此人住在另一户', en: 'In the register this person lives at another door' },
  differs: { zh: '与登记册不同，请决定以哪个为准', en: 'Differs from the register; please decide which is right' },
  'recorded-as-dead': { zh: '登记册中此人已登记去世', en: 'The register records this person’s death' },
  'household-has-other-head': { zh: '登记册中这一户另有户主', en: 'In the register this household has another head' },
  'repeated-header': { zh: '重复的表头', en: 'The header again' },
  'summary-row': { zh: '合计或说明行', en: 'A total or a remark' },
  'section-row': { zh: '分段标题行，已作为下面各行的楼栋', en: 'A heading; taken as the building of the rows below' },
  'left-by-policy': {
    zh: '与登记册不同，按所选规则保留登记册',
    en: 'Differs from the register, which stays as you chose',
  },
  'left-by-person': { zh: '您选择了不导入这一行', en: 'You chose to leave this row out' },
  'vacant-dwelling': { zh: '空置房屋，没有人', en: 'A vacant dwelling, nobody lives there' },
  'name-remark-left-out': { zh: '姓名后的括号内容未录入', en: 'The words in brackets after the name were left out' },
  'second-phone-left-out': {
    zh: '写了两个电话，只录入第一个手机号',
    en: 'Two phones are written; the first mobile was taken',
  },
  'phone-damaged': { zh: '电话被表格软件损坏，未录入', en: 'The spreadsheet damaged the phone; it was left out' },
  'phone-unreadable': { zh: '看不懂的电话，未录入', en: 'Unreadable phone; it was left out' },
  'birth-date-without-day': { zh: '出生日期没有写到日，未录入', en: 'The birth date has no day; it was left out' },
  'birth-date-from-id-number': { zh: '出生日期取自身份证号', en: 'Birth date taken from the id number' },
  'sex-from-id-number': { zh: '性别取自身份证号', en: 'Sex taken from the id number' },
  'id-number-of-15-digits': { zh: '15位身份证号已换算为18位', en: 'A 15-digit id number, converted to 18' },
  'id-number-perhaps-damaged': { zh: '身份证号以000结尾，请核对', en: 'The id number ends in 000; please verify it' },
  'door-carried-down': { zh: '住址取自上一行', en: 'The door was taken from the row above' },
  'dwelling-new': { zh: '新的一户房屋', en: 'A dwelling new to the register' },
  'relation-missing': { zh: '没有写与户主关系，记为“其他”', en: 'No relation is written; kept as “other”' },
  'dwelling-use-unknown-word': { zh: '看不懂的房屋用途，未录入', en: 'Unknown use of the dwelling; it was left out' },
  'import-undone': { zh: '导入已撤销', en: 'The import was undone' },
}
