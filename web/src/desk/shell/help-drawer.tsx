import { Drawer, Typography } from 'antd'
import { isMac } from '../../lib/keys.ts'
import { words } from '../../lib/language.ts'
import { type PageKeys, usePageKeys } from '../parts/page-keys.ts'
import { useActor } from '../parts/session-context.tsx'
import { menuFor } from './menu.tsx'
import { useShellWords } from './shell.words.ts'

const useWords = words({
  title: ['使用帮助', 'Help'],
  find: ['找人找门', 'Find anybody, any door'],
  findText: [
    '随时打开搜索，直接输入：姓名中任意几个字、拼音或首字母（张小明、zxm、张xm）、门牌（8-1-401、八号楼一单元401）、手机号后四位、完整证件号。',
    'Open search anywhere and type: any part of a name, pinyin or initials (张小明, zxm, 张xm), a door (8-1-401), the last four digits of a phone, a whole id number.',
  ],
  fresh: ['仍属实', 'Still true'],
  freshText: [
    '上门或打电话核对后，在住户页点“全部仍属实”。地图和楼栋看板的颜色就是离上次核对的时间。',
    'After a visit or a call, press “All still true” on the household page. Colours on map and board tell how long ago that was.',
  ],
  masked: ['证件号和电话', 'Id numbers and phones'],
  maskedText: [
    '默认遮住。需要时点“查看”，写明理由；每次查看都有记录，审计员可以查到。',
    'Hidden until you ask and give a reason. Every look is recorded; the auditor can read it.',
  ],
  undo: ['改错了', 'Made a mistake?'],
  undoText: [
    '每次保存后都可以马上撤销；以后在“变更历史”里也能撤销，只要之后没有人再改过。',
    'Undo right after saving, or later in the history, as long as nobody changed it since.',
  ],
  keys: ['键盘', 'Keyboard'],
  pageKeys: ['本页快捷键', 'Keys of this page'],
  keySearch: ['打开搜索', 'Open search'],
  keyHelp: ['打开帮助', 'Open help'],
  keyBoard: ['在楼栋看板上走动，回车打开', 'Walk on the building board, Enter opens'],
})

export function HelpDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const w = useWords()
  const shell = useShellWords()
  const topics = [
    [w.find, w.findText],
    [w.fresh, w.freshText],
    [w.masked, w.maskedText],
    [w.undo, w.undoText],
  ]
  const ofPage = usePageKeys()
  const keys: PageKeys = [
    [isMac ? '⌘ K' : 'Ctrl K', w.keySearch],
    ['?', w.keyHelp],
    ['↑ ↓ ← →', w.keyBoard],
    ...menuFor(useActor()).map(({ letter, word }) => [`g ${letter}`, shell[word]] as const),
  ]
  return (
    <Drawer title={w.title} open={open} onClose={onClose} size={400}>
      {ofPage.length > 0 && (
        <>
          <h3 className="section-title">{w.pageKeys}</h3>
          <KeyList keys={ofPage} />
        </>
      )}
      {topics.map(([title, text]) => (
        <section key={title}>
          <h3 className="section-title">{title}</h3>
          <Typography.Paragraph>{text}</Typography.Paragraph>
        </section>
      ))}
      <h3 className="section-title">{w.keys}</h3>
      <KeyList keys={keys} />
    </Drawer>
  )
}

function KeyList({ keys }: { keys: PageKeys }) {
  return (
    <dl className="key-list">
      {keys.map(([key, text]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
