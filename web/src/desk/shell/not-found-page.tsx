import { Link } from '@tanstack/react-router'
import { Result } from 'antd'
import { words } from '../../lib/language.ts'

const useWords = words({
  title: ['没有这个页面', 'There is no such page'],
  note: ['地址可能写错了。', 'The address may be mistyped.'],
  home: ['回到首页', 'Back to the start'],
})

export function NotFoundPage() {
  const w = useWords()
  return <Result status="404" title={w.title} subTitle={w.note} extra={<Link to="/">{w.home}</Link>} />
}
