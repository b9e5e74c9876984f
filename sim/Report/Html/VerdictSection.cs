using HvSim.Report.Files;
using HvSim.Report.Text;

namespace HvSim.Report.Html;

/// <summary>What was judged, with its evidence, and what the user was warned of.</summary>
internal static class VerdictSection
{
    public static void Write(HtmlText page, AnswerFile answer)
    {
        if (answer.Verdicts.Count == 0)
        {
            page.Element("p", "Nothing was judged.");
            return;
        }
        foreach (var subject in answer.Verdicts.GroupBy(verdict => verdict.Subject))
        {
            HtmlTable.Write(page, $"Verdict on: {subject.Key}", new AnswerTable(
                [
                    .. answer.Axes.Select(axis => new AnswerColumn(axis, IsText: false, IsKey: true)),
                    new AnswerColumn("verdict", IsText: true), new AnswerColumn("evidence", IsText: true),
                ],
                [.. subject.Select(verdict => (IReadOnlyList<string>)[.. verdict.Point, verdict.Verdict, verdict.Evidence])]));
        }
    }

    public static void Warnings(HtmlText page, FinishedFolder folder, AnswerFile answer)
    {
        var stoppedBy = FinishedFolder.Text(folder.Manifest, "stoppedBy");
        if (stoppedBy.Length > 0)
            page.Element("p", $"The study was stopped before its end, by: {stoppedBy}. What is missing is not on this page.");
        foreach (var warning in answer.Warnings)
            page.Element("p", warning);
        if (stoppedBy.Length == 0 && answer.Warnings.Count == 0)
            page.Element("p", "There are none.");
    }
}
