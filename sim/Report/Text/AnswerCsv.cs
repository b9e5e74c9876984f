using HvSim.Report.Files;

namespace HvSim.Report.Text;

/// <summary>A study as CSV on standard output: the same rows as <c>summary.csv</c>.</summary>
public static class AnswerCsv
{
    /// <summary>The text; records end in a line feed.</summary>
    public static string Of(Study study)
    {
        using var table = SummaryCsv.Of(study);
        return table.Text();
    }
}
