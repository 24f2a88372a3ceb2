import { createRoot } from 'react-dom/client'
import { allowOwnStyles } from '../lib/style-nonce.ts'
import './desk.css'
import { Desk } from './desk.tsx'

allowOwnStyles()

import { admitOwnStyles } from './parts/appearance.ts'

admitOwnStyles()

// The server answers this page at `/` too, until other apps share the address.
if (!location.pathname.startsWith('/desk')) history.replaceState(null, '', '/desk/')

createRoot(document.getElementById('desk')!).render(<Desk />)
