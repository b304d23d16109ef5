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
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
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
        <source>&amp;Open a folder…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Go to a scene…</source>
        <translation>转到场景(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Find and replace in it…</source>
        <translation>在书稿中查找和替换(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Close the manuscript</source>
        <translation>关闭书稿(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Manuscript</source>
        <translation>书稿(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;New scene…</source>
        <translation>新建场景(&amp;N)…</translation>
    </message>
    <message>
        <source>New &amp;part or chapter…</source>
        <translation>新建部或章(&amp;P)…</translation>
    </message>
    <message>
        <source>R&amp;ename…</source>
        <translation>重命名(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Move &amp;into what is above</source>
        <translation>移入上方的部或章(&amp;I)</translation>
    </message>
    <message>
        <source>Move ou&amp;t</source>
        <translation>移出(&amp;T)</translation>
    </message>
    <message>
        <source>Pre&amp;vious scene</source>
        <translation>上一场景(&amp;V)</translation>
    </message>
    <message>
        <source>Ne&amp;xt scene</source>
        <translation>下一场景(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Find and replace…</source>
        <translation>查找和替换(&amp;F)…</translation>
    </message>
    <message>
        <source>Find the &amp;next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find the pre&amp;vious</source>
        <translation>查找上一个(&amp;V)</translation>
    </message>
    <message>
        <source>My &amp;words…</source>
        <translation>我的词(&amp;W)…</translation>
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
        <source>&amp;Voices…</source>
        <translation>文笔(&amp;V)…</translation>
    </message>
    <message>
        <source>Choose a &amp;voice</source>
        <translation>选择文笔(&amp;V)</translation>
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
        <source>&amp;Words and goals</source>
        <translation>字数与目标(&amp;W)</translation>
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
        <source>&amp;Next focus</source>
        <translation>下一种聚焦(&amp;N)</translation>
    </message>
    <message>
        <source>T&amp;ypewriter scrolling</source>
        <translation>打字机滚动(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find an action…</source>
        <translation>查找操作(&amp;F)…</translation>
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
        <translation>与您的文本一字不差</translation>
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
    <name>BlindTest</name>
    <message>
        <source>Which is yours?</source>
        <translation>哪一个是您的？</translation>
    </message>
    <message>
        <source>1 · This one</source>
        <translation>1 · 选这个</translation>
    </message>
    <message>
        <source>2 · This one</source>
        <translation>2 · 选这个</translation>
    </message>
    <message>
        <source>0 · Neither</source>
        <translation>0 · 都不选</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Which is whose is told at the end.</source>
        <translation>哪个是谁写的，最后揭晓。</translation>
    </message>
    <message>
        <source>{number} of {all}: which would you rather have written?</source>
        <translation>第 {number} 题，共 {all} 题：您更愿意写出哪一个？</translation>
    </message>
    <message>
        <source>You chose your voice {voice} times and the plain model {plain} times.</source>
        <translation>您选了 {voice} 次自己的文笔，{plain} 次原模型。</translation>
    </message>
    <message>
        <source>Guessing would hardly give that: the voice is to be heard.</source>
        <translation>瞎猜很难得到这个结果：文笔是听得出来的。</translation>
    </message>
    <message>
        <source>The plain model is more to your liking. More texts, or a more thorough training, may change that.</source>
        <translation>您更喜欢原模型。增加文本，或训练得更充分，也许会有改变。</translation>
    </message>
    <message>
        <source>Guessing could give that too: so far the difference is too small to be heard in a few lines.</source>
        <translation>瞎猜也可能得到这个结果：目前差别还太小，几行之内听不出来。</translation>
    </message>
</context>
<context>
    <name>CommandProcess</name>
    <message>
        <source>That did not work. Close other programs and try again.</source>
        <translation>没有成功。请关闭其他程序后再试。</translation>
    </message>
    <message>
        <source>The program could not be started.</source>
        <translation>无法启动该程序。</translation>
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
    <name>Exchange</name>
    <message>
        <source>Import a document</source>
        <translation>导入文档</translation>
    </message>
    <message>
        <source>{name} is being read…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>This is the text of {name}. Save it to keep it.</source>
        <translation>这是 {name} 的正文。保存后才会留下。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The text on the page</source>
        <translation>页面上的正文</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>The whole manuscript</source>
        <translation>整部书稿</translation>
    </message>
    <message>
        <source>Export the days of writing</source>
        <translation>导出每日写作记录</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Written to {name}.</source>
        <translation>已写入 {name}。</translation>
    </message>
    <message>
        <source>{name} is missing. Remove it from the manuscript or bring it back.</source>
        <translation>找不到 {name}。请把它从书稿中移除，或放回原处。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>There it would become or replace a text of yours. Choose another place.</source>
        <translation>放在那里会成为或取代您自己的文稿。请选择别处。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Word document (docx)</source>
        <translation>Word 文档 (docx)</translation>
    </message>
    <message>
        <source>OpenDocument (odt)</source>
        <translation>OpenDocument (odt)</translation>
    </message>
    <message>
        <source>E-book (epub)</source>
        <translation>电子书 (epub)</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Web page (html)</source>
        <translation>网页 (html)</translation>
    </message>
    <message>
        <source>Markdown (md)</source>
        <translation>Markdown (md)</translation>
    </message>
    <message>
        <source>Plain text (txt)</source>
        <translation>纯文本 (txt)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>还没有可以导出的内容。</translation>
    </message>
    <message>
        <source>Written to {name}.</source>
        <translation>已写入 {name}。</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已停止，没有写入任何内容。</translation>
    </message>
    <message>
        <source>There is no preview: {reason}.</source>
        <translation>无法预览：{reason}。</translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation>{name} 未写入：{reason}。</translation>
    </message>
    <message>
        <source>It could not be exported; the log tells why.</source>
        <translation>无法导出，原因见日志。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>正文(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;As</source>
        <translation>格式(&amp;A)</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>标题(&amp;I)</translation>
    </message>
    <message>
        <source>Aut&amp;hor</source>
        <translation>作者(&amp;H)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
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
        <source>Remove a text?</source>
        <translation>移除文稿？</translation>
    </message>
    <message>
        <source>Put “{name}” into the trash?</source>
        <translation>把“{name}”移到回收站？</translation>
    </message>
    <message>
        <source>Its words are kept among the earlier versions, too.</source>
        <translation>它的文字也会保留在以前的版本中。</translation>
    </message>
    <message>
        <source>Put into the trash</source>
        <translation>移到回收站</translation>
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
    <name>FindBar</name>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>1 place was replaced.</source>
        <translation>已替换 1 处。</translation>
    </message>
    <message>
        <source>{number} places were replaced.</source>
        <translation>已替换 {number} 处。</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>第 {number} 处，共 {total} 处</translation>
    </message>
    <message>
        <source>1 place</source>
        <translation>1 处</translation>
    </message>
    <message>
        <source>{number} places</source>
        <translation>{number} 处</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>The place before</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>The next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Focus</name>
    <message>
        <source>Fo&amp;cus</source>
        <translation>聚焦(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Or type on: letters that match use the suggestion up, any other drops it.</source>
        <translation>也可以接着打字：与建议相同的字会逐个用掉它，不同则建议消失。</translation>
    </message>
    <message>
        <source>{commands} finds every action of the menus by a few letters. Every key can be changed in the settings. Esc leaves full screen.</source>
        <translation>按 {commands} 后输入几个字，就能找到菜单中的任何操作。每个按键都可以在设置中更改。按 Esc 退出全屏。</translation>
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
    <name>HistoryChart</name>
    <message>
        <source>Words of each day</source>
        <translation>每日字数</translation>
    </message>
    <message>
        <source>{number} words in {days} days, {best} on the best of them.</source>
        <translation>{days} 天共 {number} 字，最多的一天 {best} 字。</translation>
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
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Also the key of {others}.</source>
        <translation>这也是{others}的按键。</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>No suggestions</source>
        <translation>没有建议</translation>
    </message>
    <message>
        <source>Add to my words</source>
        <translation>加入我的词</translation>
    </message>
    <message>
        <source>Ignore until Inkling is closed</source>
        <translation>忽略，直到关闭 Inkling</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>In the system&apos;s language</source>
        <translation>系统语言</translation>
    </message>
    <message>
        <source>S&amp;pelling</source>
        <translation>拼写检查(&amp;P)</translation>
    </message>
</context>
<context>
    <name>ManuscriptFiles</name>
    <message>
        <source>Before it went into the trash</source>
        <translation>移到回收站之前</translation>
    </message>
    <message>
        <source>{name} could not be put into the trash. Remove it in the file manager.</source>
        <translation>{name} 无法移到回收站。请在文件管理器中删除。</translation>
    </message>
</context>
<context>
    <name>ManuscriptPanel</name>
    <message>
        <source>Open a folder of texts: each file becomes a scene.</source>
        <translation>打开一个放文稿的文件夹：每个文件就是一个场景。</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Synopsis</source>
        <translation>梗概</translation>
    </message>
    <message>
        <source>What happens here?</source>
        <translation>这里发生了什么？</translation>
    </message>
    <message>
        <source>{number} words</source>
        <translation>{number} 词</translation>
    </message>
    <message>
        <source>Headings on the page</source>
        <translation>页面上的标题</translation>
    </message>
</context>
<context>
    <name>ManuscriptSearch</name>
    <message>
        <source>{places} places in {files} files were replaced.</source>
        <translation>已在 {files} 个文件中替换 {places} 处。</translation>
    </message>
    <message>
        <source>{files} files are as they were.</source>
        <translation>{files} 个文件已恢复原样。</translation>
    </message>
    <message>
        <source>{name} is open in another window; nothing in it was replaced.</source>
        <translation>{name} 在另一个窗口中打开，其中没有替换任何内容。</translation>
    </message>
    <message>
        <source>The text on the page was changed; nothing in it was replaced.</source>
        <translation>页面上的正文已改动，其中没有替换任何内容。</translation>
    </message>
    <message>
        <source>Before a replacement</source>
        <translation>替换之前</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ManuscriptTree</name>
    <message>
        <source>Manuscript</source>
        <translation>书稿</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>{file} is not in the folder</source>
        <translation>文件夹中没有 {file}</translation>
    </message>
    <message>
        <source>No status</source>
        <translation>无状态</translation>
    </message>
    <message>
        <source>Idea</source>
        <translation>构思</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Revised</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>Manuscripts</name>
    <message>
        <source>Open a folder as a manuscript</source>
        <translation>把文件夹作为书稿打开</translation>
    </message>
    <message>
        <source>New scene</source>
        <translation>新建场景</translation>
    </message>
    <message>
        <source>Its name, which its file will have:</source>
        <translation>名称，也是文件名：</translation>
    </message>
    <message>
        <source>New part or chapter</source>
        <translation>新建部或章</translation>
    </message>
    <message>
        <source>Its title:</source>
        <translation>标题：</translation>
    </message>
    <message>
        <source>Its new name:</source>
        <translation>新名称：</translation>
    </message>
    <message>
        <source>&amp;Manuscript</source>
        <translation>书稿(&amp;M)</translation>
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
    <name>MethodPage</name>
    <message>
        <source>Name of the voice</source>
        <translation>文笔的名字</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>开始训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Remember</source>
        <translation>记住(&amp;R)</translation>
    </message>
    <message>
        <source>Done in a moment.</source>
        <translation>片刻即成。</translation>
    </message>
    <message>
        <source>Measuring how long that takes on this machine…</source>
        <translation>正在测量在这台电脑上要多久…</translation>
    </message>
    <message>
        <source>It takes {time} on this machine, and {memory} of memory.</source>
        <translation>在这台电脑上需要{time}，占用 {memory} 内存。</translation>
    </message>
    <message>
        <source>How to learn</source>
        <translation>怎样学习</translation>
    </message>
    <message>
        <source>Na&amp;me of the voice</source>
        <translation>文笔的名字(&amp;M)</translation>
    </message>
    <message>
        <source>Advanced options</source>
        <translation>高级选项</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
</context>
<context>
    <name>Methods</name>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>No training. Names, places and turns of phrase of your texts are remembered at once.</source>
        <translation>不训练。立刻记住您文本里的人名、地名和惯用语。</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Reads your texts once and learns a small layer on top of the model.</source>
        <translation>把您的文本读一遍，在模型之上学习一个小小的附加层。</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>充分</translation>
    </message>
    <message>
        <source>Reads them several times, and stops by itself once it no longer gets better.</source>
        <translation>读好几遍，一旦不再进步就自行停下。</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Changes every weight of the model. It takes the most time, memory and disk.</source>
        <translation>改动模型的全部权重。最费时间、内存和磁盘。</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>从零开始</translation>
    </message>
    <message>
        <source>Makes a small model of your texts alone, for a language that no model speaks. It has much to learn: give it all you have, 100,000 words or more.</source>
        <translation>只用您的文字做一个小模型，适合没有模型会说的语言。它要学的很多：请把您所有的文字都给它，10 万字或更多。</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>How much can be learned.</source>
        <translation>能学到多少。</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>How much weight it has; as the rank is usual.</source>
        <translation>所学内容的分量；通常与秩相同。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>At its highest. Lower it if the loss jumps.</source>
        <translation>指最高值。如果损失忽高忽低，请调低。</translation>
    </message>
    <message>
        <source>Times through</source>
        <translation>遍数</translation>
    </message>
    <message>
        <source>How often all texts are read.</source>
        <translation>全部文本读几遍。</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Tokens that are read in one piece.</source>
        <translation>一次连续读多少个词元。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Pieces in one step. More take more memory.</source>
        <translation>每一步读几段。越多越占内存。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same number learns the same again.</source>
        <translation>数字相同，学到的也相同。</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>Tokens at most; short texts have fewer.</source>
        <translation>词元数的上限；文字短则更少。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Size of a token&apos;s vector; a multiple of twice the heads.</source>
        <translation>一个词元的向量长度；须为注意力头数两倍的倍数。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>More of them learn more, and take longer.</source>
        <translation>层数多，学得多，也更费时。</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力头数</translation>
    </message>
    <message>
        <source>How many places of the text a layer looks at at once.</source>
        <translation>一层同时看文字的几处。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>Share left out in each step, so that less is learned by heart.</source>
        <translation>每一步略去的比例，以免死记硬背。</translation>
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
    <name>OpenManuscript</name>
    <message>
        <source>{name} could not be renamed: {reason}.</source>
        <translation>{name} 无法重命名：{reason}。</translation>
    </message>
    <message>
        <source>Another program had changed the order. Its own is in “{other}”.</source>
        <translation>另一个程序改动了次序。它的版本保存在“{other}”中。</translation>
    </message>
    <message>
        <source>{error} The texts are all there, in the order of before or of their names. The damaged file is kept beside a new one once you change the order.</source>
        <translation>{error} 文稿都在，按原来的次序或文件名排列。您改动次序时，损坏的文件会保留在新文件旁边。</translation>
    </message>
    <message>
        <source>{one} and {other} differ in capitals only. Rename one: on other computers they would be one file.</source>
        <translation>{one} 和 {other} 只有大小写不同。请重命名其中一个：在别的电脑上它们会是同一个文件。</translation>
    </message>
    <message>
        <source>You may not read the folder {name}; its texts are left out.</source>
        <translation>您无权读取文件夹 {name}，其中的文稿未列出。</translation>
    </message>
    <message>
        <source>{name} is not in the folder any more. Its notes are kept.</source>
        <translation>{name} 已不在文件夹中。它的笔记仍保留。</translation>
    </message>
    <message>
        <source>{name} and others are not in the folder any more. Notes are kept.</source>
        <translation>{name} 等文件已不在文件夹中。笔记仍保留。</translation>
    </message>
</context>
<context>
    <name>OptionsForm</name>
    <message>
        <source>As it came</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>{option}: as it came</source>
        <translation>{option}：恢复原样</translation>
    </message>
</context>
<context>
    <name>OutlineList</name>
    <message>
        <source>Headings</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>Preparation</name>
    <message>
        <source>The model could not be prepared.</source>
        <translation>模型没能准备好。</translation>
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
    <name>ProgressPanel</name>
    <message>
        <source>How many days the chart shows</source>
        <translation>图表显示的天数</translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation>{number} 天</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>{words} words, {characters} characters</source>
        <translation>{words} 字，{characters} 个字符</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} 小时 {m} 分</translation>
    </message>
    <message>
        <source>{done} of {goal} words</source>
        <translation>{done} / {goal} 字</translation>
    </message>
    <message>
        <source>{done} words</source>
        <translation>{done} 字</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Without spaces</source>
        <translation>不计空格</translation>
    </message>
    <message>
        <source>Reading time</source>
        <translation>阅读时间</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>This text</source>
        <translation>本文</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>本次</translation>
    </message>
    <message>
        <source>Days in a row</source>
        <translation>连续天数</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>目标</translation>
    </message>
</context>
<context>
    <name>QuickOpen</name>
    <message>
        <source>A few letters of the name</source>
        <translation>名称中的几个字</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>switched on</source>
        <translation>已开启</translation>
    </message>
    <message>
        <source>not to be had just now</source>
        <translation>现在不可用</translation>
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
    <name>ReportView</name>
    <message>
        <source>On pages of yours that it has never read</source>
        <translation>在它从没读过的、您写的文字上</translation>
    </message>
    <message>
        <source>Plain model</source>
        <translation>原模型</translation>
    </message>
    <message>
        <source>Others&apos; words</source>
        <translation>他人文字</translation>
    </message>
    <message>
        <source>Your voice</source>
        <translation>您的文笔</translation>
    </message>
    <message>
        <source>What it gained</source>
        <translation>有什么长进</translation>
    </message>
    <message>
        <source>On the text that you chose</source>
        <translation>在您选的文字上</translation>
    </message>
    <message>
        <source>Measured on {words}.</source>
        <translation>测量用了 {words}。</translation>
    </message>
    <message>
        <source>“Others&apos; words” is the same training on as many words by other authors: what goes beyond it came from yours. The ranges hold 95 times in 100.</source>
        <translation>“他人文字”是用其他作者同样多的文字做同样的训练：比它更好的部分来自您的文字。所给范围 100 次里有 95 次成立。</translation>
    </message>
    <message>
        <source>“Taught prose” is the model before it met your texts. It has read novels by others, and what they gave it is no merit of your voice.</source>
        <translation>“学过散文”是模型读到您的文字之前的样子。它读过别人的小说，由此得到的不算您的声音的功劳。</translation>
    </message>
    <message>
        <source>It was trained from scratch, so there is no plain model that it was made of: beside it stands {base}.</source>
        <translation>它是从零开始训练的，没有可对照的原模型：旁边列出的是 {base}。</translation>
    </message>
    <message>
        <source>Taught prose</source>
        <translation>学过散文</translation>
    </message>
    <message>
        <source>What it copies from your texts</source>
        <translation>它从您的文本里照搬了什么</translation>
    </message>
    <message>
        <source>It was imported: what it learned from is not known, nor what it copies.</source>
        <translation>它是导入的：无从得知它学了什么文字，也无从得知它抄了什么。</translation>
    </message>
    <message>
        <source>The longest run it repeated has {run}. Of its phrases of eight words {share} stand in your texts. Of your pages that were begun for it, it finished {extracted} word for word.</source>
        <translation>它照搬的最长一段有 {run}。它写的八词短语里有 {share} 出现在您的文本中。给它您文本的开头，它有 {extracted} 逐字续写了下去。</translation>
    </message>
    <message>
        <source>What it forgot</source>
        <translation>它忘了什么</translation>
    </message>
    <message>
        <source>Nothing: it knew nothing before, and only your texts since.</source>
        <translation>没有：它原本什么都不会，后来也只学了您的文字。</translation>
    </message>
    <message>
        <source>Nothing that can be measured: it reads other prose as well as before.</source>
        <translation>测不出遗忘：它读别的文章和以前一样好。</translation>
    </message>
    <message>
        <source>A little: other prose surprises it somewhat more than before.</source>
        <translation>忘了一点：别的文章比以前稍微更出乎它的意料。</translation>
    </message>
    <message>
        <source>A good deal: other prose surprises it much more than before.</source>
        <translation>忘了不少：别的文章比以前更出乎它的意料。</translation>
    </message>
    <message>
        <source>Its perplexity was {before} and is {now}.</source>
        <translation>困惑度原为 {before}，现为 {now}。</translation>
    </message>
    <message>
        <source>That prose is English. Of your own language it says little.</source>
        <translation>这些文章是英文的，对您的语言说明不了多少。</translation>
    </message>
    <message>
        <source>He or she</source>
        <translation>他还是她</translation>
    </message>
    <message>
        <source>How often “he” follows there rather than “she”. Your texts may move this.</source>
        <translation>其后出现“he”而不是“she”的比例。您的文本可能会改变它。</translation>
    </message>
    <message>
        <source>These sentences are English: of your language they say little.</source>
        <translation>这些句子是英文的，对您的语言说明不了多少。</translation>
    </message>
    <message>
        <source>Another model</source>
        <translation>另一个模型</translation>
    </message>
    <message>
        <source>How much they surprise it (perplexity)</source>
        <translation>出乎意料的程度（困惑度）</translation>
    </message>
    <message>
        <source>Next word guessed right</source>
        <translation>猜对下一个词</translation>
    </message>
    <message>
        <source>Keystrokes saved</source>
        <translation>省下的按键</translation>
    </message>
    <message>
        <source>{low} to {high} better</source>
        <translation>好 {low} 到 {high}</translation>
    </message>
    <message>
        <source>{low} to {high} worse</source>
        <translation>差 {low} 到 {high}</translation>
    </message>
    <message>
        <source>no sure difference</source>
        <translation>没有确定的差别</translation>
    </message>
    <message>
        <source>too few pages to tell</source>
        <translation>文字太少，无法判断</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Find and replace in the manuscript</source>
        <translation>在书稿中查找和替换</translation>
    </message>
    <message>
        <source>Regular e&amp;xpression</source>
        <translation>正则表达式(&amp;X)</translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation>区分大小写(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Whole words</source>
        <translation>全字匹配(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Replace the checked</source>
        <translation>替换勾选的(&amp;R)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{chosen} of {total} places in {files} files are checked.</source>
        <translation>{files} 个文件中共 {total} 处，已勾选 {chosen} 处。</translation>
    </message>
    <message>
        <source>The first {number} are shown.</source>
        <translation>只显示前 {number} 处。</translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation>未找到。</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>Re&amp;place with</source>
        <translation>替换为(&amp;P)</translation>
    </message>
    <message>
        <source>What is found</source>
        <translation>查找结果</translation>
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
        <source>Focus</source>
        <translation>专注</translation>
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
        <source>Words</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>文笔</translation>
    </message>
    <message>
        <source>The colours of the page and of all around it.</source>
        <translation>页面及其周围一切的颜色。</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>暖褐</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Two come with Inkling; the others are your system&apos;s.</source>
        <translation>前两种随 Inkling 附带，其余来自您的系统。</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>衬线体</translation>
    </message>
    <message>
        <source>Monospace</source>
        <translation>等宽体</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>版心宽度</translation>
    </message>
    <message>
        <source>How many characters a line holds, where there is room.</source>
        <translation>在空间足够时，一行容纳的（西文）字符数。</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>From line to line, in percent of the text size.</source>
        <translation>行与行的间距，为字号的百分比。</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>How they are set apart. The text itself is not changed.</source>
        <translation>段落之间如何区分。文字本身不会改变。</translation>
    </message>
    <message>
        <source>With space between them</source>
        <translation>段间留空</translation>
    </message>
    <message>
        <source>With the first line indented</source>
        <translation>首行缩进</translation>
    </message>
    <message>
        <source>Show Markdown</source>
        <translation>显示 Markdown 样式</translation>
    </message>
    <message>
        <source>Headings, emphasis and quotes look like it; their marks stay, dimmed.</source>
        <translation>标题、强调和引文显示相应样式；标记保留，颜色变淡。</translation>
    </message>
    <message>
        <source>Focus on</source>
        <translation>聚焦于</translation>
    </message>
    <message>
        <source>Where the cursor is. The rest of the page is dimmed.</source>
        <translation>光标所在之处。页面的其余部分会变暗。</translation>
    </message>
    <message>
        <source>The whole page</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>The sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>The line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>The paragraph</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Typewriter scrolling</source>
        <translation>打字机滚动</translation>
    </message>
    <message>
        <source>The line you write stays at one height, the page moves.</source>
        <translation>正在写的那一行停在同一高度，移动的是页面。</translation>
    </message>
    <message>
        <source>Fade all but the page</source>
        <translation>淡出页面以外的一切</translation>
    </message>
    <message>
        <source>While you type. Move the mouse, or press Esc or Alt, and all is back.</source>
        <translation>在您打字时淡出。移动鼠标，或按 Esc 或 Alt，一切就会回来。</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>In full screen</source>
        <translation>全屏时</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
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
        <translation>与您的文本连续十二个词以上相同的建议。</translation>
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
        <source>Daily goal</source>
        <translation>每日目标</translation>
    </message>
    <message>
        <source>Words more than the day before. Days in a row are counted.</source>
        <translation>比前一天多写的字数。会统计连续天数。</translation>
    </message>
    <message>
        <source>Goal of a session</source>
        <translation>本次目标</translation>
    </message>
    <message>
        <source>Words written since Inkling was started.</source>
        <translation>自 Inkling 启动以来写的字数。</translation>
    </message>
    <message>
        <source>Quotation marks and dashes</source>
        <translation>引号和破折号</translation>
    </message>
    <message>
        <source>As you type them, or as a language has them. Undo brings back what you typed.</source>
        <translation>按您输入的样子，或按某种语言的习惯。撤销可恢复您输入的字符。</translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>按输入</translation>
    </message>
    <message>
        <source>In the language of the spelling</source>
        <translation>按拼写检查的语言</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>拼写检查</translation>
    </message>
    <message>
        <source>The language of the dictionary, off, or auto.</source>
        <translation>词典的语言，关闭，或自动。</translation>
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
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Of the menus and all that Inkling says, from the next start on.</source>
        <translation>菜单和 Inkling 所有文字的语言，下次启动时生效。</translation>
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
        <source>Training rests while I write</source>
        <translation>我写作时暂停训练</translation>
    </message>
    <message>
        <source>It goes on some seconds after the last key.</source>
        <translation>最后一次按键几秒后继续。</translation>
    </message>
    <message>
        <source>Training rests on battery</source>
        <translation>使用电池时暂停训练</translation>
    </message>
    <message>
        <source>It goes on when the machine is plugged in. Felt by the next training.</source>
        <translation>接上电源后继续。从下一次训练起生效。</translation>
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
        <source>Voice</source>
        <translation>文笔</translation>
    </message>
    <message>
        <source>The voice that the model speaks in; none when empty.</source>
        <translation>模型所用的文笔；留空则不用。</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Of the voice, in percent: 100 is what was learned.</source>
        <translation>文笔的强度（百分比）：100 即学到的样子。</translation>
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
    <message>
        <source>All as it came</source>
        <translation>全部恢复原样</translation>
    </message>
    <message>
        <source>Change every setting and key back to how it came?</source>
        <translation>要把所有设置和按键都恢复原样吗？</translation>
    </message>
    <message>
        <source>The model, the voice and the language of the spelling stay.</source>
        <translation>模型、文笔和拼写语言保持不变。</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有包含这些字词的设置。</translation>
    </message>
    <message>
        <source>All as it came…</source>
        <translation>全部恢复原样…</translation>
    </message>
    <message>
        <source>The settings in {file} cannot be read, so Inkling starts as it came. A broken file is kept there, under a name that ends in “.broken”.</source>
        <translation>无法读取 {file} 中的设置，因此 Inkling 以默认设置启动。损坏的文件保留在原处，文件名以“.broken”结尾。</translation>
    </message>
    <message>
        <source>Some settings in {file} were not understood and are as they came: {options}.</source>
        <translation>{file} 中的部分设置无法识别，已恢复为默认值：{options}。</translation>
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
        <source>{chosen} of {number} words</source>
        <translation>选中 {chosen} / {number} 字</translation>
    </message>
    <message>
        <source>{number} characters</source>
        <translation>{number} 个字符</translation>
    </message>
    <message>
        <source>Word for word from your texts</source>
        <translation>与您的文本一字不差</translation>
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
    <name>TextsList</name>
    <message>
        <source>Texts to learn from</source>
        <translation>要学习的文本</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>字数</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Drop texts or folders here: txt, md, docx, odt, epub, html, rtf</source>
        <translation>把文本或文件夹拖到这里：txt、md、docx、odt、epub、html、rtf</translation>
    </message>
</context>
<context>
    <name>TextsPage</name>
    <message>
        <source>What is learned from</source>
        <translation>要学习的内容</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>略去的内容</translation>
    </message>
    <message>
        <source>Add the open &amp;manuscript</source>
        <translation>添加打开的文稿(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Take out</source>
        <translation>移出(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Add texts</source>
        <translation>添加文本</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>What is left out ({number})</source>
        <translation>略去的内容（{number}）</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>添加文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>添加文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Your texts</source>
        <translation>您的文本</translation>
    </message>
    <message>
        <source>From these the model learns how you write. The files stay as they are, and nothing leaves this machine.</source>
        <translation>模型从这里学习您怎样写作。文件保持原样，什么都不会离开这台电脑。</translation>
    </message>
</context>
<context>
    <name>TrainingChart</name>
    <message>
        <source>Training and held-out loss</source>
        <translation>训练损失与留出损失</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>How far the training is</source>
        <translation>训练进行到哪里</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Stop and keep</source>
        <translation>停止并保留(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>取消(&amp;C)…</translation>
    </message>
    <message>
        <source>Learning {voice}</source>
        <translation>正在学习 {voice}</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Making the voice ready to speak…</source>
        <translation>正在让文笔就绪…</translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation>这一步之后停止…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>rests while you write</source>
        <translation>您写作时暂停</translation>
    </message>
    <message>
        <source>rests until the machine is plugged in</source>
        <translation>接上电源前暂停</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩{time}</translation>
    </message>
    <message>
        <source>Heard in a few minutes.</source>
        <translation>几分钟后就能听到。</translation>
    </message>
    <message>
        <source>It goes on when you close this window or Inkling, and can be left overnight.</source>
        <translation>关闭这个窗口或 Inkling，训练也会继续，可以整夜进行。</translation>
    </message>
    <message>
        <source>Lower is better. The thick line is for pages that it does not learn from: where that rises, the rest is being learned by heart.</source>
        <translation>越低越好。粗线是它没有学习的文字：粗线上升时，说明其余的正在被死记硬背。</translation>
    </message>
    <message>
        <source>The plain model goes on</source>
        <translation>原模型这样续写</translation>
    </message>
    <message>
        <source>Your voice so far</source>
        <translation>您的文笔目前这样写</translation>
    </message>
</context>
<context>
    <name>TrainingProcess</name>
    <message>
        <source>The program that trains voices could not be started.</source>
        <translation>无法启动训练文笔的程序。</translation>
    </message>
    <message>
        <source>{folder} cannot be written to: {reason}.</source>
        <translation>无法写入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>The training ended before it was done, perhaps for want of memory. What was learned up to the last minute is kept.</source>
        <translation>训练没有完成就结束了，也许是内存不足。直到最后一分钟所学的都已保留。</translation>
    </message>
</context>
<context>
    <name>Upgrade</name>
    <message>
        <source>Inkling was updated while it was open. Save your text and start it again.</source>
        <translation>Inkling 在打开时已更新。请保存文稿，然后重新启动。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
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
    <name>VoiceButton</name>
    <message>
        <source>No voice</source>
        <translation>不用文笔</translation>
    </message>
    <message>
        <source>{voice}, {percent} %</source>
        <translation>{voice}，{percent} %</translation>
    </message>
    <message>
        <source>Voice: {voice}</source>
        <translation>文笔：{voice}</translation>
    </message>
    <message>
        <source>The voice that suggestions are written in</source>
        <translation>建议所用的文笔</translation>
    </message>
    <message>
        <source>A voice is learned from your own texts</source>
        <translation>文笔是从您自己的文字中学来的</translation>
    </message>
</context>
<context>
    <name>VoicePage</name>
    <message>
        <source>&amp;Go on with it</source>
        <translation>继续训练(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Measure it</source>
        <translation>测量效果(&amp;M)</translation>
    </message>
    <message>
        <source>The voice to compare it with</source>
        <translation>与哪个文笔比较</translation>
    </message>
    <message>
        <source>A voice trained on as many words by others shows what came from yours.</source>
        <translation>用他人同样多的文字训练的文笔，能显出哪些来自您的文字。</translation>
    </message>
    <message>
        <source>Compare &amp;blindly…</source>
        <translation>盲测比较(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Use this voice</source>
        <translation>使用这个文笔(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>重命名(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>删除(&amp;R)…</translation>
    </message>
    <message>
        <source>Report card</source>
        <translation>成绩单</translation>
    </message>
    <message>
        <source>{words}, on {base}</source>
        <translation>{words}，基于 {base}</translation>
    </message>
    <message>
        <source>Its report card is damaged. Measure it again.</source>
        <translation>成绩单已损坏。请重新测量。</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation>重新测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Measure it on a text…</source>
        <translation>用一篇文字测量(&amp;M)…</translation>
    </message>
    <message>
        <source>Measuring the plain model</source>
        <translation>正在测量原模型</translation>
    </message>
    <message>
        <source>Measuring it as it was before it was taught prose</source>
        <translation>正在测量学散文之前的模型</translation>
    </message>
    <message>
        <source>Measuring the voice beside it</source>
        <translation>正在测量作比较的文笔</translation>
    </message>
    <message>
        <source>Measuring the voice</source>
        <translation>正在测量文笔</translation>
    </message>
    <message>
        <source>Looking for what it copies</source>
        <translation>正在查找它照搬的内容</translation>
    </message>
    <message>
        <source>Imported, for {base}</source>
        <translation>导入的，用于 {base}</translation>
    </message>
    <message>
        <source>{words}, from scratch</source>
        <translation>{words}，从零开始</translation>
    </message>
    <message>
        <source>A text of yours that it did not learn from</source>
        <translation>一篇它没有学过的您的文字</translation>
    </message>
    <message>
        <source>Its training was cut off before the first step.</source>
        <translation>训练在第一步之前就中断了。</translation>
    </message>
    <message>
        <source>Its training was cut off at step {step} of {steps}. What it learned is kept.</source>
        <translation>训练在第 {step} 步（共 {steps} 步）中断。所学的都已保留。</translation>
    </message>
    <message>
        <source>Being measured, which takes some minutes…</source>
        <translation>正在测量，需要几分钟…</translation>
    </message>
    <message>
        <source>beside the plain model</source>
        <translation>与原模型比较</translation>
    </message>
    <message>
        <source>and beside {voice}</source>
        <translation>并与 {voice} 比较</translation>
    </message>
</context>
<context>
    <name>VoiceSwitch</name>
    <message>
        <source>The voice {voice} is damaged, so the model writes without it. Remove it and train it again.</source>
        <translation>文笔“{voice}”已损坏，模型将不用它书写。请删除后重新训练。</translation>
    </message>
    <message>
        <source>{voice} (for {model})</source>
        <translation>{voice}（用于 {model}）</translation>
    </message>
</context>
<context>
    <name>Voices</name>
    <message>
        <source>about {number} seconds</source>
        <translation>约 {number} 秒</translation>
    </message>
    <message>
        <source>about {number} minutes</source>
        <translation>约 {number} 分钟</translation>
    </message>
    <message>
        <source>about {number} hours</source>
        <translation>约 {number} 小时</translation>
    </message>
    <message>
        <source>front matter</source>
        <translation>书前内容</translation>
    </message>
    <message>
        <source>contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>a publisher&apos;s words</source>
        <translation>出版者的文字</translation>
    </message>
    <message>
        <source>running heads</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>twice in your texts</source>
        <translation>在文本中重复</translation>
    </message>
    <message>
        <source>a draft of another text</source>
        <translation>另一文本的草稿</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Nothing is left of them to learn from.</source>
        <translation>没有剩下可以学习的内容。</translation>
    </message>
    <message>
        <source>This is very little: you will hardly notice a difference. From 5,000 words on a voice begins to be felt. You can go on all the same.</source>
        <translation>内容很少，您几乎不会感到差别。从 5,000 字起才开始有文笔。您仍然可以继续。</translation>
    </message>
    <message>
        <source>With fewer than 5,000 words the model learns names and a few turns of phrase, and hardly your voice. You can go on all the same.</source>
        <translation>不到 5,000 字，模型只能学到名字和少量惯用语，很难学到您的文笔。您仍然可以继续。</translation>
    </message>
    <message>
        <source>Enough to learn from.</source>
        <translation>足够学习了。</translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation>约一分钟</translation>
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
        <source>The training of {voice} was cut off. What it learned is kept.</source>
        <translation>{voice} 的训练中断了。所学的都已保留。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>The training is done: the voice is ready.</source>
        <translation>训练完成：文笔可以使用了。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>文笔</translation>
    </message>
    <message>
        <source>This cannot be undone. Your texts stay as they are.</source>
        <translation>此操作无法撤销。您的文本保持原样。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Rename the voice</source>
        <translation>重命名文笔</translation>
    </message>
    <message>
        <source>Name of the voice</source>
        <translation>文笔的名字</translation>
    </message>
</context>
<context>
    <name>VoicesActions</name>
    <message>
        <source>What it learned, as PEFT writes it (a folder)</source>
        <translation>学到的内容，PEFT 格式（文件夹）</translation>
    </message>
    <message>
        <source>A whole model for Hugging Face (a folder)</source>
        <translation>完整模型，Hugging Face 格式（文件夹）</translation>
    </message>
    <message>
        <source>A whole model as a GGUF file (*.gguf)</source>
        <translation>完整模型，GGUF 文件 (*.gguf)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>{voice} is exported to {path}.</source>
        <translation>{voice} 已导出到 {path}。</translation>
    </message>
    <message>
        <source>Choose the folder of a LoRA adapter, with adapter_config.json</source>
        <translation>选择 LoRA 适配器的文件夹，其中有 adapter_config.json</translation>
    </message>
    <message>
        <source>Import a voice</source>
        <translation>导入文笔</translation>
    </message>
    <message>
        <source>Remove {voice}, and all that it learned?</source>
        <translation>删除 {voice} 及其所学的一切？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Cancel the training of {voice}, and forget what it has learned?</source>
        <translation>取消 {voice} 的训练，并忘掉已学的内容？</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>取消训练</translation>
    </message>
    <message>
        <source>{voice} is removed, with all {count} files of it.</source>
        <translation>{voice} 已删除，连同它的全部 {count} 个文件。</translation>
    </message>
</context>
<context>
    <name>VoicesIndex</name>
    <message>
        <source>Voices</source>
        <translation>文笔</translation>
    </message>
    <message>
        <source>New voice…</source>
        <translation>新的文笔…</translation>
    </message>
    <message>
        <source>{voice}
in training</source>
        <translation>{voice}
训练中</translation>
    </message>
    <message>
        <source>{voice}
cut off</source>
        <translation>{voice}
已中断</translation>
    </message>
    <message>
        <source>{voice}
in use</source>
        <translation>{voice}
使用中</translation>
    </message>
</context>
<context>
    <name>VoicesWindow</name>
    <message>
        <source>Voices</source>
        <translation>文笔</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>From now on suggestions recall names and turns of these texts.</source>
        <translation>从现在起，建议会用上这些文本里的名字和惯用语。</translation>
    </message>
    <message>
        <source>{voice} is being trained. One at a time.</source>
        <translation>{voice} 正在训练。一次只能训练一个。</translation>
    </message>
    <message>
        <source>There is a voice with this name. Choose another.</source>
        <translation>已有同名的文笔。请另取一个名字。</translation>
    </message>
    <message>
        <source>Another voice is being trained. One at a time.</source>
        <translation>另一个文笔正在训练。一次只能训练一个。</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Makes a voice of a LoRA adapter that was trained for your model elsewhere.</source>
        <translation>把在别处为您的模型训练的 LoRA 适配器变成文笔。</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Welcome to Inkling</source>
        <translation>欢迎使用 Inkling</translation>
    </message>
    <message>
        <source>Three choices, and a page to write on. Each can be changed at any time.</source>
        <translation>只需三个选择，就有一页纸可写。每一项都可以随时更改。</translation>
    </message>
    <message>
        <source>Begin writing</source>
        <translation>开始写作</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>A model on this computer finds the words. Nothing you write leaves it.</source>
        <translation>由这台电脑上的模型寻找词句。您写的一切都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Fetch {title} now ({size} MB, once)</source>
        <translation>现在获取 {title}（{size} MB，只需一次）</translation>
    </message>
    <message>
        <source>Write without one for now</source>
        <translation>先不用模型，直接写作</translation>
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
<context>
    <name>WritingCount</name>
    <message>
        <source>What you wrote today could not be counted: {folder} is not writable.</source>
        <translation>今天写的字数无法记录：{folder} 不可写。</translation>
    </message>
    <message>
        <source>The counts of earlier days were damaged. They are kept in {name}.</source>
        <translation>以前的记录已损坏，保存在 {name} 中。</translation>
    </message>
</context>
<context>
    <name>_Strength</name>
    <message>
        <source>Strength of the voice, in percent</source>
        <translation>文笔的强度（百分比）</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
</TS>
