"""The look: calm, official, from a small laptop to a phone."""

STYLE = """
:root { --blue:#1f4f8b; --ink:#1d2733; --grey:#5d6b7c; --line:#d9dfe7; --paper:#f7f9fb; --amber:#9a5b00; --green:#2b6b3f; --red:#a4262c; }
[data-testid="stHeader"] { height:2.6rem; min-height:2.6rem; background:transparent; }
[data-testid="stMainBlockContainer"] { padding:1rem 1.6rem 1rem; max-width:1680px; }
[data-testid="stSidebarUserContent"] { padding-top:0; }
[data-testid="stSidebar"] button p { overflow:hidden; display:-webkit-box; -webkit-box-orient:vertical; -webkit-line-clamp:2; overflow-wrap:anywhere; }
.brand { font-size:1.25rem; font-weight:600; color:var(--blue); letter-spacing:.08em; }
.quiet { color:var(--grey); font-size:.82rem; line-height:1.5; overflow-wrap:anywhere; }
.notice { border-left:3px solid var(--grey); background:var(--paper); padding:.45rem .7rem; font-size:.9rem; white-space:pre-wrap; overflow-wrap:anywhere; }
.notice.error { border-color:var(--red); background:#fbf1f1; color:#7c1d22; }
.notice.warn { border-color:var(--amber); background:#fcf6ea; color:#6d4100; }
.notice.good { border-color:var(--green); background:#eff6f1; color:#1f5230; }
.welcome { max-width:44rem; margin:8vh auto 0; }
.welcome h1 { color:var(--blue); font-size:2rem; font-weight:600; letter-spacing:.1em; padding:0 0 .6rem; }
.welcome p, .welcome li { font-size:1.02rem; line-height:1.9; }
.st-key-start { max-width:44rem; margin:0 auto; }
.head { display:grid; grid-template-columns:auto 1fr minmax(8rem,22rem) auto; gap:.2rem 1rem; align-items:center; border-bottom:1px solid var(--line); padding-bottom:.55rem; }
.head .name { font-size:1.12rem; font-weight:600; color:var(--ink); overflow-wrap:anywhere; }
.head .kind { color:var(--grey); font-size:.85rem; }
.head .progress { height:.5rem; background:#e4e9ef; border-radius:.3rem; overflow:hidden; }
.head .progress i { display:block; height:100%; background:var(--blue); }
.head .count { color:var(--grey); font-size:.85rem; white-space:nowrap; }
.words { white-space:pre-wrap; overflow-wrap:anywhere; line-height:1.65; font-size:.95rem; }
[data-testid="stChatMessage"] { padding:.6rem .7rem; gap:.6rem; }
.growing { color:var(--grey); font-size:.92rem; line-height:1.65; overflow-wrap:anywhere; }
.growing::before { content:""; display:inline-block; width:.5rem; height:.5rem; margin-right:.5rem; border-radius:50%; background:var(--blue); animation:beat 1.2s ease-in-out infinite; }
@keyframes beat { 50% { opacity:.2; } }
@media (prefers-reduced-motion:reduce) { .growing::before { animation:none; } }
.card .likely { margin-left:.6rem; white-space:nowrap; font-weight:400; display:inline-block; font-size:.8rem; color:var(--green); border:1px solid #bcd6c5; border-radius:.2rem; padding:0 .35rem; }
.card .reason { color:var(--grey); font-size:.86rem; line-height:1.55; overflow-wrap:anywhere; }
ul.asked { list-style:none; margin:0; padding:0; display:flex; flex-wrap:wrap; gap:.25rem .4rem; max-height:3.7rem; overflow-y:auto; }
ul.asked li { font-size:.82rem; margin:0; padding:.05rem .45rem; border:1px solid var(--line); border-radius:.2rem; }
ul.asked .lead { border:0; padding-left:0; color:var(--grey); }
ul.asked .done { color:var(--green); border-color:#bcd6c5; background:#f2f8f4; }
ul.asked .done::after { content:" ✓"; }
.hint { color:var(--grey); font-size:.76rem; font-weight:400; line-height:1.4; }
ul.asked .hint { margin-left:.4rem; }
.heading { font-weight:600; color:var(--blue); font-size:.92rem; border-bottom:1px solid var(--line); padding:.5rem 0 .2rem; }
.cell { display:grid; grid-template-columns:10.5rem 1fr; border-left:3px solid transparent; border-bottom:1px solid #edf0f4; }
.cell.wide { grid-template-columns:1fr; }
.cell.missing { border-left-color:#e3b565; } .cell.filled { border-left-color:#9fc3ac; } .cell.optional { border-left-color:#dfe4ea; }
.cell.fresh { background:#eef4fb; }
.cell-label { color:var(--grey); font-size:.86rem; line-height:1.5; padding:.4rem .6rem; overflow-wrap:anywhere; }
.cell-value { line-height:1.6; font-size:.93rem; padding:.35rem .6rem; overflow-wrap:anywhere; }
.cell-value > span { white-space:pre-wrap; }
.cell.wide .cell-label { padding-bottom:0; } .cell.wide .cell-value { padding-top:.1rem; }
.cell.missing .cell-value { color:var(--amber); }
.cell .state { font-style:normal; font-size:.78rem; margin-left:.4rem; color:var(--grey); }
.cell.filled .state { color:var(--green); }
.table-head .state { color:var(--grey); font-weight:400; font-size:.78rem; margin-left:.5rem; }
[class*="st-key-edit-"] button, [class*="st-key-mend-"] button { color:var(--blue); min-height:2rem; padding:.2rem .5rem; }
[data-testid="InputInstructions"] { display:none; }
[data-testid="stFileUploaderDropzone"] button[data-testid="stBaseButton-secondary"] [data-testid="stMarkdownContainer"], [data-testid="stFileUploaderDropzoneInstructions"] { display:none; }
[data-testid="stFileUploaderDropzone"] button[data-testid="stBaseButton-secondary"]::after { content:"选择文件"; font-size:.93rem; margin-left:.4rem; }
.length { font-size:.76rem; color:var(--grey); display:flex; align-items:center; gap:.5rem; }
.length .bar { width:8rem; height:.3rem; background:#e4e9ef; border-radius:.2rem; overflow:hidden; }
.length .bar i { display:block; height:100%; background:#6f9bd0; }
.length.over { color:var(--red); font-weight:600; } .length.over .bar i { background:var(--red); }
.left-out { font-size:.78rem; color:var(--amber); overflow-wrap:anywhere; }
.source, .version { font-size:.85rem; line-height:1.55; white-space:pre-wrap; overflow-wrap:anywhere; }
.compare { display:grid; grid-template-columns:1fr 1fr; gap:.15rem .8rem; font-size:.86rem; line-height:1.6; overflow-wrap:anywhere; }
.compare .changed { background:#fcf6ea; } .compare .new:nth-child(even) { background:#eff6f1; } .compare .gone:nth-child(odd) { background:#fbf1f1; }
ul.facts { margin:0; padding-left:1.1rem; } ul.facts li { font-size:.8rem; margin:0; }
.finding { border-left:3px solid var(--line); padding:.15rem 0 .3rem .6rem; font-size:.9rem; overflow-wrap:anywhere; }
.finding .state { font-size:.76rem; margin-right:.5rem; }
.finding.block { border-color:var(--red); } .finding.block .state { color:var(--red); }
.finding.warn { border-color:#e3b565; } .finding.warn .state { color:var(--amber); }
.finding.note .state { color:var(--grey); }
ul.chips { list-style:none; display:flex; flex-wrap:wrap; gap:.35rem; margin:0; padding:0; }
ul.chips li { font-size:.82rem; margin:0; padding:.1rem .5rem; border:1px solid #ecd6ab; background:#fdf9f0; border-radius:.2rem; color:#6d4100; }
[data-testid="stLayoutWrapper"]:has(> .st-key-talk) { flex:0 0 auto !important; }
@media (min-width:641px) {
  [data-testid="stLayoutWrapper"]:has(> .st-key-talk), .st-key-talk { height:calc(100vh - 18.4rem) !important; min-height:14rem; }
  .st-key-left:has(.where) [data-testid="stLayoutWrapper"]:has(> .st-key-talk), .st-key-left:has(.where) .st-key-talk { height:calc(100vh - 20.7rem) !important; }
  .st-key-right [role="tabpanel"] { height:calc(100vh - 8.4rem); overflow-y:auto; padding-right:.4rem; }
}
@media (max-width:640px) {
  [data-testid="stMainBlockContainer"] { padding:2.8rem .8rem 1rem; }
  .head { grid-template-columns:1fr auto; } .head .name, .head .kind { grid-column:1 / -1; }
  [data-testid="stLayoutWrapper"]:has(> .st-key-talk), .st-key-talk { height:56vh !important; }
  .cell { grid-template-columns:7.5rem 1fr; }
  .length .bar { width:6rem; }
}
"""
