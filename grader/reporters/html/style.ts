// How a report looks: dark and light, on paper and on a phone. Every pair of ink and ground has the contrast that WCAG AA asks
// for.

const LIGHT = `
--paper:#fff;--ground:#f6f7f8;--ink:#1b2229;--quiet:#56616c;--line:#dce1e6;--accent:#1f5f99;--link:#17558f;
--good:#1c7a4a;--bad:#b3362a;--tag:#e9edf1;--known:#dcebf8;--known-ink:#134a7a;
--status-passed:#2a7f62;--status-ink-passed:#fff;--status-failed:#e0a458;--status-ink-failed:#2b1a02;
--status-not-started:#d3d9df;--status-ink-not-started:#2a323a;
--heat-0:#9c2f16;--heat-ink-0:#fff;--heat-1:#b94a20;--heat-ink-1:#fff;--heat-2:#ee9b5e;--heat-ink-2:#2b1405;
--heat-3:#f7cda3;--heat-ink-3:#3a2008;--heat-4:#fbe9d6;--heat-ink-4:#4a3018;--heat-5:#eef1f3;--heat-ink-5:#46505a;`;

const DARK = `
--paper:#171b20;--ground:#1f252b;--ink:#e6eaee;--quiet:#a3aeb9;--line:#333c45;--accent:#6aa9e0;--link:#8cc0ee;
--good:#63c795;--bad:#f08a7d;--tag:#2d363f;--known:#1f3a54;--known-ink:#bfdcf6;
--status-passed:#4cae8a;--status-ink-passed:#06231a;--status-failed:#c9873a;--status-ink-failed:#1d1002;
--status-not-started:#434d57;--status-ink-not-started:#e6eaee;
--heat-0:#ff9a6b;--heat-ink-0:#2b0d00;--heat-1:#e0713d;--heat-ink-1:#1f0a00;--heat-2:#a84f22;--heat-ink-2:#fff;
--heat-3:#74391b;--heat-ink-3:#ffe9da;--heat-4:#4a2c1c;--heat-ink-4:#f6ddcd;--heat-5:#272e35;--heat-ink-5:#b4bec8;`;

export const STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:2rem 1.25rem 4rem;background:var(--paper);color:var(--ink);
  font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;overflow-wrap:break-word}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
h1,h2,h3,h4{line-height:1.25;margin:0;text-wrap:balance;font-weight:650}
h1{font-size:1.9rem;letter-spacing:-.01em}
h2{font-size:1.4rem;margin:3.5rem 0 1rem;padding-top:1.25rem;border-top:1px solid var(--line)}
main>section:first-child>h2{margin-top:0}
h3{font-size:1.1rem;margin:2rem 0 .5rem}
h4{font-size:1rem;margin:1.5rem 0 .5rem}
h3 small{font-weight:400;font-size:.9rem;color:var(--quiet);margin-left:.35em}
p{margin:.5rem 0;max-width:44rem}
ul,ol{padding-left:1.4rem}
code{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere;white-space:pre-wrap}
.quiet,.lead,.kicker{color:var(--quiet)}
.kicker{font-size:.85rem;font-weight:600;letter-spacing:.02em;margin:0 0 .25rem}
.prose{white-space:pre-wrap}
.tag{display:inline-block;padding:0 .5em;border-radius:.25rem;background:var(--tag);font-size:.85rem;line-height:1.6}
.tag.known{background:var(--known);color:var(--known-ink)}
.scroll{overflow-x:auto;max-width:100%;margin:.75rem 0}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .75rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{font-weight:600;vertical-align:bottom;white-space:nowrap}
tbody th{font-weight:400}
details{margin:.75rem 0}
summary{cursor:pointer;color:var(--link);width:fit-content}
blockquote{margin:.75rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--accent)}
blockquote p{margin:.25rem 0}
svg{display:block;max-width:100%;height:auto;--plot-background:var(--paper)}
figure{margin:1.5rem 0 2rem;min-width:0}
figcaption h3{margin:0 0 .25rem}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;font-size:.85rem;color:var(--quiet);margin:.25rem 0 .5rem;max-width:none}
.legend span{display:inline-flex;align-items:center;gap:.4em}
.legend i{width:.9em;height:.9em;border-radius:.15em;border:1px solid var(--line)}
.mark{color:var(--accent);font-weight:400;margin-left:.2em}

.class{max-width:74rem}
.figures{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1px;margin:1rem 0 2rem;
  background:var(--line);border:1px solid var(--line);border-radius:.5rem;overflow:hidden}
