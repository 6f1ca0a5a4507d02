/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

/*
 * Every colour of text has a contrast of at least 4.5 to 1 on its ground (WCAG
 * 2.1, 1.4.3). Nothing depends on a background being printed: what must be
 * seen is text, a border, or a shape of the SVG.
 */
static const char screen_style[] =
	":root{color-scheme:light}\n"
	"*{box-sizing:border-box}\n"
	"body{margin:0 auto;max-width:60rem;padding:2.5rem 2rem 3rem;"
	"background:#fff;color:#1b1b1b;"
	"font:1rem/1.5 Charter,'Bitstream Charter',Georgia,"
	"'Liberation Serif','Times New Roman',serif}\n"
	"h1,h2,h3,th,.label,figcaption,.badge,svg text"
	"{font-family:'Helvetica Neue',Arial,'Liberation Sans',sans-serif}\n"
	"h1{margin:0 0 .25rem;font-size:1.9rem;line-height:1.2;"
	"font-weight:600}\n"
	"h2{margin:2.75rem 0 .75rem;padding-bottom:.3rem;"
	"border-bottom:1px solid #8a8a8a;font-size:1.2rem;line-height:1.3;"
	"font-weight:600}\n"
	"h3{margin:0 0 .5rem;font-size:1em;line-height:1.35;"
	"font-weight:600;overflow-wrap:anywhere}\n"
	"p{margin:.5rem 0}\n"
	".under{color:#4a4a4a}\nh1+.under{margin:0}\n"
	".outcome{margin:1.5rem 0;padding:1rem 1.25rem;"
	"border:1px solid;border-left-width:.5rem;font-size:1.15em}\n"
	".outcome .badge{display:block;font-size:.88em;letter-spacing:.04em;"
	"text-transform:uppercase}\n"
	".outcome p{margin:.25rem 0 0;color:#1b1b1b}\n"
	".good{color:#1d5b38}.bad{color:#8c1c13}.open{color:#6b4a00}\n"
	".badge{font-weight:700;white-space:nowrap}\n"
	"dl{display:grid;grid-template-columns:12rem 1fr;margin:0;"
	"border-bottom:1px solid #d0d0d0}\n"
	"dt,dd{margin:0;padding:.3rem 0;border-top:1px solid #d0d0d0}\n"
	"dt{padding-right:1rem;color:#4a4a4a}\n"
	"dt:first-child,dt:first-child+dd{border-top:0}\n"
	"dd{overflow-wrap:anywhere}\n"
	"table{width:100%;border-collapse:collapse;"
	"font-size:.95em}\n"
	"caption{padding:.25rem 0 .5rem;text-align:left;color:#4a4a4a}\n"
	"th,td{padding:.35rem .75rem .35rem 0;border-top:1px solid #d0d0d0;"
	"text-align:left;vertical-align:top}\n"
	"th:last-child,td:last-child{padding-right:0}\n"
	"thead th{border-top:0;border-bottom:1.5px solid #4a4a4a;"
	"font-size:.85em;font-weight:600;color:#333;vertical-align:bottom}\n"
	"td.short{white-space:nowrap}\n"
	"tbody th{font-size:.9em;font-weight:600;white-space:nowrap}\n"
	"tr.sum th,tr.sum td{border-top:1.5px solid #4a4a4a;"
	"border-bottom:1.5px solid #4a4a4a;font-weight:600}\n"
	".number{text-align:right;white-space:nowrap;"
	"font-variant-numeric:tabular-nums}\n"
	".none{color:#5f5f5f;font-weight:400}\n"
	".name,.digest{font-family:'DejaVu Sans Mono','Liberation Mono',"
	"Menlo,Consolas,monospace;font-size:.85em;"
	"overflow-wrap:anywhere;word-break:break-all}\n"
	"time{white-space:nowrap}\n"
	".finding{margin:0 0 1.25rem;padding:.75rem 1rem;"
	"border:1px solid #b0b0b0;border-left:.3rem solid #8c1c13;"
	"break-inside:avoid}\n"
	".finding table{margin:.5rem 0}\n"
	".finding p{margin:.25rem 0}\n"
	".label{color:#4a4a4a;font-size:.88em;font-weight:600}\n"
	"figure{margin:1rem 0 1.5rem;break-inside:avoid}\n"
	"figcaption{margin-top:.5rem;color:#4a4a4a;font-size:.88em}\n"
	"svg{display:block;width:100%;height:auto}\n"
	".scroll{overflow-x:auto}\n"
	".bar{width:45%}\n"
	"footer{margin-top:2.5rem;padding-top:.75rem;"
	"border-top:1px solid #8a8a8a;color:#4a4a4a;font-size:.88em}\n";

static const char phone_style[] =
	"@media screen and (max-width:40rem){\n"
	"body{padding:1.25rem 1rem 2rem}\n"
	"h1{font-size:1.5rem}\n"
	"dl{grid-template-columns:1fr}\n"
	"dt{padding-bottom:0}dd{padding-top:0;border-top:0}\n"
	".finding{padding:.6rem .7rem}\n"
	".bar{width:30%}\n"
	".verdicts tbody tr{display:grid;"
	"grid-template-columns:1fr auto;border-top:1px solid #d0d0d0}\n"
	".verdicts tbody th,.verdicts tbody td"
	"{border-top:0;padding-right:0}\n"
	".verdicts td.meaning{grid-column:1/-1;padding-top:0}\n"
	".verdicts thead{display:none}\n"
	".wide{min-width:38rem}\n"
	".chart{min-width:36rem}\n"
	"}\n";

static const char print_style[] =
	"@page{size:A4;margin:18mm 16mm 20mm}\n"
	"@media print{\n"
	"body{max-width:none;padding:0;font-size:10pt;line-height:1.4}\n"
	"h1{font-size:18pt}\n"
	"h2{margin-top:16pt;font-size:12.5pt;break-after:avoid}\n"
	"h3{break-after:avoid}\n"
	"thead{display:table-header-group}\n"
	"tr,.outcome{break-inside:avoid}\n"
	"p{orphans:3;widows:3}\n"
	".scroll{overflow:visible}\n"
	"a{color:inherit;text-decoration:none}\n"
	"}\n";

void fonds_report_html_style(struct fonds_output *output)
{
	fonds_output_add_text(output, screen_style);
	fonds_output_add_text(output, phone_style);
	fonds_output_add_text(output, print_style);
}
