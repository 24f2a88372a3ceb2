import type { Field } from '../imports/fields.ts'
import type { ImportState } from '../imports/import.ts'
import type { Policies, Policy, RowAnswer } from '../imports/policies.ts'
import type { Words } from './words.ts'

export const fieldWords: Record<Field, Words> = {
  name: { zh: '姓名', en: 'Name' },
  sex: { zh: '性别', en: 'Sex' },
  'id-number': { zh: '身份证号', en: 'Id number' },
  'birth-date': { zh: '出生日期', en: 'Birth date' },
  phone: { zh: '联系电话', en: 'Phone' },
  compound: { zh: '小区', en: 'Compound' },
  building: { zh: '楼栋', en: 'Building' },
  unit: { zh: '单元', en: 'Unit' },
  room: { zh: '房号', en: 'Room' },
  address: { zh: '地址（一格写全）', en: 'Address in one cell' },
  'household-number': { zh: '户编号', en: 'Household number' },
  head: { zh: '户主姓名', en: 'Name of the head' },
  relation: { zh: '与户主关系', en: 'Relation to the head' },
  'residence-kind': { zh: '居住类型', en: 'Way of living' },
  'dwelling-use': { zh: '房屋用途', en: 'Use of the dwelling' },
  remark: { zh: '备注（不导入）', en: 'Remark (not imported)' },
  ignored: { zh: '不导入', en: 'Not imported' },
  refused: { zh: '不应收集，不导入', en: 'Not to be collected; not imported' },
}

export const importStateWords: Record<ImportState, Words> = {
  UPLOADED: { zh: '已上传', en: 'Uploaded' },
  MAPPED: { zh: '已对应', en: 'Mapped' },
  DRY_RUN: { zh: '已试运行', en: 'Tried' },
  COMMITTING: { zh: '正在导入', en: 'Importing' },
  CANCELLED: { zh: '已停止', en: 'Stopped' },
  DONE: { zh: '已完成', en: 'Done' },
  UNDONE: { zh: '已撤销', en: 'Undone' },
}

export const outcomeWords: Record<'create' | 'update' | 'unchanged' | 'skip' | 'error' | 'ask', Words> = {
  create: { zh: '新增', en: 'New' },
  update: { zh: '更新', en: 'Updated' },
  unchanged: { zh: '无变化', en: 'Unchanged' },
  skip: { zh: '跳过', en: 'Skipped' },
  error: { zh: '有误', en: 'Error' },
  ask: { zh: '待确认', en: 'To be decided' },
}

export const policyWords: Record<Policy, Words> = {
  skip: { zh: '不改登记册', en: 'Leave the register' },
  'fill-empty': { zh: '只补空白', en: 'Fill what is empty' },
  overwrite: { zh: '以文件为准', en: 'The file is right' },
  ask: { zh: '逐条询问', en: 'Ask each time' },
}

export const policyClassWords: Record<keyof Policies, Words> = {
  identity: { zh: '身份信息（姓名、性别、出生日期、证件号）', en: 'Identity (name, sex, birth date, id number)' },
  contact: { zh: '联系电话', en: 'Phone' },
  home: { zh: '居住（住址、关系、居住类型）', en: 'Home (door, relation, way of living)' },
}

export const rowAnswerWords: Record<RowAnswer, Words> = {
  same: { zh: '是同一人，以文件为准', en: 'Same person, the file is right' },
  new: { zh: '是另一个人，新增', en: 'Somebody else, add' },
  skip: { zh: '不导入这一行', en: 'Leave this row out' },
}

/** Titles of the file that goes back to the hotline. */
export const hotlineResultColumns = {
  externalNo: { zh: '工单编号', en: 'Hotline number' },
  caseNo: { zh: '社区事件编号', en: 'Case number' },
  state: { zh: '办理状态', en: 'State' },
  acceptedAt: { zh: '受理时间', en: 'Accepted' },
  closedAt: { zh: '办结时间', en: 'Closed' },
  result: { zh: '办理结果', en: 'Result' },
  resultText: { zh: '办理情况', en: 'What was done' },
  contacted: { zh: '是否联系', en: 'Contacted in time' },
  resolved: { zh: '是否解决', en: 'Solved' },
  satisfied: { zh: '是否满意', en: 'Content' },
  askedAt: { zh: '回访时间', en: 'Asked' },
} as const satisfies Record<string, Words>

/** What stands there for a number that became no case here, or a case that is confidential. */
export const hotlineResultWords = {
  notTaken: { zh: '未转为社区事件', en: 'Did not become a case' },
  confidential: { zh: '保密，另行答复', en: 'Confidential, answered elsewhere' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
} as const satisfies Record<string, Words>

/** Titles of the columns beside the rows in a result file; files that carry them are read without them. */
export const resultColumns = {
  result: { zh: '结果', en: 'Result' },
  column: { zh: '列', en: 'Column' },
  reason: { zh: '原因', en: 'Reason' },
} as const satisfies Record<string, Words>
