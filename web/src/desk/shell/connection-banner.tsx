import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect } from 'react'
import { useConnection } from '../../lib/connection.ts'
import { words } from '../../lib/language.ts'
import { SESSION_KEY } from '../parts/session-context.tsx'

const useWords = words({
  unreachable: [
    '暂时连不上服务器，稍后自动重试；您填写的内容没有丢失。',
    'The server cannot be reached. Trying again by itself; what you typed is not lost.',
  ],
  unavailable: [
    '系统暂时无法读写数据，稍后自动重试；您填写的内容没有丢失。',
    'The system cannot reach its data just now. Trying again by itself; what you typed is not lost.',
  ],
})

const PROBE_MS = 5000

/** One banner while the server is away. It probes, and everything on screen is asked again once it is back. */
export function ConnectionBanner() {
  const w = useWords()
  const state = useConnection()
  const client = useQueryClient()
  useEffect(() => {
    if (state === 'up') return
    const timer = setInterval(() => void client.refetchQueries({ queryKey: SESSION_KEY }), PROBE_MS)
    return () => {
      clearInterval(timer)
      void client.invalidateQueries()
    }
  }, [state, client])
  if (state === 'up') return null
  return <Alert className="banner" banner type="warning" role="status" title={w[state]} />
}
