import { createRoot } from 'react-dom/client'
import './desk.css'
import { Desk } from './desk.tsx'

createRoot(document.getElementById('desk')!).render(<Desk />)
