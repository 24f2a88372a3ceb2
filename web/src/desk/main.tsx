import { createRoot } from 'react-dom/client'
import './desk.css'
import { Desk } from './desk.tsx'
import { admitOwnStyles } from './parts/appearance.ts'

admitOwnStyles()

// The server answers this page at other addresses too (`/`, `/map`), until other apps share them.
if (!/^\/desk(\/|$)/.test(location.pathname)) {
  history.replaceState(null, '', `/desk${location.pathname}${location.search}`)
}

createRoot(document.getElementById('desk')!).render(<Desk />)
