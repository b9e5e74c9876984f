using HvSim.Experiments;
using HvSim.Report.Text;
using ScottPlot;

namespace HvSim.Report.Charts;

/// <summary>Why positions have no value: a shape of its own for each reason, near the top of the chart.</summary>
internal static class Absence
{
    private const string NotEvaluated = "not evaluated";
    private const float Size = 14;
    private const float LineWidth = 3;

    /// <summary>Why a point has no response times; empty where it has.</summary>
    public static string Of(PointResult? point) => point switch
    {
        null => NotEvaluated,
        { State: PointState.Steady } => "",
        _ => ObjectiveWords.State(point.State),
    };

    /// <summary>Draws a mark for each position that has a reason, and each reason into the legend.</summary>
    public static void Draw(Plot plot, ChartAxis axis, IReadOnlyList<string> reasons, double height)
    {
        foreach (var reason in reasons.Where(reason => reason.Length > 0).Distinct())
        {
            var xs = axis.Positions.Where((_, i) => reasons[i] == reason).ToArray();
            var marks = plot.Add.Markers(xs, xs.Select(_ => height).ToArray(), ShapeOf(reason), Size, Palette.Absent);
            marks.MarkerStyle.CustomRenderer = MarkOf(reason);
            marks.MarkerStyle.LineWidth = LineWidth;
            marks.LegendText = reason;
        }
    }

    /// <summary>The library's shape; of no account where there is a mark of lines.</summary>
    private static MarkerShape ShapeOf(string reason) => reason switch
    {
        "run too short" => MarkerShape.OpenCircle,
        _ => MarkerShape.OpenSquare,
    };

    /// <summary>Marks of lines; null for those that are whole shapes of the library.</summary>
    private static StrokedMark? MarkOf(string reason) => reason switch
    {
        "run too short" or "not admitted" => null,
        "no steady state" => StrokedMark.Cross,
        "guests not started" => StrokedMark.TriangleDown,
        "not finished" => StrokedMark.Diamond,
        _ => StrokedMark.Bar,
    };
}
