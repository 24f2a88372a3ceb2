import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { build, compressed, here } from './vite.shared.ts'

/** Libraries that change seldom, apart from our own code, so that an upgrade of the desk stays a small download. */
const libraries: { name: string; test: RegExp }[] = [
  { name: 'maplibre', test: /node_modules[\\/]maplibre-gl/ },
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/ },
]

export default defineConfig({
  root: here('.'),
  plugins: [react(), compressed()],
  build: {
    ...build,
    emptyOutDir: true,
    rolldownOptions: {
      input: { desk: here('desk.html') },
      output: { codeSplitting: { groups: libraries } },
    },
  },
  worker: { format: 'es' },
})
