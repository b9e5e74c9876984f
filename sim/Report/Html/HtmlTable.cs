using HvSim.Report.Text;

namespace HvSim.Report.Html;

/// <summary>A table that scrolls in a box of its own and can be copied.</summary>
internal static class HtmlTable
{
    /// <summary>Writes it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="caption">What it holds.</param>
    /// <param name="table">The table; cells of the key columns are headings of their rows.</param>
    public static void Write(HtmlText page, string caption, AnswerTable table)
    {
        page.Open("div", ("class", "table"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption)).Open("table");
        page.Element("caption", caption);
        page.Open("thead").Open("tr");
        foreach (var column in table.Columns)
            page.Element("th", column.Header, [("scope", "col"), .. Class(column)]);
        page.Close().Close().Open("tbody");
        foreach (var row in table.Rows)
        {
            page.Open("tr");
            for (var i = 0; i < row.Count; i++)
            {
                var column = table.Columns[i];
                if (column.IsKey)
                    page.Element("th", row[i], [("scope", "row"), .. Class(column)]);
                else
                    page.Element("td", row[i], Class(column));
            }
            page.Close();
        }
        page.Close().Close().Close();
    }

    private static (string, string)[] Class(AnswerColumn column) => column.IsText ? [("class", "text")] : [];
}
