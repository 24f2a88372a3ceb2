import { words } from '../../lib/language.ts'
import { Page } from '../shell/page.tsx'

const useHelpWords = words({
  title: ['怎么用', 'How it works'],
  offlineTitle: ['没有信号也能用', 'It works without a signal'],
  offline: [
    '您负责的楼都在这台手机里。写下的先存在手机上，有信号自动上传。右上角随时能看到：待上传几条、什么时候上传的、有没有要您处理的。',
    'Your buildings are on this phone. What you write is kept here first and uploads by itself. The top right corner always says how many wait, when the last upload was, and whether something needs you.',
  ],
  lineTitle: ['一句话就够', 'One line is enough'],
  line: [
    '点“记一笔”，写下或用输入法的语音说出来，例如“8-1-401 漏水 电梯停了”。系统把听懂的列成小块，不对的点一下去掉。',
    'Tap “Note” and write or dictate, such as “8-1-401 leak, lift stopped”. What was understood appears as chips; tap away what is wrong.',
  ],
  doorTitle: ['到门口', 'At a door'],
  door: [
    '“门牌”里先点单元再点门。“核对住户”一次说清谁还在、谁搬走、谁新来。“走访”选方式和结果就能保存，其余选填。',
    'In “Doors”, tap the unit, then the door. “Check who lives here” says at once who stays, left or came. A visit needs how and result; the rest is optional.',
  ],
  lockTitle: ['手机丢了', 'If the phone is lost'],
  lock: [
    '请马上告诉管理员远程清除。几分钟不用会自动锁上；超过规定天数不联网，资料打不开，但您写下还没上传的内容不会丢。',
    'Tell the administrator at once to wipe it. It locks itself after minutes; after too many days without contact its data does not open, but what you wrote stays safe.',
  ],
  notTitle: ['不记什么', 'What is not recorded'],
  not: [
    '没有打卡，没有积分，没有排名，不传轨迹，不强制拍照。不要写门锁密码。',
    'No check-ins, points, rankings or tracks, no forced photos. Never write door codes.',
  ],
  call: ['遇到危险先打 110、119、120。', 'In danger call 110, 119 or 120 first.'],
})

export default function HelpPage() {
  const w = useHelpWords()
  const parts = [
    [w.offlineTitle, w.offline],
    [w.lineTitle, w.line],
    [w.doorTitle, w.door],
    [w.lockTitle, w.lock],
    [w.notTitle, w.not],
  ] as const
  return (
    <Page title={w.title} under={['me']}>
      <p className="ui-note" data-tone="bad">
        {w.call}
      </p>
      {parts.map(([title, text]) => (
        <section key={title} className="ui-card ui-stack">
          <h2 className="ui-heading">{title}</h2>
          <p>{text}</p>
        </section>
      ))}
    </Page>
  )
}
