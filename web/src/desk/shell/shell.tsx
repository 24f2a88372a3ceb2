import { MenuOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { Outlet } from '@tanstack/react-router'
import { Button, Drawer, Grid, Layout, Result, Tag } from 'antd'
import { useState } from 'react'
import { holdKeys } from '../../lib/early-keys.ts'
import { isMac, useShortcut } from '../../lib/keys.ts'
import { Bell } from '../messages/bell.tsx'
import { useActor, useMay, useSession } from '../parts/session-context.tsx'
import { AppearanceMenu } from './appearance-menu.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { DeskMenu } from './desk-menu.tsx'
import { HelpDrawer } from './help-drawer.tsx'
import { Palette } from './palette.tsx'
import { PostMenu } from './post-menu.tsx'
import { useShellWords } from './shell.words.ts'
import { useLiveAnswers } from './use-live-answers.ts'
import './shell.css'

/** Menu, search, post and help around every page. */
export function Shell() {
  const w = useShellWords()
  const wide = Grid.useBreakpoint().lg ?? true
  const [menuOpen, setMenuOpen] = useState(false)
  const [paletteOpen, setPaletteOpen] = useState(false)
  const [helpOpen, setHelpOpen] = useState(false)
  const maySearch = useMay('registry.search').allowed
  const { acting } = useSession()
  const actor = useActor()
  useLiveAnswers()
  const openPalette = () => {
    holdKeys()
    setPaletteOpen(true)
  }
  useShortcut({ key: 'k', mod: true }, openPalette, maySearch)
  useShortcut({ key: '/' }, openPalette, maySearch)
  useShortcut({ key: '?' }, () => setHelpOpen(true))

  return (
    <Layout className="shell" hasSider={wide}>
      <a className="skip-link" href="#main">
        {w.skip}
      </a>
      {wide && (
        <Layout.Sider className="shell-sider" width={188} theme="light">
          <Brand />
          <DeskMenu />
        </Layout.Sider>
      )}
      <Layout style={{ minWidth: 0 }}>
        <Layout.Header className="shell-header">
          {!wide && (
            <Button type="text" aria-label={w.menu} icon={<MenuOutlined />} onClick={() => setMenuOpen(true)} />
          )}
          {maySearch ? (
            <Button className="shell-search" icon={<SearchOutlined />} onClick={() => setPaletteOpen(true)}>
              <span className="one-line">{w.search}</span>
              {wide && <kbd>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>}
            </Button>
          ) : (
            <span style={{ marginInlineEnd: 'auto' }} />
          )}
          {acting?.isDemo && (
            <Tag color="gold" className="hide-narrow demo-tag">
              {w.demo}
            </Tag>
          )}
          {actor && <Bell />}
          <AppearanceMenu />
          <Button
            type="text"
            aria-label={w.help}
            title={`${w.help} (?)`}
            icon={<QuestionCircleOutlined />}
            onClick={() => setHelpOpen(true)}
          />
          <PostMenu compact={!wide} />
        </Layout.Header>
        <ConnectionBanner />
        <Layout.Content id="main" className="shell-main" tabIndex={-1}>
          {actor ? <Outlet /> : <Result status="403" title={w.noPost} subTitle={w.noPostNote} />}
        </Layout.Content>
      </Layout>
      {!wide && (
        <Drawer
          open={menuOpen}
          onClose={() => setMenuOpen(false)}
          placement="left"
          size={240}
          title={w.product}
          styles={{ body: { padding: 0 } }}
        >
          <DeskMenu onChosen={() => setMenuOpen(false)} />
        </Drawer>
      )}
      {maySearch && <Palette open={paletteOpen} onClose={() => setPaletteOpen(false)} />}
      <HelpDrawer open={helpOpen} onClose={() => setHelpOpen(false)} />
    </Layout>
  )
}

function Brand() {
  const w = useShellWords()
  return (
    <div className="shell-brand">
      <img src="/steward.svg" alt="" />
      {w.product}
    </div>
  )
}
