import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useEffect, useState } from 'react'
import { language } from '../lib/language.ts'
import { cspNonce, useTheme } from './parts/appearance.ts'
import { makeQueryClient } from './parts/ask.ts'
import { Gate } from './shell/gate.tsx'

const nonce = cspNonce()

/** The desk console: theme, language and answers around whoever is signed in. */
export function Desk() {
  const [client] = useState(makeQueryClient)
  const spoken = language.use()
  const theme = useTheme()
  useEffect(() => {
    document.documentElement.lang = spoken === 'zh' ? 'zh-CN' : 'en'
    dayjs.locale(spoken === 'zh' ? 'zh-cn' : 'en')
  }, [spoken])
  return (
    <ConfigProvider
      locale={spoken === 'zh' ? zhCN : enUS}
      theme={theme}
      button={{ autoInsertSpace: false }}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      <App message={{ maxCount: 3 }} component={false}>
        <QueryClientProvider client={client}>
          <Gate />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
