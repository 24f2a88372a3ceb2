import { words } from '../../lib/language.ts'

export const usePhotoWords = words({
  photos: ['照片', 'Photos'],
  note: [
    '不是必须，最多三张。在手机上缩小，拍摄地点等信息会去掉。',
    'Never needed, three at most. Made small on this phone; where it was taken is left out.',
  ],
  take: ['拍照', 'Take a photo'],
  choose: ['从相册选', 'From the gallery'],
  photo: [
    (at: number, state: string) => `照片 ${at}，${state}`,
    (at: number, state: string) => `Photo ${at}, ${state}`,
  ],
  by: [(who: string, at: string) => `${who} ${at}`, (who: string, at: string) => `${who}, ${at}`],
  laterOnes: [
    (count: number) => `有 ${count} 张已上传的照片，联网后能看。`,
    (count: number) => `${count} uploaded; seen with a connection.`,
  ],
  gone: ['这张照片看不了。', 'This photo cannot be shown.'],
  takeAway: ['不要这张', 'Drop this photo'],
  saved: ['照片已保存，有网时自动上传', 'Photo saved; uploads by itself'],
  bad: ['这个文件不是能用的照片。', 'This file is no picture we can use.'],
  opening: ['正在打开…', 'Opening…'],
})
