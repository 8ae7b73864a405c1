// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { clean } from "./pasted";
import { nodesOf } from "./plainText";

const tidy = (html: string): string => clean(html).html.replace(/\s+/g, " ").replace(/> </g, "><").trim();

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} @list l0:level1 {mso-level-text:"\\F0B7";} --></style><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle>Minutes<o:p></o:p></p>
<h1 style='margin-top:12.0pt'><span style='color:#2F5496'>What we agreed<o:p></o:p></span></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Ada</b> spoke of <i>trust</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>First point<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>Below it<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>Second point<o:p></o:p></p>
<p class=MsoNormal>Then:<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>Write it up<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>`;

const GOOGLE = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f2e3d4c-7fff-0000-1111-222233334444"><h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;font-weight:400;color:#000000;">Questions</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:700;">Bold</span><span style="font-size:11pt;font-weight:400;">, </span><span style="font-weight:400;font-style:italic;">slanted</span> and <span style="text-decoration:line-through;font-weight:400;">gone</span>, <a href="/s/e" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">a link</span></a></p><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">One</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>Within</span></p></li></ul></ul><ul><li role="checkbox" aria-checked="true" dir="ltr"><p><span>Done</span></p></li></ul><p><span><img src="about:elsewhere.png" width="20"></span></p></b><br class="Apple-interchange-newline">`;

test("a text from Word keeps its headings, marks and lists, and nothing of its dress", () => {
  expect(tidy(WORD)).toBe("<h2>Minutes</h2><h2>What we agreed</h2><p><strong>Ada</strong> spoke of <em>trust</em>.</p><ul><li><p>First point</p><ul><li><p>Below it</p></li></ul></li><li><p>Second point</p></li></ul><p>Then:</p><ol><li><p>Write it up</p></li></ol>");
});

test("a text from Google Docs is not bold all over, and its lists nest", () => {
  expect(tidy(GOOGLE)).toBe('<h2>Questions</h2><p><strong>Bold</strong>, <em>slanted</em> and <s>gone</s>, <a href="/s/e">a link</a></p><ul><li><p>One</p><ul><li><p>Within</p></li></ul></li></ul><ul data-type="taskList"><li data-type="taskItem" data-checked="true"><p>Done</p></li></ul><br>');
});

test("pictures from elsewhere are counted and left out, and nothing that could run comes in", () => {
  const { html, pictures } = clean('<p onclick="x()">a<img src="about:x.png" onerror="x()"><script>x()</script><iframe src="about:y"></iframe></p><img src="about:z.png">');
  expect([html, pictures]).toEqual(["<p>a</p>", 2]);
});

test("headings come in below the page's own", () => {
  expect(tidy("<h1>a</h1><h2>b</h2><h5>c</h5>")).toBe("<h2>a</h2><h3>b</h3><h3>c</h3>");
  expect(tidy("<h2>a</h2><h3>b</h3>")).toBe("<h2>a</h2><h3>b</h3>");
});

test("what was copied from a note is left as it is", () => {
  const own = '<p data-pm-slice="1 1 []">words</p>';
  expect(clean(own).html).toBe(own);
});

test("plain text becomes what it looks like", () => {
  const text = "## Points\n\n- one\n* two\n\n1. first\n2) second\n[ ] open\n- [x] done\n> said\n> again\nplain";
  expect(nodesOf(text).map(({ type, content }) => [type, content?.length])).toEqual([["heading", 1], ["bulletList", 2], ["orderedList", 2], ["taskList", 2], ["blockquote", 2], ["paragraph", 1]]);
  expect(nodesOf("- 5 degrees")).toEqual([{ type: "paragraph", content: [{ type: "text", text: "- 5 degrees" }] }]);
});
