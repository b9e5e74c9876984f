using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using HvSim.Report;
using HvSim.Report.Html;
using Xunit;

namespace HvSim.Tests.Report;

public sealed partial class ReportPageTests
{
    private const string Hostile = "</title><script>alert('1')</script> & \"quoted\" \u0001 <b>";

    [Fact]
    public void Page_is_well_formed_and_holds_question_answer_and_figures()
    {
        var page = Page(FabricatedStudies.Found());
        Assert.Equal("How many web guests fit on this host before users wait?", Texts(page, "h1").Single());
        var answer = page.Descendants("div").Single(e => (string?)e.Attribute("class") == "answer").Elements("p").ToList();
        Assert.Equal(
            "31 web guests fit. At 32 the objective \"web response-time p95 (worst) <= 50 ms\" breaks.", answer[0].Value);
        Assert.Equal("31 web guests: p95 46.0 ms (44.1 to 47.9) at the worst guest, 41.4 ms pooled", answer[1].Value);
        var first = page.Descendants("table").First();
        Assert.Equal("guests", first.Descendants("th").First().Value);
        Assert.Equal(
            ["4", "16", "31", "32", "44", "48"],
            first.Element("tbody")!.Elements("tr").Select(r => r.Element("th")!.Value));
    }

    [Fact]
    public void Order_is_the_answer_its_evidence_and_then_what_it_was_made_from()
    {
        string[] expected =
            ["The figures", "Charts", "Where the time went", "Verdicts", "Warnings", "The scenario", "Every value in force"];
        Assert.Equal(expected, Texts(Page(FabricatedStudies.Found()), "h2"));
    }

    [Fact]
    public void Every_chart_is_drawn_in_the_page_with_a_caption_that_has_figures()
    {
        var figures = Page(FabricatedStudies.Found()).Descendants("figure").ToList();
        Assert.Equal(
            ["chart-response-time", "chart-cpu-wait", "chart-processor-time", "chart-breakdown", "chart-breakdown-slowest"],
            figures.Select(f => (string)f.Attribute("id")!));
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.All(figures, figure => Assert.Single(figure.Descendants(svg + "svg")));
        var caption = figures[0].Element("figcaption")!.Value;
        Assert.Contains("p95 goes from 14.90 ms (14.50 to 15.30) at 4 to 61.3 ms (57.9 to 64.7) at 32", caption);
        Assert.Contains("The limits hold at 31 and break at 32", caption);
        Assert.Contains("There is no value at 44 and 48 (no steady state).", caption);
        Assert.Contains("What grows most is CPU wait", figures[3].Element("figcaption")!.Value);
    }

