/** For the screen and for paper (A4 and Letter): dark on white, colour only where it says something. */
export const style = `
:root { --ready: #2f7d57; --repairable: #d9a53b; --blocked: #b4533f; --line: #d4d7dc; --soft: #5b6470; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px; max-width: 60rem; background: #fff; color: #1c2127; font: 14px/1.45 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
h1 { margin: 0; font-size: 24px; line-height: 1.25; }
h2 { margin: 28px 0 8px; font-size: 17px; }
h3 { margin: 22px 0 4px; font-size: 14px; }
p { margin: 4px 0 8px; }
a { color: inherit; }
.soft, caption { color: var(--soft); }
.warn { margin: 12px 0; padding: 8px 12px; border: 1px solid var(--blocked); border-radius: 4px; }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 12px; margin: 18px 0 8px; }
.tile { padding: 10px 12px; border: 1px solid var(--line); border-radius: 6px; }
.tile b { display: block; font-size: 22px; line-height: 1.3; font-variant-numeric: tabular-nums; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 6px 0 0; padding: 0; list-style: none; }
.legend svg { width: 11px; height: 11px; margin-right: 6px; }
svg.chart { display: block; width: 100%; height: auto; }
svg text { font: 11px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1c2127; }
svg text.soft { fill: var(--soft); }
.ready { fill: var(--ready); } .repairable { fill: var(--repairable); } .blocked { fill: var(--blocked); }
.waiting { fill: #c9ced6; } .grid { stroke: var(--line); stroke-width: 1; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 5px 8px 5px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; color: var(--soft); vertical-align: bottom; }
td.part { min-width: 8.5em; }
td.n, th.n { text-align: right; }
td.n { white-space: nowrap; font-variant-numeric: tabular-nums; }
th.n { overflow-wrap: normal; }
td.n:last-child, th.n:last-child { padding-right: 0; }
th.id { width: 5em; }
th.name { width: 24%; }
td.bar { width: 30%; } td.bar svg { display: block; width: 100%; height: 12px; margin-top: 4px; }
.small { font-size: 12px; }
footer { margin-top: 28px; padding-top: 8px; border-top: 1px solid var(--line); color: var(--soft); font-size: 12px; }
@media (max-width: 640px) { .tiles { grid-template-columns: repeat(2, 1fr); } body { padding: 16px; } }
@media print {
  @page { margin: 14mm; }
  body { padding: 0; max-width: none; font-size: 9.5pt; line-height: 1.35; }
  h1 { font-size: 15pt; } h2 { font-size: 11.5pt; margin-top: 14px; } h3 { font-size: 9.5pt; margin-top: 14px; }
  .tiles { margin: 10px 0 4px; }
  .tile { padding: 6px 9px; }
  .tile b { font-size: 13pt; }
  .small { font-size: 8.5pt; }
  th, td { padding-top: 3px; padding-bottom: 3px; }
  section.sheet { break-before: page; }
  h2, h3, caption { break-after: avoid; }
  tr, svg, .tile, .together { break-inside: avoid; }
  thead { display: table-header-group; }
}
`
