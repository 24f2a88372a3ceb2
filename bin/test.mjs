// `npm test`: installs what is missing, a browser included, and runs everything CI runs.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, root } from './prepare.mjs'

installPackages()
installChromium()
const { status } = spawnSync(process.execPath, [join(root, 'bin/check.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)

/** The system's Chromium, by the system's package manager, and a font with Chinese for what it draws. */
function installChromium() {
  if (
    process.env.CHROMIUM ||
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((path) => existsSync(path))
  )
    return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    process.stderr.write('The walks need Chromium: install it and run again, or set CHROMIUM to its path.\n')
    process.exit(1)
  }
  process.stdout.write('正在安装 Chromium… installing Chromium\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  })
}