.figures div{background:var(--paper);padding:.75rem 1rem}
.figures dt{font-size:.85rem;color:var(--quiet)}
.figures dd{margin:0}
.figures strong{display:block;font-size:1.6rem;line-height:1.3;font-weight:600;font-variant-numeric:tabular-nums}
.figures span{font-size:.85rem;color:var(--quiet)}
.pair{display:grid;gap:0 2.5rem}
.scroll svg{max-width:none}
.clusters{list-style:none;padding:0;margin:.75rem 0;display:grid;gap:.75rem}
.cluster{background:var(--ground);border-radius:.5rem;padding:.75rem 1rem}
.cluster p{margin:.25rem 0}
.cluster-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem .5rem;max-width:none!important}
.key{margin-left:auto;color:var(--quiet);font-size:.85rem}
.example{margin:.5rem 0;display:grid;gap:.15rem}
.example div{display:grid;grid-template-columns:5.5rem minmax(0,1fr);gap:.5rem}
.example dt{color:var(--quiet);font-size:.9rem}
.example dd{margin:0}
.case-list li{margin:.15rem 0}
.learners td,.learners th{white-space:nowrap}
.learners td,.learners thead th:not(:first-child){text-align:right;padding-left:.5rem}
.learners th:first-child{position:sticky;left:0;z-index:1;background:var(--paper);max-width:16rem;overflow:hidden;text-overflow:ellipsis}
.cases td:nth-child(2),.cases td:nth-child(4){text-align:right;padding-right:1.5rem}
.cases td{white-space:nowrap}
nav ul{list-style:none;padding:0;margin:1rem 0;font-size:.95rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
nav ol{display:none}

.learner{max-width:48rem}
.sum{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem .75rem;margin:1rem 0 0}
.sum strong{font-size:2.2rem;line-height:1.2;font-weight:600;font-variant-numeric:tabular-nums}
.sums{margin:1rem 0;font-variant-numeric:tabular-nums;max-width:26rem}
.sums div{display:flex;justify-content:space-between;gap:1rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
.sums div:last-child{font-weight:600}
.sums .why{display:block;color:var(--quiet);font-size:.9rem}
.sums dd{margin:0;white-space:nowrap}
.note{background:var(--ground);border-radius:.5rem;padding:.75rem 1rem;margin:1rem 0}
.glance{margin:1.5rem 0;width:100%}
.glance th:first-child{padding-right:1rem}
.glance td:last-child,.glance th:last-child{text-align:right;padding-right:0;white-space:nowrap}
.passed .sign{color:var(--good)}
.failed .sign,.missed .sign{color:var(--bad)}
.exercise-head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:.25rem 1rem;
  margin:2.75rem 0 .25rem;padding-top:1rem;border-top:1px solid var(--line)}
.exercise-head h2{margin:0;padding:0;border:0;font-size:1.2rem}
.exercise-head p{margin:0;font-variant-numeric:tabular-nums}
.results{list-style:none;padding:0;margin:.75rem 0}
.results li{display:grid;grid-template-columns:1.5rem minmax(0,1fr) auto;gap:0 .5rem;padding:.3rem 0}
.results .sign{font-weight:700;text-align:center}
.results .worth{color:var(--quiet);font-size:.9rem;font-variant-numeric:tabular-nums;white-space:nowrap}
.results .why{grid-column:2/-1;margin:.1rem 0 .4rem;color:var(--quiet)}
td{position:relative}
.seen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}

@media (min-width:36rem){.figures{grid-template-columns:repeat(3,minmax(0,1fr))}}
@media (min-width:46rem){.pair{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}}
@media (min-width:64rem){
  .class{display:grid;grid-template-columns:13.5rem minmax(0,1fr);gap:0 3rem}
  .class>header{grid-column:1/-1;margin-bottom:1.5rem}
  nav{position:sticky;top:1.5rem;align-self:start;max-height:calc(100vh - 3rem);overflow-y:auto}
  nav ul{display:block;margin:0}
  nav li{margin:.35rem 0}
  nav ol{display:block;list-style:decimal;padding-left:1.5rem;font-size:.9rem;color:var(--quiet)}
}
@media print{
  :root{color-scheme:light;${LIGHT}}
  @page{margin:16mm 14mm}
  html{font-size:9.5pt}
  body{padding:0}
  th,td{padding-top:.2rem;padding-bottom:.2rem}
  .class{display:block}
  .class,.learner{max-width:none}
  .figures{grid-template-columns:repeat(6,minmax(0,1fr))}
  .figures div{padding:.4rem .6rem}
  .class>nav{display:none}
  a{color:inherit;text-decoration:none}
  h1,h2,h3,h4,.exercise-head,.cluster-head{break-after:avoid}
  h2{margin-top:0}
  .class section{break-before:page}
  .class section:first-child{break-before:auto}
  figure,.cluster,.results li,tr,.note{break-inside:avoid}
  .pair{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
  .scroll{overflow:visible}
  .scroll svg{max-width:100%}
  thead{display:table-header-group}
  .learners th:first-child{position:static}
  summary{color:inherit;list-style:none;break-after:avoid}
  details::details-content{content-visibility:visible;block-size:auto}
  .data{display:none}
  svg,i,.tag,.cluster,.note{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
