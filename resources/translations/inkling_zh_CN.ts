<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)……</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)……</translation>
    </message>
    <message>
        <source>&amp;Earlier versions…</source>
        <translation>早先版本(&amp;E)……</translation>
    </message>
    <message>
        <source>Na&amp;me this version…</source>
        <translation>为此版本命名(&amp;M)……</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)……</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Ask &amp;now</source>
        <translation>立即请求(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Take all</source>
        <translation>全部采纳(&amp;T)</translation>
    </message>
    <message>
        <source>Take the next &amp;word</source>
        <translation>采纳下一个词(&amp;W)</translation>
    </message>
    <message>
        <source>Take the &amp;sentence</source>
        <translation>采纳整句(&amp;S)</translation>
    </message>
    <message>
        <source>Ne&amp;xt choice</source>
        <translation>下一个备选(&amp;X)</translation>
    </message>
    <message>
        <source>P&amp;revious choice</source>
        <translation>上一个备选(&amp;R)</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>换一个(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Peek (while held)</source>
        <translation>按住偷看(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Drop it</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Off for this document</source>
        <translation>在此文稿中关闭(&amp;O)</translation>
    </message>
    <message>
        <source>Off for an &amp;hour</source>
        <translation>关闭一小时(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Notes for the model</source>
        <translation>给模型的说明(&amp;N)</translation>
    </message>
    <message>
        <source>St&amp;yle</source>
        <translation>文风(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Memory</source>
        <translation>记忆(&amp;M)</translation>
    </message>
    <message>
        <source>What the &amp;model sees</source>
        <translation>模型看到的内容(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Inkling</source>
        <translation>关于 Inkling(&amp;A)</translation>
    </message>
</context>
<context>
    <name>AlternativesPopup</name>
    <message>
        <source>Choices</source>
        <translation>备选</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>How likely each word is, on average</source>
        <translation>平均每个词的可能性</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Suggestion: {text}</source>
        <translation>建议：{text}</translation>
    </message>
    <message>
        <source>Word for word from your texts</source>
        <translation>与你的文本一字不差</translation>
    </message>
    <message>
        <source>{key} takes it</source>
        <translation>{key} 采纳</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Begin anywhere.</source>
        <translation>从哪里写起都行。</translation>
    </message>
</context>
<context>
    <name>FileQuestions</name>
    <message>
        <source>Open a text</source>
        <translation>打开文稿</translation>
    </message>
    <message>
        <source>Remember texts</source>
        <translation>记住文本</translation>
    </message>
    <message>
        <source>Texts ({kinds})</source>
        <translation>文本（{kinds}）</translation>
    </message>
    <message>
        <source>Remove all texts from the memory?</source>
        <translation>要从记忆中移除全部文本吗？</translation>
    </message>
    <message>
        <source>Nothing of them is kept there. The files stay as they are.</source>
        <translation>那里不会留下它们的任何内容。文件保持原样。</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Save the text as</source>
        <translation>文稿另存为</translation>
    </message>
    <message>
        <source>Save your changes?</source>
        <translation>保存修改？</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>要保存对“{name}”的修改吗？</translation>
    </message>
    <message>
        <source>What is not saved is kept for 30 days, out of sight.</source>
        <translation>没有保存的内容会另外保留 30 天。</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文稿</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Or type on: letters that match use the suggestion up, any other drops it.</source>
        <translation>也可以接着打字：与建议相同的字会逐个用掉它，不同则建议消失。</translation>
    </message>
    <message>
        <source>Every key can be changed in the settings.</source>
        <translation>所有按键都可以在设置中更改。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>A writing desk where a language model on your own machine offers the next words. Nothing you write leaves this computer.</source>
        <translation>一张写字台：您自己电脑上的语言模型为您递上接下来的词句。您写的一切都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>About Inkling</source>
        <translation>关于 Inkling</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Earlier versions of {name}</source>
        <translation>{name} 的早先版本</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>What differs from the page</source>
        <translation>与当前页面的差异</translation>
    </message>
    <message>
        <source>Crossed out: in this version and no more on the page. Underlined: new since.</source>
        <translation>删除线：此版本中有、页面上已没有的文字。下划线：此后新写的文字。</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>恢复此版本</translation>
    </message>
</context>
<context>
    <name>Inkling</name>
    <message>
        <source>No model yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>Inkling suggests words once it has a model. It is fetched once; after that nothing needs the network.</source>
        <translation>有了模型，Inkling 才能给出建议。模型只需下载一次，之后完全不用联网。</translation>
    </message>
    <message>
        <source>Fetch it ({size} MB)</source>
        <translation>下载（{size} MB）</translation>
    </message>
    <message>
        <source>The model is loading…</source>
        <translation>正在载入模型……</translation>
    </message>
    <message>
        <source>Another model is being added. It is nearly there.</source>
        <translation>正在添加另一个模型，马上就好。</translation>
    </message>
    <message>
        <source>Preparing a model…</source>
        <translation>正在准备模型……</translation>
    </message>
    <message>
        <source>The model could not be loaded</source>
        <translation>模型无法载入</translation>
    </message>
    <message>
        <source>Fetch it again</source>
        <translation>重新下载</translation>
    </message>
    <message>
        <source>The settings could not be kept: {folder} cannot be written to.</source>
        <translation>设置没能保存：无法写入 {folder}。</translation>
    </message>
    <message>
        <source>What you type cannot be kept safe between saves just now: {reason}. Save often.</source>
        <translation>目前无法在两次保存之间保护您输入的文字：{reason}。请经常保存。</translation>
    </message>
    <message>
        <source>Something went wrong in Inkling. Your text is safe; save it now.</source>
        <translation>Inkling 出了点问题。您的文字安然无恙，请现在就保存。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>KeptNotes</name>
    <message>
        <source>The notes could not be kept: {folder} cannot be written to.</source>
        <translation>说明未能保存：无法写入 {folder}。</translation>
    </message>
</context>
<context>
    <name>KeysForm</name>
    <message>
        <source>All as they came</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>This key is needed for writing.</source>
        <translation>写作需要用到这个键。</translation>
    </message>
    <message>
        <source>Also the key of {others}.</source>
        <translation>这也是{others}的按键。</translation>
    </message>
</context>
<context>
    <name>ManuscriptPanel</name>
    <message>
        <source>{number} words</source>
        <translation>{number} 词</translation>
    </message>
</context>
<context>
    <name>MemoryPanel</name>
    <message>
        <source>Texts</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Suggestions recall the names and turns of these texts and of the open one.</source>
        <translation>建议会记起这些文本以及打开的文本中的名字和说法。</translation>
    </message>
    <message>
        <source>Not used now: the settings say so.</source>
        <translation>现在不使用：设置如此。</translation>
    </message>
    <message>
        <source>{number} words</source>
        <translation>{number} 词</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Turns of phrase</source>
        <translation>说法</translation>
    </message>
</context>
<context>
    <name>ModelsMenu</name>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Add a GGUF file…</source>
        <translation>添加 GGUF 文件……</translation>
    </message>
    <message>
        <source>Add a model&apos;s folder…</source>
        <translation>添加模型文件夹…</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>下载模型</translation>
    </message>
    <message>
        <source>Stop adding the model</source>
        <translation>停止添加模型</translation>
    </message>
    <message>
        <source>{title}, {size} MB…</source>
        <translation>{title}，{size} MB…</translation>
    </message>
    <message>
        <source>Fetch {title}?</source>
        <translation>要下载 {title} 吗？</translation>
    </message>
    <message>
        <source>Fetch it</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Writes Chinese, English and many other languages</source>
        <translation>能写中文、英文和许多其他语言</translation>
    </message>
    <message>
        <source>Writes English</source>
        <translation>能写英文</translation>
    </message>
    <message>
        <source>{kind}, tuned to follow instructions</source>
        <translation>{kind}，经过指令微调</translation>
    </message>
    <message>
        <source>{kind}; {size} MB to fetch, licence {licence}.</source>
        <translation>{kind}；需下载 {size} MB，许可证 {licence}。</translation>
    </message>
    <message>
        <source>Not verified: what arrives is checked against public records; the makers of Inkling have not seen the files themselves.</source>
        <translation>未经验证：下载的文件会与公开记录核对；Inkling 的作者没有亲自检查过这些文件。</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Add a model&apos;s folder</source>
        <translation>添加模型文件夹</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Note on the whole</source>
        <translation>全文说明</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Anna, the old woman</source>
        <translation>安娜，老妇人</translation>
    </message>
    <message>
        <source>What is to be known</source>
        <translation>需要知道的内容</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新条目</translation>
    </message>
    <message>
        <source>The model reads these before the text. They are no part of it.</source>
        <translation>模型会先读这些，再读正文。它们不属于正文。</translation>
    </message>
    <message>
        <source>Such as the tone, the time and the place.</source>
        <translation>例如语气、时间和地点。</translation>
    </message>
    <message>
        <source>One of them in the text brings the entry in.</source>
        <translation>正文中出现其中一个，条目就会加入。</translation>
    </message>
</context>
<context>
    <name>OpenDocument</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{name} is open in another window. Here it can only be read.</source>
        <translation>{name} 已在另一个窗口中打开，此处只能阅读。</translation>
    </message>
    <message>
        <source>{name} mixes line endings or holds characters that this page cannot keep. It is open for reading, so that nothing in it changes.</source>
        <translation>{name} 混用了换行符，或含有本页无法保留的字符。现以只读方式打开，内容不会有任何改动。</translation>
    </message>
    <message>
        <source>Edit anyway</source>
        <translation>仍要编辑</translation>
    </message>
    <message>
        <source>{name} is not UTF-8. It is shown as Windows Western text, for reading. If it looks right, it can be edited, and saved as it was.</source>
        <translation>{name} 不是 UTF-8 编码。现按 Windows 西欧编码显示，仅供阅读。如果显示正确，可以编辑并按原编码保存。</translation>
    </message>
    <message>
        <source>Edit it</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Another program changed {name} while you wrote. Saving keeps both versions.</source>
        <translation>您写作时，另一个程序修改了 {name}。保存时两个版本都会保留。</translation>
    </message>
    <message>
        <source>Another program changed {name}. This is its text; undo brings yours back.</source>
        <translation>另一个程序修改了 {name}。现在显示的是它的内容，撤销可找回您的文字。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为……</translation>
    </message>
    <message>
        <source>Another program had changed this text. Its version is in “{other}”.</source>
        <translation>另一个程序曾修改此文稿，它的版本保存在“{other}”中。</translation>
    </message>
    <message>
        <source>{name} is open in another window, and is saved there.</source>
        <translation>{name} 已在另一个窗口中打开，请在那里保存。</translation>
    </message>
</context>
<context>
    <name>Preparation</name>
    <message>
        <source>The model could not be prepared.</source>
        <translation>模型没能准备好。</translation>
    </message>
    <message>
        <source>The program that prepares models could not be started.</source>
        <translation>无法启动准备模型的程序。</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Steady</source>
        <translation>稳健</translation>
    </message>
    <message>
        <source>Adventurous</source>
        <translation>大胆</translation>
    </message>
</context>
<context>
    <name>QuickOpen</name>
    <message>
        <source>Names</source>
        <translation>名字</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved words</source>
        <translation>未保存的文字</translation>
    </message>
    <message>
        <source>a text without a name</source>
        <translation>一篇未命名的文稿</translation>
    </message>
    <message>
        <source>Inkling did not end in order. It kept what you typed in {name} until {when}.</source>
        <translation>Inkling 上次没有正常结束。它保留了您在 {name} 中截至 {when} 输入的文字。</translation>
    </message>
    <message>
        <source>What you typed</source>
        <translation>您输入的文字</translation>
    </message>
    <message>
        <source>The file as it is</source>
        <translation>文件现有的内容</translation>
    </message>
    <message>
        <source>Open what I typed</source>
        <translation>打开我输入的文字</translation>
    </message>
    <message>
        <source>Put it aside for 30 days</source>
        <translation>搁置 30 天</translation>
    </message>
    <message>
        <source>Ask me next time</source>
        <translation>下次再问</translation>
    </message>
    <message>
        <source>{count} words</source>
        <translation>{count} 字</translation>
    </message>
</context>
<context>
    <name>Remembering</name>
    <message>
        <source>The text could not be read.</source>
        <translation>无法读取该文本。</translation>
    </message>
</context>
<context>
    <name>SeesPanel</name>
    <message>
        <source>Nothing has been asked of the model yet.</source>
        <translation>还没有向模型请求过任何内容。</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>模型看到的内容</translation>
    </message>
    <message>
        <source>{tokens} tokens of at most {capacity}, up to the cursor.</source>
        <translation>到光标为止共 {tokens} 个词元，最多 {capacity} 个。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light, dark, or as the system is.</source>
        <translation>浅色、深色，或跟随系统。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>In points.</source>
        <translation>单位为磅。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>文风</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>何时建议</translation>
    </message>
    <message>
        <source>Grey words at the cursor. Ctrl+Space always asks for them.</source>
        <translation>光标处的灰色文字。随时可以按 Ctrl+空格 请求。</translation>
    </message>
    <message>
        <source>Only when I ask</source>
        <translation>仅在我请求时</translation>
    </message>
    <message>
        <source>When I pause</source>
        <translation>在我停顿时</translation>
    </message>
    <message>
        <source>As I type</source>
        <translation>在我打字时</translation>
    </message>
    <message>
        <source>How long you stop typing first, in milliseconds. Shorter at the end of a sentence.</source>
        <translation>停止输入多久之后显示，单位为毫秒。句末会更短。</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>多常显示</translation>
    </message>
    <message>
        <source>At how many of a hundred words something is shown. The fewer, the surer it is.</source>
        <translation>每一百个词中有多少处显示建议。越少越有把握。</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>显示多少</translation>
    </message>
    <message>
        <source>Where a suggestion ends at the latest.</source>
        <translation>建议最晚在哪里结束。</translation>
    </message>
    <message>
        <source>After a word</source>
        <translation>一个词之后</translation>
    </message>
    <message>
        <source>After a clause</source>
        <translation>一个分句之后</translation>
    </message>
    <message>
        <source>After a sentence</source>
        <translation>一句之后</translation>
    </message>
    <message>
        <source>After a paragraph</source>
        <translation>一段之后</translation>
    </message>
    <message>
        <source>Each press takes</source>
        <translation>每按一次采纳</translation>
    </message>
    <message>
        <source>How much of a suggestion the key for the next word takes.</source>
        <translation>“采纳下一个词”的按键每次采纳多少。</translation>
    </message>
    <message>
        <source>A word</source>
        <translation>一个词</translation>
    </message>
    <message>
        <source>A word, then a clause, then a sentence</source>
        <translation>先一个词，再一个分句，再一句</translation>
    </message>
    <message>
        <source>Tab takes a suggestion</source>
        <translation>Tab 采纳建议</translation>
    </message>
    <message>
        <source>Once it has been seen for a moment. Switched off, Tab always indents.</source>
        <translation>建议显示片刻之后才起作用。关闭后，Tab 只用于缩进。</translation>
    </message>
    <message>
        <source>Recall my texts</source>
        <translation>记起我的文本</translation>
    </message>
    <message>
        <source>Names and turns of the texts in the memory, and of the open one, become likelier.</source>
        <translation>记忆中的文本以及打开的文本里的名字和说法会更常出现。</translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation>一字不差</translation>
    </message>
    <message>
        <source>A suggestion that repeats twelve words or more in a row from your texts.</source>
        <translation>与你的文本连续十二个词以上相同的建议。</translation>
    </message>
    <message>
        <source>Say so</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Cut it before</source>
        <translation>在此之前截断</translation>
    </message>
    <message>
        <source>Let it be</source>
        <translation>不理会</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>The longest suggestion, in tokens: four of them are about three words.</source>
        <translation>建议的最大长度，以词元计；四个词元约合三个英文单词。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>How bold the words are. At 0 always the likeliest.</source>
        <translation>用词有多大胆。为 0 时总是最可能的词。</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Only the likeliest words that make up this share of all. 1 leaves them all.</source>
        <translation>只从合计占这一比例的最可能的词中选。1 表示不限。</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Only words this many times as likely as the likeliest. 0 leaves them all.</source>
        <translation>只选可能性至少为最可能词的这一倍数的词。0 表示不限。</translation>
    </message>
    <message>
        <source>Typical</source>
        <translation>典型采样</translation>
    </message>
    <message>
        <source>Only words about as surprising as is usual here. 1 leaves them all.</source>
        <translation>只选意外程度与此处相称的词。1 表示不限。</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Above 1, words used lately become less likely.</source>
        <translation>大于 1 时，近来用过的词更少出现。</translation>
    </message>
    <message>
        <source>DRY</source>
        <translation>DRY</translation>
    </message>
    <message>
        <source>Above 0, going on as an earlier passage did becomes less likely.</source>
        <translation>大于 0 时，更少照着前文的段落往下写。</translation>
    </message>
    <message>
        <source>Never these</source>
        <translation>从不使用</translation>
    </message>
    <message>
        <source>Words and phrases that are never suggested, one on a line.</source>
        <translation>从不建议的词和短语，每行一个。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>With a number, the same place always brings the same words.</source>
        <translation>填入数字后，同一位置总是给出同样的词句。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Save by itself</source>
        <translation>自动保存</translation>
    </message>
    <message>
        <source>Some seconds after the last key, once the text has a file.</source>
        <translation>文稿有了文件之后，停止输入几秒即自动保存。</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>处理器核心数</translation>
    </message>
    <message>
        <source>How many the model uses, from the next start on. 0 lets Inkling choose.</source>
        <translation>模型使用的核心数，下次启动时生效。0 表示由 Inkling 决定。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The model that finds the words.</source>
        <translation>给出建议的模型。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>By the actions&apos; names; those not named are as they came.</source>
        <translation>按操作的名称；未列出的保持默认。</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>The model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 字</translation>
    </message>
    <message>
        <source>{number} words</source>
        <translation>{number} 字</translation>
    </message>
    <message>
        <source>Word for word from your texts</source>
        <translation>与你的文本一字不差</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Waiting for a pause</source>
        <translation>等待停顿</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>思考中……</translation>
    </message>
    <message>
        <source>Quiet for a minute: you passed over ten suggestions</source>
        <translation>安静一分钟：您已略过十条建议</translation>
    </message>
    <message>
        <source>{key} takes it</source>
        <translation>{key} 采纳</translation>
    </message>
    <message>
        <source>{key} the next word</source>
        <translation>{key} 下一个词</translation>
    </message>
    <message>
        <source>{key} drops it</source>
        <translation>{key} 放弃</translation>
    </message>
    <message>
        <source>Fetching the model</source>
        <translation>正在下载模型</translation>
    </message>
    <message>
        <source>Checking the download</source>
        <translation>正在校验下载的文件</translation>
    </message>
    <message>
        <source>Checking the model&apos;s files</source>
        <translation>正在检查模型文件</translation>
    </message>
    <message>
        <source>Reading the weights</source>
        <translation>正在读取权重</translation>
    </message>
    <message>
        <source>Building the graph</source>
        <translation>正在构建计算图</translation>
    </message>
    <message>
        <source>Calibrating on prose</source>
        <translation>正在用散文校准</translation>
    </message>
    <message>
        <source>Rounding the weights</source>
        <translation>正在量化权重</translation>
    </message>
    <message>
        <source>Measuring how exact it is</source>
        <translation>正在测量精度</translation>
    </message>
    <message>
        <source>Writing the model</source>
        <translation>正在写入模型</translation>
    </message>
    <message>
        <source>The model is ready</source>
        <translation>模型已就绪</translation>
    </message>
</context>
<context>
    <name>Switches</name>
    <message>
        <source>Off for this document</source>
        <translation>在此文稿中已关闭</translation>
    </message>
    <message>
        <source>Off until {time}</source>
        <translation>关闭至 {time}</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Name this version</source>
        <translation>为此版本命名</translation>
    </message>
    <message>
        <source>For example: First draft</source>
        <translation>例如：初稿</translation>
    </message>
    <message>
        <source>A text has earlier versions once it is saved.</source>
        <translation>文稿保存之后才有早先版本。</translation>
    </message>
    <message>
        <source>The earlier versions cannot be read. Your text is safe.</source>
        <translation>无法读取早先版本。您的文字安然无恙。</translation>
    </message>
</context>
<context>
    <name>Voices</name>
    <message>
        <source>{number} words</source>
        <translation>{number} 词</translation>
    </message>
</context>
<context>
    <name>VoicesActions</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Suggest</source>
        <translation>建议(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Worker</name>
    <message>
        <source>The model could not be loaded. Add it again.</source>
        <translation>模型无法载入，请重新添加。</translation>
    </message>
    <message>
        <source>The model stumbled. Your text is safe.</source>
        <translation>模型出了差错。您的文字安然无恙。</translation>
    </message>
</context>
</TS>