    /// <summary>Text of a picture cannot be broken into lines, and is cut where the page is narrow.</summary>
    [Fact]
    public void Title_of_a_chart_stands_over_the_picture_and_not_in_it()
    {
        foreach (var figure in Page(FabricatedStudies.Found()).Descendants("figure"))
        {
            var title = figure.Element("h3")!.Value;
            Assert.NotEmpty(title);
            Assert.DoesNotContain(figure.Descendants(), e => e.Name.LocalName == "text" && e.Value.Trim() == title);
            Assert.Single(
                figure.Descendants().Attributes("viewBox"), box => box.Value.StartsWith("0 46 ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Breakdown_has_a_row_for_each_point_of_the_mean_and_of_the_slowest()
    {
        var tables = Page(FabricatedStudies.Found()).Descendants("section").Single(s => (string?)s.Attribute("id") == "breakdown")
            .Descendants("table").ToList();
        Assert.Equal(["web: mean over all requests, ms", "web: mean over the slowest 5 % of the requests, ms"],
            tables.Select(t => t.Element("caption")!.Value));
        Assert.Equal(["guests", "response time", "work", "guest queue", "CPU wait", "why not"],
            tables[0].Element("thead")!.Descendants("th").Select(h => h.Value));
        var row = tables[0].Element("tbody")!.Elements("tr").ElementAt(3).Elements().Select(c => c.Value).ToList();
        Assert.Equal(["32", "27.6", "6.00 +- 0.10", "0.75 +- 0.10", "20.84 +- 0.10", ""], row);
    }

    [Fact]
    public void Verdicts_have_their_evidence_and_values_their_source()
    {
        var page = Page(FabricatedStudies.Found());
        var verdicts = page.Descendants("section").Single(s => (string?)s.Attribute("id") == "verdicts");
        Assert.Contains("logical processors 94.0 % busy, CPU wait 212 us per dispatch", verdicts.Value);
        Assert.Contains("over-committed", verdicts.Value);
        var parameters = page.Descendants("section").Single(s => (string?)s.Attribute("id") == "parameters");
        Assert.Equal(["host.hypervisor.slice", "10 ms", "ms", "default", "assumed", "hvsim"],
            parameters.Descendants("tbody").Single().Elements("tr").Single().Elements().Select(c => c.Value));
    }

    [Fact]
    public void Page_needs_nothing_from_elsewhere()
    {
        var page = Page(FabricatedStudies.Found());
        var addresses = page.Descendants().Attributes()
            .Where(a => a.Name.LocalName is "src" or "href" or "srcset" or "action" or "data").Select(a => a.Value);
        Assert.All(addresses, address => Assert.StartsWith("#", address));
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "link" or "img" or "iframe" or "object" or "base");
        var style = page.Descendants("style").Single().Value;
        Assert.DoesNotContain("url(", style);
        Assert.DoesNotContain("@import", style);
        Assert.Contains("prefers-color-scheme: dark", style);
        Assert.Contains("@media print", style);
    }

    [Fact]
    public void Every_colour_of_a_chart_that_a_dark_page_would_swallow_has_another_there()
    {
        var page = Page(FabricatedStudies.Found());
        var style = page.Descendants("style").Single().Value;
        var colors = page.Descendants("figure").Descendants().Attributes()
            .Where(a => a.Name.LocalName is "fill" or "stroke" && a.Value != "none")
            .Select(a => (a.Name.LocalName, a.Value)).Distinct();
        foreach (var (attribute, color) in colors)
        {
            if (Brightness(color) is < 0.30 or > 0.85)
                Assert.Contains($".chart [{attribute}=\"{color}\"]", style);
        }
    }

    [Fact]
    public void Text_of_the_user_is_never_markup()
    {
        var scenario = FabricatedStudies.WebScenario() with { Question = Hostile };
        var loaded = Fabricated.Loaded(scenario) with { Text = $"# {Hostile}\nname: x" };
        var study = Study.Of(loaded, FabricatedStudies.Found().Result, Fabricated.Tool);
        var page = Page(study);
        Assert.Single(page.Descendants("script"));
        Assert.Empty(page.Descendants("b"));
        Assert.Equal(Hostile.Replace('\u0001', '\uFFFD'), Texts(page, "h1").Single());
        Assert.Equal(Hostile.Replace('\u0001', '\uFFFD'), Texts(page, "title").Single());
        Assert.StartsWith("# </title><script>alert", page.Descendants("pre").First().Value);
    }

    [Fact]
    public void Tables_scroll_in_a_box_of_their_own_and_have_headings()
    {
        var tables = Page(FabricatedStudies.Grid()).Descendants("table").ToList();
        Assert.All(tables, table =>
        {
            Assert.Equal("table", (string?)table.Parent!.Attribute("class"));
            Assert.NotNull(table.Element("caption"));
            Assert.All(table.Element("thead")!.Descendants("th"), th => Assert.Equal("col", (string?)th.Attribute("scope")));
            var width = table.Element("thead")!.Descendants("th").Count();
            Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Equal(width, row.Elements().Count()));
        });
    }

    [Fact]
    public void Run_and_batch_studies_and_such_without_results_have_a_page_too()
    {
        foreach (var study in new[]
        {
            FabricatedStudies.SingleRun(), FabricatedStudies.Batch(),
            FabricatedStudies.Sweep([FabricatedPoints.NotAdmitted(4), FabricatedPoints.NotAdmitted(8)], null),
        })
        {
            Assert.Equal(7, Page(study).Descendants("h2").Count());
        }
    }

    [Fact]
    public void Same_folder_gives_the_same_bytes_and_a_new_result_removes_the_page()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.Found());
        ReportPage.Write(folder.Path);
        var file = Path.Combine(folder.Path, ReportPage.FileName);
        var once = File.ReadAllBytes(file);
        ReportPage.Write(folder.Path);
        Assert.Equal(once, File.ReadAllBytes(file));
        ResultFolder.Write(folder.Path, FabricatedStudies.SingleRun());
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void Charts_of_the_page_are_those_of_the_folder()
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, FabricatedStudies.Found());
        using var finished = FinishedFolder.Open(folder.Path);
        foreach (var figure in finished.Figures())
            Assert.Equal(File.ReadAllText(Path.Combine(folder.Path, "charts", $"{figure.Name}.svg")), figure.Draw().Svg());
    }

    private static XElement Page(Study study)
    {
        using var folder = new TemporaryFolder();
        ResultFolder.Write(folder.Path, study);
        ReportPage.Write(folder.Path);
        var text = File.ReadAllText(Path.Combine(folder.Path, ReportPage.FileName));
        Assert.StartsWith("<!DOCTYPE html>\n", text);
        using var reader = XmlReader.Create(
            new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = true });
        var page = XDocument.Load(reader).Root!;
        var ids = page.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        return page;
    }

    private static IEnumerable<string> Texts(XElement page, string element) => page.Descendants(element).Select(e => e.Value);

    /// <summary>Relative brightness, 0 to 1, by the weights of ITU-R BT.601.</summary>
    private static double Brightness(string color)
    {
        if (color is "white" or "black")
            return color == "white" ? 1 : 0;
        var digits = Hex().Match(color).Groups[1].Value;
        if (digits.Length == 3)
            digits = string.Concat(digits.Select(d => new string(d, 2)));
        Assert.Equal(6, digits.Length);
        var parts = Enumerable.Range(0, 3).Select(i => Convert.ToInt32(digits.Substring(2 * i, 2), 16) / 255.0).ToArray();
        return (0.299 * parts[0]) + (0.587 * parts[1]) + (0.114 * parts[2]);
    }

    [GeneratedRegex("^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")]
    private static partial Regex Hex();
}
