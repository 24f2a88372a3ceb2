import { BgColorsOutlined } from '@ant-design/icons'
import { Button, Flex, Popover, Segmented } from 'antd'
import { language } from '../../lib/language.ts'
import { density, themeChoice } from '../parts/appearance.ts'
import { useShellWords } from './shell.words.ts'

/** Light or dark, airy or dense, and the language. */
export function AppearanceMenu() {
  const w = useShellWords()
  const theme = themeChoice.use()
  const dense = density.use()
  const spoken = language.use()
  const content = (
    <Flex vertical gap={12}>
      <Segmented
        aria-label={w.appearance}
        value={theme}
        onChange={themeChoice.set}
        options={[
          { value: 'light', label: w.light },
          { value: 'dark', label: w.dark },
          { value: 'system', label: w.system },
        ]}
      />
      <Segmented
        value={dense}
        onChange={density.set}
        options={[
          { value: 'airy', label: w.airy },
          { value: 'dense', label: w.dense },
        ]}
      />
      <Segmented
        value={spoken}
        onChange={language.set}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
      />
    </Flex>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomRight">
      <Button type="text" aria-label={w.appearance} title={w.appearance} icon={<BgColorsOutlined />} />
    </Popover>
  )
}
