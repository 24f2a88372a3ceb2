import { words } from '../../lib/language.ts'

export const useDrawingWords = words({
  map: ['画轮廓的地图', 'Map for drawing the outline'],
  drawCorners: ['逐点画', 'Draw corners'],
  drawRectangle: ['画矩形', 'Draw a rectangle'],
  redraw: ['重画', 'Redraw'],
  adjust: ['调整', 'Adjust'],
  clear: ['去掉轮廓', 'Remove'],
  finish: ['画好了', 'Done'],
  stepBack: ['退一步', 'Step back'],
  cancel: ['取消', 'Cancel'],
  turnLeft: ['逆时针转 5°', 'Turn 5° anticlockwise'],
  turnRight: ['顺时针转 5°', 'Turn 5° clockwise'],
  cornersHelp: [
    '点一下加一个角；退格撤一个，回车、双击或点回第一个角完成，Esc 取消。键盘：方向键移图，空格落点。',
    'Click for each corner. Backspace takes one back; Enter, double click or the first corner finishes; Esc cancels. Keyboard: arrows move the map, Space sets a corner.',
  ],
  rectangleHelp: [
    '点两个对角。画好后可以转动。Esc 取消。',
    'Click two opposite corners; it can be turned afterwards. Esc cancels.',
  ],
  adjustHelp: [
    '拖动角；拖边上的小点加角；退格去掉刚碰过的角；[ ] 转动；回车完成，Esc 恢复原样。',
    'Drag corners; drag the small dots for new ones; Backspace removes the last touched; [ ] turn; Enter keeps, Esc goes back.',
  ],
  noneYet: ['还没有轮廓', 'No outline yet'],
  viewHelp: ['保存后生效', 'Takes effect when saved'],
  size: [
    (corners: number, area: string) => `${corners} 个角，占地约 ${area} 平方米`,
    (corners: number, area: string) => `${corners} corners, about ${area} m² of ground`,
  ],
  crosses: ['边与边交叉了，请调整。', 'Two edges cross. Please correct.'],
  unable: [
    '这台电脑的浏览器不能显示地图，轮廓可以用 GeoJSON 导入。',
    'This browser cannot show the map; outlines can be imported as GeoJSON.',
  ],
})
