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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to a scene…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find and replace in it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close the manuscript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Manuscript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New scene…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;part or chapter…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;ename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move &amp;into what is above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move ou&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find and replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the pre&amp;vious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My &amp;words…</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the &amp;model sees</source>
        <translation>模型看到的内容(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Words and goals</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 · This one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 · This one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 · Neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">关闭</translation>
    </message>
    <message>
        <source>Which is whose is told at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {all}: which would you rather have written?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose your voice {voice} times and the plain model {plain} times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guessing would hardly give that: the voice is to be heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plain model is more to your liking. More texts, or a more thorough training, may change that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guessing could give that too: so far the difference is too small to be heard in a few lines.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandProcess</name>
    <message>
        <source>That did not work. Close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program could not be started.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the text of {name}. Save it to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">保存</translation>
    </message>
    <message>
        <source>The text on the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished">未命名</translation>
    </message>
    <message>
        <source>The whole manuscript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the days of writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is missing. Remove it from the manuscript or bring it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There it would become or replace a text of yours. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Word document (docx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenDocument (odt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-book (epub)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text (txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">关闭</translation>
    </message>
    <message>
        <source>There is nothing to export yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no preview: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be exported; the log tells why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;As</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aut&amp;hor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts ({kinds})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove all texts from the memory?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of them is kept there. The files stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put “{name}” into the trash?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its words are kept among the earlier versions, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into the trash</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} places were replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">关闭</translation>
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
    <name>HistoryChart</name>
    <message>
        <source>Words of each day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} words in {days} days, {best} on the best of them.</source>
        <translation type="unfinished"></translation>
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
    <name>Language</name>
    <message>
        <source>No suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to my words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore until Inkling is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the system&apos;s language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;pelling</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ManuscriptFiles</name>
    <message>
        <source>Before it went into the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} could not be put into the trash. Remove it in the file manager.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ManuscriptPanel</name>
    <message>
        <source>Open a folder of texts: each file becomes a scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synopsis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} words</source>
        <translation type="unfinished">{number} 字</translation>
    </message>
    <message>
        <source>Headings on the page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ManuscriptSearch</name>
    <message>
        <source>{places} places in {files} files were replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} files are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is open in another window; nothing in it was replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text on the page was changed; nothing in it was replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before a replacement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ManuscriptTree</name>
    <message>
        <source>Manuscript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idea</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Manuscripts</name>
    <message>
        <source>Open a folder as a manuscript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name, which its file will have:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New part or chapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its title:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its new name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Manuscript</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemoryPanel</name>
    <message>
        <source>Texts</source>
        <translation type="unfinished">文稿</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished">删除</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions recall the names and turns of these texts and of the open one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used now: the settings say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} words</source>
        <translation type="unfinished">{number} 字</translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns of phrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MethodPage</name>
    <message>
        <source>Name of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remember</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring how long that takes on this machine…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes {time} on this machine, and {memory} of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Na&amp;me of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Methods</name>
    <message>
        <source>Quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No training. Names, places and turns of phrase of your texts are remembered at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads your texts once and learns a small layer on top of the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads them several times, and stops by itself once it no longer gets better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes every weight of the model. It takes the most time, memory and disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much can be learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much weight it has; as the rank is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At its highest. Lower it if the loss jumps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often all texts are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens that are read in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces in one step. More take more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished">种子</translation>
    </message>
    <message>
        <source>The same number learns the same again.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program had changed the order. Its own is in “{other}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{error} The texts are all there, in the order of before or of their names. The damaged file is kept beside a new one once you change the order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one} and {other} differ in capitals only. Rename one: on other computers they would be one file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not read the folder {name}; its texts are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not in the folder any more. Its notes are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} and others are not in the folder any more. Notes are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutlineList</name>
    <message>
        <source>Headings</source>
        <translation type="unfinished"></translation>
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
    <name>ProgressPanel</name>
    <message>
        <source>How many days the chart shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} words, {characters} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {goal} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished">字数</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days in a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickOpen</name>
    <message>
        <source>A few letters of the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>On pages of yours that it has never read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others&apos; words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it gained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Others&apos; words” is the same training on as many words by other authors: what goes beyond it came from yours. The ranges hold 95 times in 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it copies from your texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest run it repeated has {run}. Of its phrases of eight words {share} stand in your texts. Of your pages that were begun for it, it finished {extracted} word for word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it forgot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that can be measured: it reads other prose as well as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A little: other prose surprises it somewhat more than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A good deal: other prose surprises it much more than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its perplexity was {before} and is {now}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He or she</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often “he” follows there rather than “she”. Your texts may move this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much they surprise it (perplexity)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next word guessed right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keystrokes saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high} worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sure difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few pages to tell</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Find and replace in the manuscript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular e&amp;xpression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Whole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace the checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">关闭</translation>
    </message>
    <message>
        <source>{chosen} of {total} places in {files} files are checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {number} are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;place with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is found</source>
        <translation type="unfinished"></translation>
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
        <source>Words</source>
        <translation type="unfinished">字数</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names and turns of the texts in the memory, and of the open one, become likelier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A suggestion that repeats twelve words or more in a row from your texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut it before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it be</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words more than the day before. Days in a row are counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal of a session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words written since Inkling was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quotation marks and dashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you type them, or as a language has them. Undo brings back what you typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the language of the spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of the dictionary, off, or auto.</source>
        <translation type="unfinished"></translation>
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
        <source>Training rests while I write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on some seconds after the last key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training rests on battery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on when the machine is plugged in. Felt by the next training.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word for word from your texts</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished">正文</translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished">字数</translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop texts or folders here: txt, md, docx, odt, epub, html, rtf</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextsPage</name>
    <message>
        <source>What is learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the open &amp;manuscript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left out ({number})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From these the model learns how you write. The files stay as they are, and nothing leaves this machine.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingChart</name>
    <message>
        <source>Training and held-out loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>How far the training is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning {voice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the voice ready to speak…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rests while you write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rests until the machine is plugged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on when you close this window or Inkling, and can be left overnight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower is better. The thick line is for pages that it does not learn from: where that rises, the rest is being learned by heart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plain model goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your voice so far</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingProcess</name>
    <message>
        <source>The program that trains voices could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} cannot be written to: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training ended before it was done, perhaps for want of memory. What was learned up to the last minute is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Upgrade</name>
    <message>
        <source>Inkling was updated while it was open. Save your text and start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished">保存</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Measure it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice to compare it with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A voice trained on as many words by others shows what came from yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare &amp;blindly…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, on {base}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its report card is damaged. Measure it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Measure again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the plain model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the voice beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for what it copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its training was cut off before the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its training was cut off at step {step} of {steps}. What it learned is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being measured, which takes some minutes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beside the plain model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and beside {voice}</source>
        <translation type="unfinished"></translation>
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
        <source>The training of {voice} was cut off. What it learned is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training is done: the voice is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone. Your texts stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {number} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {number} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {number} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>front matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a publisher&apos;s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>twice in your texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a draft of another text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left of them to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is very little: you will hardly notice a difference. From 5,000 words on a voice begins to be felt. You can go on all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With fewer than 5,000 words the model learns names and a few turns of phrase, and hardly your voice. You can go on all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 word</source>
        <translation type="unfinished">1 字</translation>
    </message>
    <message>
        <source>{number} words</source>
        <translation type="unfinished">{number} 字</translation>
    </message>
</context>
<context>
    <name>VoicesActions</name>
    <message>
        <source>Export to a new folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it learned is in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {voice}, and all that it learned?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished">删除</translation>
    </message>
    <message>
        <source>Cancel the training of {voice}, and forget what it has learned?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{voice} is removed, with all {count} files of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoicesIndex</name>
    <message>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{voice}
in training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{voice}
cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{voice}
in use</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoicesWindow</name>
    <message>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on suggestions recall names and turns of these texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{voice} is being trained. One at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a voice with this name. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another voice is being trained. One at a time.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The counts of earlier days were damaged. They are kept in {name}.</source>
        <translation type="unfinished"></translation>
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
