using System.Text;
using HvSim.Report.Files;

namespace HvSim.Report.Html;

/// <summary>
/// <c>report.html</c>: a finished result folder as one page that needs nothing else. The answer stands first, then what it rests
/// on, then what it was made from.
/// </summary>
public static class ReportPage
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "report.html";

    private static readonly (string Id, string Title, Action<HtmlText, FinishedFolder, AnswerFile> Write)[] Sections =
    [
        ("figures", "The figures", (page, _, answer) => AnswerSection.Figures(page, answer.Answer)),
        ("charts", "Charts", (page, folder, _) => ChartSection.Write(page, folder.Figures())),
        ("breakdown", "Where the time went", (page, folder, answer) => BreakdownSection.Write(page, folder, answer.Axes)),
        ("verdicts", "Verdicts", (page, _, answer) => VerdictSection.Write(page, answer)),
        ("warnings", "Warnings", (page, folder, answer) => VerdictSection.Warnings(page, folder, answer)),
        ("scenario", "The scenario", (page, folder, _) => ScenarioSection.Text(page, folder)),
        ("parameters", "Every value in force", (page, folder, _) => ScenarioSection.Parameters(page, folder)),
    ];

    /// <summary>Writes the page into a folder that passed <see cref="FinishedFolder.Check"/>.</summary>
    /// <returns>Number of its charts.</returns>
    /// <exception cref="ReportException">The folder cannot be read, or the page not be written.</exception>
    public static int Write(string path)
    {
        using var folder = FinishedFolder.Open(path);
        WholeFile.Write(Path.Combine(path, FileName), Encoding.UTF8.GetBytes(Of(folder)));
        return folder.Figures().Count;
    }

    internal static string Of(FinishedFolder folder)
    {
        var answer = folder.Answer();
        var page = new HtmlText().Markup("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head");
        page.Empty("meta", ("charset", "utf-8"));
        page.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        page.Element("title", answer.Answer.Question);
        page.Open("style").Markup($"\n{PageStyle.Text}\n").Close().Close().Open("body").Open("main");
        AnswerSection.Write(page, folder, answer.Answer);
        page.Open("nav", ("aria-label", "Sections")).Open("ul");
        foreach (var (id, title, _) in Sections)
            page.Open("li").Element("a", title, ("href", $"#{id}")).Close();
        page.Close().Close();
        foreach (var (id, title, write) in Sections)
        {
            page.Open("section", ("id", id)).Element("h2", title);
            write(page, folder, answer);
            page.Close();
        }
        page.Close();
        ScenarioSection.Footer(page, folder);
        page.Open("script").Markup($"\n{PageScript.Text}\n").Close();
        return page.Close().Close().ToString();
    }
}
