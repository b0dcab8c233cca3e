#include "domain/report_html_part.h"

#include "domain/picture_colour.h"

/* tests/report-picture.bats computes it anew and says which it should be. */
const char html_style_hash[] = "iCywnXLBDdZbzdFvVlUxyqfxFHAEZSdwTkgxYn8xDPA=";

void html_style(struct text *text)
{
    text_add(text,
             "\n*{box-sizing:border-box}\n"
             "body{margin:0 auto;max-width:56rem;padding:1.2rem;"
             "font:1rem/1.45 system-ui,sans-serif;overflow-wrap:break-word}\n"
             "h1{font-size:1.5rem;line-height:1.2;margin:0}\n"
             "h2{font-size:1.05rem;margin:0 0 .2rem}\n"
             "p,ul,dl,table,blockquote{margin:.15rem 0 .4rem}\n"
             "section{margin-top:.9rem;break-inside:avoid}\n"
             "ul{padding-left:1.2rem}\n"
             "svg{display:block;width:100%;height:auto;margin:.9rem auto 0;max-width:50rem}\n"
             "dl{display:grid;grid-template-columns:6rem minmax(0,1fr);gap:.3rem .8rem}\n"
             "dt{font-weight:600}\n"
             "dd{margin:0;grid-column:2}\n"
             "table{border-collapse:collapse;table-layout:fixed;width:100%}\n"
             "thead :first-child{width:30%}\n"
             "th,td{padding:.12rem .5rem .12rem 0;text-align:left;vertical-align:top;"
             "border-bottom:1px solid}\n"
             "th{font-weight:600}\n"
             ".act{border:2px solid;border-radius:.4rem;padding:.6rem .8rem;margin-top:.9rem}\n"
             ".quiet{font-size:.9em}\n"
             ".pair{column-gap:1.6rem;margin-top:.6rem}\n"
             ".pair section{margin:0 0 .6rem}\n"
             ".sheet{font-size:.92rem}\n"
             "@media screen and (min-width:46rem){.pair{columns:2}}\n"
             "@media print{\n"
             "@page{margin:9mm 11mm}\n"
             "body{padding:0;max-width:none;font-size:9pt;line-height:1.28}\n"
             "body.sheet{font-size:8.1pt;line-height:1.22}\n"
             "h1{font-size:14pt}\n"
             "h2{font-size:10pt}\n"
             ".act{padding:1.4mm 2.4mm;margin-top:1.6mm}\n"
             "svg{max-width:165mm;max-height:68mm;margin-top:1.5mm}\n"
             "dl{gap:.3mm 3mm}\n"
             "section{margin-top:2.4mm}\n"
             ".sheet svg{max-height:62mm;margin-top:.5mm}\n"
             ".sheet h1{font-size:12pt}\n"
             ".sheet h2{font-size:9.2pt;margin:0}\n"
             ".sheet section{margin-top:1.6mm}\n"
             ".sheet p,.sheet ul,.sheet table,.sheet blockquote{margin:.3mm 0 .7mm}\n"
             ".sheet th,.sheet td{padding-top:0;padding-bottom:0}\n"
             ".sheet .act{padding:.8mm 2mm;margin-top:1.2mm;border-width:1pt}\n"
             ".pair{columns:2;margin-top:1mm}\n"
             ".sheet dl{margin:0}\n"
             ".pair section{margin:0 0 1.2mm}\n"
             "body.full{font-size:8.1pt}\n"
             ".full svg{max-height:42mm}\n"
             ".full.sheet{font-size:7.5pt}\n"
             "}\n");
    picture_style(text);
    picture_page_style(text);
}
