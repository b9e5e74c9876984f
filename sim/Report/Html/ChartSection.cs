using System.Globalization;
using System.Xml.Linq;
using HvSim.Report.Captions;
using HvSim.Report.Charts;

namespace HvSim.Report.Html;

/// <summary>The charts, drawn into the page, each with a caption that says what it shows.</summary>
internal static class ChartSection
{
    public static void Write(HtmlText page, IReadOnlyList<ChartFigure> figures)
    {
        var drawn = ChartSet.Render(figures, []);
        foreach (var warning in drawn.Warnings)
            page.Element("p", warning, ("class", "note"));
        if (figures.Count == 0)
            page.Element("p", "There are none.");
        for (var i = 0; i < figures.Count; i++)
        {
            page.Open("figure", ("id", $"chart-{figures[i].Name}")).Element("h3", figures[i].Title);
            if (i < drawn.Charts.Count)
            {
                page.Open("div", ("class", "chart"), ("tabindex", "0"), ("role", "region"), ("aria-label", figures[i].Title));
                page.Markup(Inline(drawn.Charts[i].Svg, figures[i].Title)).Close();
            }
            page.Element("figcaption", Caption.Of(figures[i])).Close();
        }
    }

    /// <summary>
    /// The picture as an element of a page: it takes the width that there is. Its title stands over it, where it can be
    /// broken into lines.
    /// </summary>
    private static string Inline(string svg, string title)
    {
        var root = XDocument.Parse(svg).Root!;
        var width = root.Attribute("width")!.Value;
        var height = int.Parse(root.Attribute("height")!.Value, CultureInfo.InvariantCulture);
        var titles = root.Descendants()
            .Where(element => element.Name.LocalName == "text" && element.Value.Trim() == title).ToList();
        titles.Remove();
        var top = titles.Count > 0 ? ChartFrame.TitleHeight : 0;
        root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 {top} {width} {height - top}"));
        root.SetAttributeValue("width", null);
        root.SetAttributeValue("height", null);
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-label", title);
        return root.ToString(SaveOptions.DisableFormatting).ReplaceLineEndings("\n");
    }
}
