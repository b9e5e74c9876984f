using HvSim.Report.Charts;
using HvSim.Report.Text;

namespace HvSim.Report.Captions;

/// <summary>Captions of memory over time.</summary>
internal static class MemoryCaption
{
    public static IEnumerable<string> Of(MemoryFigure figure)
    {
        yield return $"{figure.Title}.";
        foreach (var lines in figure.Classes)
        {
            yield return $"All {lines.Guest} guests together hold {Course(lines.Held)} GiB and have committed "
                + $"{Course(lines.Committed)} GiB.";
        }
    }

    private static string Course(IReadOnlyList<double> values) => values.Count == 0
        ? Readable.Missing
        : $"{Readable.Number(values[0])} to {Readable.Number(values[^1])} (at most {Readable.Number(values.Max())})";
}
