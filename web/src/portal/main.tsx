import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/controls.css'
import '../ui/layout.css'
import './shell/portal.css'
import './door/door.css'
import { Portal } from './portal.tsx'

createRoot(document.getElementById('portal')!).render(<Portal />)
