using System.Globalization;
using System.Text;
using HvSim.Report.Charts;

namespace HvSim.Report.Html;

/// <summary>How the page looks: on a desk, on a phone, in the dark, on paper. It needs no font and no file.</summary>
internal static class PageStyle
{
    private const string Light = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #222222; --muted: #595959; --line: #d5d5d5;
          --soft: #f4f5f7; --mark: #0072b2; --shade: #00000060; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 76rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; overflow-wrap: break-word; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 0.3rem 0 1rem; }
        h2 { font-size: 1.25rem; margin: 2.5rem 0 0.75rem; padding-top: 0.75rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
        .kind, .note, figcaption, caption, footer { color: var(--muted); }
        .kind { margin: 0; }
        .answer { border-left: 4px solid var(--mark); background: var(--soft); padding: 0.75rem 1rem; }
        .answer p { margin: 0.35rem 0; }
        .answer p:first-child { font-size: 1.15rem; font-weight: 600; margin-top: 0; }
        .answer p.detail { margin: 0.15rem 0 0.15rem 1.5rem; }
        .note { margin: 0.35rem 0; font-size: 0.9rem; }
        nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; list-style: none; }
        a { color: var(--mark); }
        /* A shadow at an edge beyond which there is more; covers that move with the table hide it where there is none. */
        .table { overflow-x: auto; margin: 0.25rem 0 1rem; background:
          linear-gradient(to right, var(--paper) 40%, transparent) left / 3rem 100% no-repeat local,
          linear-gradient(to left, var(--paper) 40%, transparent) right / 3rem 100% no-repeat local,
          linear-gradient(to right, var(--shade), transparent) left / 1.2rem 100% no-repeat scroll,
          linear-gradient(to left, var(--shade), transparent) right / 1.2rem 100% no-repeat scroll; }
        table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; padding: 0.25rem 0; }
        th, td { padding: 0.25rem 0.7rem; text-align: right; vertical-align: top; white-space: nowrap;
          border-bottom: 1px solid var(--line); }
        thead th { border-bottom: 2px solid var(--line); vertical-align: bottom; background: #8080801a; }
        th.text, td.text { text-align: left; white-space: normal; min-width: 9rem; }
        td.text { max-width: 42rem; }
        tbody th { font-weight: 600; }
        button { display: block; margin-left: auto; font: inherit; font-size: 0.8rem; color: var(--ink); background: var(--soft);
          border: 1px solid var(--line); border-radius: 0.25rem; padding: 0.15rem 0.6rem; cursor: pointer; }
        figure { margin: 1.5rem 0 2.25rem; }
        figure h3 { margin-top: 0; }
        .chart { overflow-x: auto; }
        .chart svg { display: block; width: 100%; height: auto; min-width: 44rem; }
        figcaption { margin-top: 0.5rem; max-width: 60rem; }
        pre { overflow-x: auto; background: var(--soft); padding: 0.75rem 1rem; font-size: 0.85rem; line-height: 1.4; }
        footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: 0.9rem; }
        """;

    private const string Dark = """
          :root { --paper: #16191d; --ink: #e6e6e6; --muted: #a9b0b8; --line: #3a4047; --soft: #20252b; --mark: #6cb6e8;
            --shade: #ffffff50; }
        """;

    private const string Paper = """
        @media print {
          body { max-width: none; padding: 0; font-size: 10pt; }
          button, nav { display: none; }
          .table, .chart, pre { overflow: visible; }
          .table { background: none; }
          .chart svg { min-width: 0; max-height: 14cm; }
          pre { white-space: pre-wrap; }
          table { font-size: 8pt; }
          th, td { padding: 0.1rem 0.35rem; }
          thead { display: table-header-group; }
          tr, figure, .answer { break-inside: avoid; }
          h2, h3, caption { break-after: avoid; }
        }
        """;

    /// <summary>The style sheet. A printer gets the light colours, whatever the screen has.</summary>
    public static string Text { get; } =
        $"{Light}\n@media screen and (prefers-color-scheme: dark) {{\n{Dark}\n{ChartsInTheDark()}}}\n{Paper}";

    /// <summary>The colours that charts have in the dark; an attribute of a picture yields to a style sheet.</summary>
    private static string ChartsInTheDark()
    {
        var rules = new StringBuilder();
        foreach (var (light, dark) in Palette.InTheDark)
        {
            foreach (var attribute in new[] { "fill", "stroke" })
                rules.Append(CultureInfo.InvariantCulture, $"  .chart [{attribute}=\"{light}\"] {{ {attribute}: {dark}; }}\n");
        }
        return rules.Append("  .chart text:not([fill]) { fill: var(--ink); }\n").ToString();
    }
}
