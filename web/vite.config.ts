import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { build, compressed, here, intro } from './vite.shared.ts'

/** Libraries that change seldom, apart from our own code, so that an upgrade of the desk stays a small download. */
const libraries: { name: string; test: RegExp }[] = [
  { name: 'maplibre', test: /node_modules[\\/]maplibre-gl/ },
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  // What a resident's phone needs first comes in few pieces: each costs a round trip on a slow network.
  { name: 'kit', test: /web[\\/]src[\\/](ui[\\/]|lib[\\/](language|preference|connection|copy))/ },
  {
    name: 'portal-first',
    test: /web[\\/]src[\\/]portal[\\/](shell|door|help|portal\.tsx|report[\\/]kept)|domain[\\/]src[\\/](portal[\\/]secrets|words[\\/]refusals-portal)/,
  },
  { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
]

export default defineConfig({
  root: here('.'),
  plugins: [react(), compressed()],
  build: {
    ...build,
    emptyOutDir: true,
    rolldownOptions: {
      input: { desk: here('desk.html'), portal: here('portal.html') },
      output: { codeSplitting: { groups: libraries }, intro },
    },
  },
  worker: { format: 'es' },
})
