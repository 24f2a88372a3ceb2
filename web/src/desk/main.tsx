import { createRoot } from 'react-dom/client'
import './desk.css'
import { Desk } from './desk.tsx'
import { admitOwnStyles } from './parts/appearance.ts'

admitOwnStyles()

// The server answers this page at `/` too, until other apps share the address.
if (!location.pathname.startsWith('/desk')) history.replaceState(null, '', '/desk/')

createRoot(document.getElementById('desk')!).render(<Desk />)
