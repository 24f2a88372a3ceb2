import { ArrowLeftOutlined } from '@ant-design/icons'
import { useCanGoBack, useRouter } from '@tanstack/react-router'
import { Button, Flex, Typography } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { words } from '../../lib/language.ts'

const useWords = words({
  product: ['社区红管家', 'Red Steward'],
  back: ['返回', 'Back'],
})

interface PageProps {
  title: string
  /** Text for the browser's tab when the title itself names a person. */
  tabTitle?: string
  note?: ReactNode
  actions?: ReactNode
  back?: boolean
  children: ReactNode
}

/** A page: one heading, its actions, its body. The heading takes the focus, so a screen reader hears where it is. */
export function Page({ title, tabTitle, note, actions, back = false, children }: PageProps) {
  const w = useWords()
  const router = useRouter()
  const canGoBack = useCanGoBack()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${tabTitle ?? title} · ${w.product}`
  }, [tabTitle, title, w.product])
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="page">
      <Flex className="page-head" gap={12} align="center" wrap>
        {back && canGoBack && (
          <Button
            type="text"
            aria-label={w.back}
            icon={<ArrowLeftOutlined />}
            onClick={() => router.history.back()}
            className="no-print"
          />
        )}
        <div className="page-title">
          <Typography.Title level={1} ref={heading} tabIndex={-1}>
            {title}
          </Typography.Title>
          {note && <div className="page-note">{note}</div>}
        </div>
        {actions && (
          <Flex gap={8} wrap className="no-print">
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </div>
  )
}
