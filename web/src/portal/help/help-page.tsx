import { language, words } from '../../lib/language.ts'
import { OneOf } from '../../ui/chips.tsx'
import { DeskNumbers, EmergencyNumbers } from '../door/numbers.tsx'
import { elderText, mode, theme } from '../shell/appearance.ts'
import { Page } from '../shell/page.tsx'
import { lastDoor, to } from '../shell/route.ts'
import { useShellWords } from '../shell/shell.words.ts'

const useWords = words({
  title: ['帮助', 'Help'],
  look: ['看得清楚些', 'Easier to see'],
  mode: ['版面', 'Pages'],
  usual: ['标准版', 'Usual'],
  elder: ['长辈版：字大、按钮大', 'Larger text and buttons'],
  size: ['长辈版字号', 'Text size of the larger pages'],
  large: ['大', 'Large'],
  larger: ['更大', 'Larger'],
  largest: ['最大', 'Largest'],
  colours: ['颜色', 'Colours'],
  system: ['跟随手机', 'As the phone'],
  light: ['浅色', 'Light'],
  dark: ['深色', 'Dark'],
  language: ['语言', 'Language'],
  how: ['怎么用', 'How it works'],
  how1: [
    '扫单元门口的二维码，点“我要反映”，写一句话，点“提交”。',
    'Scan the code at the door, press “Report something”, write a sentence, send it.',
  ],
  how2: [
    '提交后会给您一个链接和二维码，打开就能看到谁在办、什么时候办的。',
    'You get a link and a code. Open it to see who is handling it, and when.',
  ],
  how3: [
    '办结后没有解决，15 天内点“没有解决”，这件事会重新打开。',
    'If it is closed but not solved, say so within 15 days and it is opened again.',
  ],
  how4: [
    '不会用手机的，打电话、到服务站说，或者请家人、红管家代您反映，结果一样。',
    'Or call, come to the station, or let your family or steward report for you. It is the same.',
  ],
  data: ['您的信息', 'Your information'],
  data1: ['反映不用注册，也不用填姓名、身份证号。', 'No account, no name, no id number.'],
  data2: [
    '留手机号只为联系您和查进度，加密保存，不公开，不给别人。',
    'A phone number serves to reach you and to find your reports. It is kept sealed and given to nobody.',
  ],
  data3: [
    '照片在您手机上缩小，并去掉拍摄地点。',
    'Photos are made small on your phone; where they were taken is removed.',
  ],
  data4: [
    '着急的事请打 110、119、120；这里代替不了它们。',
    'In danger call 110, 119 or 120; this page does not replace them.',
  ],
})

export function HelpPage() {
  const w = useWords()
  const s = useShellWords()
  const door = lastDoor()
  return (
    <Page title={w.title} back>
      <section className="ui-card ui-stack" aria-labelledby="look-title">
        <h2 id="look-title" className="ui-heading">
          {w.look}
        </h2>
        <Looks />
      </section>
      <section className="ui-stack" aria-labelledby="how-title">
        <h2 id="how-title" className="ui-heading">
          {w.how}
        </h2>
        <ol className="steps ui-card">
          {[w.how1, w.how2, w.how3, w.how4].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
      </section>
      <section className="ui-stack" aria-labelledby="data-title">
        <h2 id="data-title" className="ui-heading">
          {w.data}
        </h2>
        <ul className="dots ui-card">
          {[w.data1, w.data2, w.data3, w.data4].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
      <EmergencyNumbers />
      <DeskNumbers />
      {door && (
        <a className="ui-button" href={to.door(door)}>
          {s.door}
        </a>
      )}
    </Page>
  )
}

function Looks() {
  const w = useWords()
  return (
    <>
      <OneOf
        label={w.mode}
        value={mode.use()}
        onChange={mode.set}
        choices={[
          { value: 'usual', text: w.usual },
          { value: 'elder', text: w.elder },
        ]}
      />
      <OneOf
        label={w.size}
        value={elderText.use()}
        onChange={(value) => {
          elderText.set(value)
          mode.set('elder')
        }}
        choices={[
          { value: '20', text: w.large },
          { value: '24', text: w.larger },
          { value: '30', text: w.largest },
        ]}
      />
      <OneOf
        label={w.colours}
        value={theme.use()}
        onChange={theme.set}
        choices={[
          { value: 'system', text: w.system },
          { value: 'light', text: w.light },
          { value: 'dark', text: w.dark },
        ]}
      />
      <OneOf
        label={w.language}
        value={language.use()}
        onChange={language.set}
        choices={[
          { value: 'zh', text: <bdi lang="zh-CN">中文</bdi> },
          { value: 'en', text: <bdi lang="en">English</bdi> },
        ]}
      />
    </>
  )
}
