import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/controls.css'
import '../ui/layout.css'
import './shell/shell.css'
import { Field } from './field.tsx'
import { openDevice } from './offline/device-browser.ts'
import { fetchToday } from './shell/screens.tsx'
import { keepForOffline } from './shell/updates.ts'

const root = createRoot(document.getElementById('field')!)
const device = await openDevice()
root.render(<Field device={device} />)
void keepForOffline()
fetchToday()
