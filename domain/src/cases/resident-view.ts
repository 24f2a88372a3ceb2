// What whoever reported a case, or joined it, reads of its story: every step that concerns them, with person and clock time,
// and nothing of what the offices settle among themselves.
import type { HopAction } from './case.ts'

interface Words {
  zh: string
  en: string
}

/** The words a resident reads for a hop that has no text of its own for them (`residentText`); null: the hop is not shown. */
export const residentHopWords: Record<HopAction, Words | null> = {
  REPORTED: { zh: '我们收到了您反映的事。', en: 'We have received your report.' },
  TAKEN: { zh: '已有工作人员接手处理。', en: 'Somebody has taken it in hand.' },
  NOTE: null,
  ENTRY: null,
  LINKED: null,
  CLOSED: { zh: '这件事已经办结。', en: 'The case is closed.' },
  ACCEPTED: { zh: '社区已经受理。', en: 'The community has accepted it.' },
  REJECTED: { zh: '这件事社区不能受理。', en: 'The community cannot take this on.' },
  REDIRECTED: { zh: '这件事请走其他渠道办理。', en: 'This is handled elsewhere.' },
  CANCELLED: { zh: '这件事已经撤销。', en: 'The report was withdrawn.' },
  DISPATCHED: { zh: '已安排人员办理。', en: 'It has been given to somebody to handle.' },
  RETURNED: { zh: '正在重新安排人员办理。', en: 'It is being given to somebody else.' },
  DESIGNATED: { zh: '已指定专人办理。', en: 'Somebody has been named to handle it.' },
  ESCALATED: { zh: '社区已请街道协调解决。', en: 'The community has asked the street office to help.' },
  HANDED_BACK: { zh: '街道已交回社区办理。', en: 'The street office has handed it back to the community.' },
  TRANSFERRED: { zh: '负责人已更换。', en: 'Somebody else answers for it now.' },
  WHISTLED: { zh: '街道已召集有关部门一起处理。', en: 'The street office has called the departments together.' },
  ARRIVED: null,
  CONCLUDED: { zh: '有关部门已有处理意见。', en: 'The departments have come to a conclusion.' },
  EXTENDED: { zh: '办理时间延长了。', en: 'It will take longer than planned.' },
  SUSPENSION_REQUESTED: null,
  SUSPENDED: { zh: '暂时无法推进，已挂账，到期会再看。', en: 'It has to wait for now and will be looked at again.' },
  SUSPENSION_REFUSED: null,
  RESUMED: { zh: '已恢复办理。', en: 'Work on it goes on.' },
  EXCLUSION_REQUESTED: null,
  EXCLUSION_APPROVED: null,
  EXCLUDED: null,
  EXCLUSION_REFUSED: null,
  HANDLED: { zh: '已经处理，正在核查。', en: 'It has been dealt with and is being checked.' },
  VERIFIED: { zh: '已到现场核查。', en: 'The work has been checked.' },
  REWORK: { zh: '核查没有通过，正在重新处理。', en: 'The check found more to do; work goes on.' },
  CALLED_BACK: { zh: '已回访。', en: 'We called back.' },
  EVALUATED: { zh: '您的评价已记录。', en: 'Your evaluation is recorded.' },
  REOPENED: { zh: '已重新打开，继续办理。', en: 'It is open again.' },
  SUPERVISED: { zh: '已再次督办。', en: 'It is being looked into once more.' },
  MERGED: { zh: '与同一件事合并办理。', en: 'It is handled together with another report of the same matter.' },
  UNMERGED: { zh: '已分开单独办理。', en: 'It is handled by itself again.' },
  ALSO_ME: { zh: '又有居民反映同一件事。', en: 'Another resident told of the same matter.' },
  ASKED: { zh: '工作人员有事问您。', en: 'We have a question for you.' },
  ANSWERED: { zh: '您的回复已收到。', en: 'Your answer has arrived.' },
  QUESTION: { zh: '您的提问已收到。', en: 'Your question has arrived.' },
  REPLY: { zh: '工作人员答复了您。', en: 'We have answered you.' },
  RATED: { zh: '您的评价已收到，谢谢。', en: 'Thank you for rating.' },
  PHOTO: null,
  WARNED: null,
  OVERDUE: { zh: '已超过承诺时间，正在催办。', en: 'It is late; somebody above has been told.' },
  FORWARDED: { zh: '已转送负责单位的系统。', en: 'It has been passed to the system of who is in charge.' },
  OUTSIDE_UPDATE: { zh: '负责单位有新进展。', en: 'There is news from who is in charge.' },
  ARCHIVED: null,
  // Who quarrels with whom is said by the mediators, not by the case.
  MEDIATION: null,
  // What a neighbour's home looks like is that neighbour's.
  HOUSEHOLD: null,
}

/** Whether a resident is shown hops of this action at all; their words are `residentText`, or else `residentHopWords`. */
export function residentSees(action: HopAction): boolean {
  return residentHopWords[action] !== null
}
