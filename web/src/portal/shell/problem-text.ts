// Refusals in the resident's words: what is wrong and what to do instead.
import { portalRefusals } from '@red-steward/domain/words/refusals-portal'
import { language, words } from '../../lib/language.ts'
import { Refused, Unreachable } from './calls.ts'

const useWords = words({
  unreachable: [
    '现在连不上网。您写的内容还在，有网络后再按一次就行。',
    'There is no connection now. What you wrote is still here; try again when there is one.',
  ],
  'not-found': [
    '没有找到，或者链接已失效。收到过几条短信的，请用最新一条里的链接；也可以用手机号查询。',
    'Not found, or the link has ended. Of several messages use the newest link; or look it up with your phone number.',
  ],
  'too-many-tries': ['来访太多，请过一会儿再试。', 'Too many requests; please try again in a while.'],
  'text-forbidden-door-code': [
    '请不要写门锁、门禁的密码，也不要写钥匙放在哪里。删掉后再提交。',
    'Please leave out door codes and where keys are, then send it.',
  ],
  'text-forbidden-id-number': ['请不要写身份证号。删掉后再提交。', 'Please leave out id numbers, then send it.'],
  forbidden: [
    '这段话里有不适合写在这里的内容（如宗教、民族、病情、前科等对人的标签）。请只写事情本身。',
    'Something here labels a person (belief, origin, illness, past). Please write only what happened.',
  ],
  'case-not-closed': ['这件事还在办理中。', 'This is still being handled.'],
  'case-ended': ['这件事已经办结。', 'This is closed.'],
  'reopen-too-late': [
    '办结已超过 15 天，不能重新打开。请重新反映，写上原来的编号，我们会接着办。',
    'It was closed more than 15 days ago. Please report it again and give the old number.',
  ],
  'photos-enough': ['最多三张照片，已经够了。', 'Three photos at most; they are there.'],
  'photo-too-big': ['照片太大，请换一张。', 'The photo is too large; please choose another.'],
  'photo-unreadable': ['这张照片打不开，请换一张。', 'This photo cannot be read; please choose another.'],
  'invalid-input': ['请检查填写的内容。', 'Please check what you filled in.'],
  other: ['没有成功，请再试一次；着急的事请打电话。', 'It did not work. Please try again, or call if it is urgent.'],
})

export function useProblemText(): (failure: unknown) => string {
  const w = useWords()
  const spoken = language.use()
  return (failure) => {
    if (failure instanceof Unreachable) return w.unreachable
    if (!(failure instanceof Refused)) return w.other
    const own = (portalRefusals as Record<string, { zh: string; en: string }>)[failure.why]
    if (own) return own[spoken]
    const said = (w as Record<string, string>)[failure.why]
    return said ?? (failure.why.startsWith('text-forbidden') ? w.forbidden : w.other)
  }
}
