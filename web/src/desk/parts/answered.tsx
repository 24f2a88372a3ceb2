import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Empty, Result, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { NotThere, SignedOut, Unreachable } from '../../lib/api.ts'
import { words } from '../../lib/language.ts'
import { isMissingCode, openAnew } from '../../lib/missing-code.ts'
import { useFailureText } from '../../lib/refusal-text.ts'

const useWords = words({
  again: ['再试一次', 'Try again'],
  notThere: ['没有找到', 'Not found'],
  notThereWhy: [
    '可能已被删除、撤销、合并，或者不在您的服务范围内。',
    'It may have been removed, taken back or merged, or lies outside your reach.',
  ],
  failed: ['没有读到内容', 'This could not be read'],
  stale: ['这一页没有取到', 'This page could not be fetched'],
  staleWhy: [
    '程序已换成新版本，或者没有网络。请重新打开；保存过的内容都在。',
    'The program was replaced by a new version, or there is no network. Open it again; what you saved is safe.',
  ],
  openAnew: ['重新打开', 'Open again'],
  waiting: ['正在等待服务器恢复', 'Waiting for the server'],
  loading: ['正在读取', 'Loading'],
})

interface AnsweredProps<Answer> {
  of: UseQueryResult<Answer>
  /** What to show while nothing is known yet; by default grey lines. */
  loading?: ReactNode
  isEmpty?: (answer: Answer) => boolean
  empty?: ReactNode
  children: (answer: Answer) => ReactNode
}

/** The states of a question: on its way, failed (and what to do), nothing there, answered. */
export function Answered<Answer>({ of, loading, isEmpty, empty, children }: AnsweredProps<Answer>) {
  const w = useWords()
  // What was there and is no more is not shown any longer.
  if (of.data !== undefined && !(of.error instanceof NotThere)) {
    if (isEmpty?.(of.data)) return <>{empty ?? <Empty />}</>
    return <>{children(of.data)}</>
  }
  if (of.error) return <Failure failure={of.error} onRetry={() => void of.refetch()} />
  return (
    <div role="status" aria-label={of.failureReason instanceof Unreachable ? w.waiting : w.loading}>
      {loading ?? <Skeleton active paragraph={{ rows: 8 }} />}
    </div>
  )
}

export function Failure({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const w = useWords()
  const failureText = useFailureText()
  if (failure instanceof SignedOut) return null
  if (failure instanceof NotThere) return <Result status="404" title={w.notThere} subTitle={w.notThereWhy} />
  if (isMissingCode(failure)) {
    const open = <Button onClick={() => void openAnew()}>{w.openAnew}</Button>
    return <Result status="warning" title={w.stale} subTitle={w.staleWhy} extra={open} />
  }
  return (
    <Result
      status="warning"
      title={w.failed}
      subTitle={failureText(failure)}
      extra={onRetry && <Button onClick={onRetry}>{w.again}</Button>}
    />
  )
}
