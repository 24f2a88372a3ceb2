import type { Language } from '../../lib/language.ts'

/** What a person did, in their words; commands of the phone only. */
const actions: Record<string, readonly [zh: string, en: string]> = {
  'registry.confirm': ['核对住户', 'Checked who lives here'],
  'registry.move-out': ['登记搬走', 'Moved out'],
  'registry.register-person': ['登记新住户', 'Registered a person'],
  'registry.register-household': ['登记一户', 'Registered a household'],
  'registry.correct-person': ['更正个人信息', 'Corrected a person'],
  'visits.record': ['走访', 'Visit'],
  'visits.record-need': ['记下需求', 'Need noted'],
  'visits.edit-day': ['改民情日记', 'My day edited'],
  'visits.settle-need': ['办结需求', 'Need settled'],
  'visits.follow-up-safety': ['隐患回访', 'Hazard followed up'],
  'care.set-capacity': ['改每天的时间', 'Time of a day set'],
  'care.log-call': ['记录通话', 'Call logged'],
  'care.log-step': ['联系步骤', 'Step logged'],
  'care.open-campaign': ['生成名单', 'Call list made'],
  'care.report-confidential': ['保密报告', 'Confidential report'],
  'cases.report': ['上报事件', 'Case reported'],
  'cases.resolve-on-the-spot': ['办结事件', 'Case settled'],
  'cases.tick-step': ['勾选步骤', 'Step ticked'],
  'cases.untick-step': ['取消步骤', 'Step unticked'],
  'cases.record-entry': ['应急入户登记', 'Emergency entry'],
  'cases.link': ['关联事件', 'Cases linked'],
  'cases.add-note': ['写进展', 'Progress noted'],
  'cases.also-me': ['也遇到同一件事', 'Also has this matter'],
  'cases.call-back': ['回访', 'Call-back'],
  'cases.add-photo': ['加照片', 'Photo added'],
  'cases.take': ['接手办理', 'Taken in hand'],
  'notebook.write': ['记一笔', 'Line written'],
  'notebook.make-case': ['笔记转为事件', 'Case made of a line'],
  'notebook.correct': ['更正笔记', 'Line corrected'],
  'sync.record-look': ['看了号码', 'Looked at a number'],
  'sync.resolve-conflict': ['选定一个值', 'Chose a value'],
}

export function actionText(name: string, spoken: Language): string {
  const words = actions[name]
  return words ? words[spoken === 'zh' ? 0 : 1] : name
}
