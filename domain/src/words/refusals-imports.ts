import type { Words } from './words.ts'

export const importsRefusals = {
  'hotline-columns-missing': {
    zh: '请指明工单编号和诉求内容两列。',
    en: 'Say which columns hold the number and what it is about.',
  },
  'hotline-not-a-list': {
    zh: '没有找到工单编号和诉求内容两列，不是12345工单。',
    en: 'No columns for the number and the content were found; this is no list of the hotline.',
  },
  'field-mapped-twice': {
    zh: '两列对应了同一项内容，请改其中一列。',
    en: 'Two columns mean the same field. Change one of them.',
  },
  'name-not-mapped': { zh: '还没有指定哪一列是姓名。', en: 'No column is the name yet.' },
  'door-not-mapped': {
    zh: '还没有指定住址：请选择房号或地址列。',
    en: 'No column says the door yet: choose the room or the address.',
  },
  'file-empty': { zh: '文件是空的。', en: 'The file is empty.' },
  'file-too-big': { zh: '文件超过 30 MB，请分成几个文件。', en: 'The file is larger than 30 MB. Please split it.' },
  'file-unpacks-too-big': { zh: '文件展开后太大，无法读取。', en: 'The file unpacks to more than can be read.' },
  'file-has-too-many-rows': {
    zh: '文件超过 20 万行，请分成几个文件。',
    en: 'The file has more than 200,000 rows. Please split it.',
  },
  'file-is-old-excel': {
    zh: '这是旧版 Excel（.xls）文件，请用 Excel 或 WPS 另存为 .xlsx 后再上传。',
    en: 'This is an old Excel file (.xls). Save it as .xlsx and upload again.',
  },
  'file-is-wps-et': {
    zh: '这是 WPS 表格（.et）文件，请在 WPS 中另存为 .xlsx 后再上传。',
    en: 'This is a WPS file (.et). Save it as .xlsx in WPS and upload again.',
  },
  'file-is-protected': {
    zh: '文件有打开密码，请去掉密码后再上传。',
    en: 'The file is protected by a password. Remove it and upload again.',
  },
  'file-damaged': { zh: '文件已损坏，请重新保存后再上传。', en: 'The file is damaged. Save it again and upload.' },
  'file-not-a-spreadsheet': {
    zh: '这不是表格文件，请上传 .xlsx、.ods 或 .csv。',
    en: 'This is not a spreadsheet. Upload .xlsx, .ods or .csv.',
  },
  'file-without-table': { zh: '没有找到带姓名的表头，请检查文件。', en: 'No header with names was found in the file.' },
  'import-needs-whole-community': {
    zh: '导入涉及整个社区，您的岗位只管部分网格。',
    en: 'An import reaches the whole community; your post has some grids only.',
  },
  'import-nothing-mapped': { zh: '没有选择要导入的表。', en: 'No table was chosen.' },
  'import-not-mapped': { zh: '请先对应各列。', en: 'Map the columns first.' },
  'import-not-dry-run': { zh: '请先试运行，看过结果再导入。', en: 'Try it first and look at the outcome.' },
  'import-already-begun': { zh: '导入已经开始，设置不能再改。', en: 'The import has begun; its settings stay.' },
  'import-already-over': { zh: '这次导入已经结束。', en: 'This import is over.' },
  'import-nothing-to-resume': { zh: '没有可以继续的导入。', en: 'There is nothing to resume.' },
  'import-already-undone': { zh: '这次导入已经撤销。', en: 'This import was undone already.' },
  'import-nothing-to-undo': { zh: '这次导入没有写入任何内容。', en: 'This import has written nothing.' },
  'import-touched-since': {
    zh: '导入后有人改过其中的内容，不能整体撤销。',
    en: 'Somebody has changed what it wrote since; it cannot be undone as a whole.',
  },
  'import-row-does-not-ask': { zh: '这一行不需要确认。', en: 'This row does not ask anything.' },
} as const satisfies Record<string, Words>
