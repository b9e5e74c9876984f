using HvSim.Report.Text;

namespace HvSim.Report.Html;

/// <summary>What the study says, in the words of the first screen.</summary>
internal static class AnswerSection
{
    /// <summary>Question and answer.</summary>
    public static void Write(HtmlText page, FinishedFolder folder, Answer answer)
    {
        var scenario = ScenarioSection.Name(folder);
        page.Open("header").Element("p", $"{FinishedFolder.Text(folder.Manifest, "kind")} of {scenario}", ("class", "kind"));
        page.Element("h1", answer.Question).Open("div", ("class", "answer"));
        foreach (var line in answer.Lines)
            page.Element("p", line.Text, line.Detail ? [("class", "detail")] : []);
        page.Close().Close();
    }

    /// <summary>The tables and what they need to be read rightly.</summary>
    public static void Figures(HtmlText page, Answer answer)
    {
        for (var i = 0; i < answer.Tables.Count; i++)
        {
            var (table, number) = (answer.Tables[i], answer.Tables.Count == 1 ? "" : $", table {i + 1}");
            HtmlTable.Write(page, table.Caption.Length > 0 ? table.Caption : $"The figures{number}", table);
        }
        if (answer.Tables.Count == 0)
            page.Element("p", "There are none.");
        foreach (var note in answer.Notes)
            page.Element("p", note, ("class", "note"));
    }
}
