using System.Globalization;
using HvSim.Experiments;

namespace HvSim.Cli.Studies;

/// <summary>A study that did not get done within its budget.</summary>
/// <param name="Budget">What it was allowed to take.</param>
/// <param name="Taken">What it took until its last replication under way was finished.</param>
/// <param name="Done">How far it got.</param>
/// <param name="Searched">Number of values of a search, or null where every point was known from the start.</param>
/// <param name="Reused">Replications that were not simulated but taken from an earlier run.</param>
internal sealed record Overrun(TimeSpan Budget, TimeSpan Taken, Progress Done, int? Searched, int Reused)
{
    // Besides halvings a search simulates about as many points for its charts and for its first steps.
    private const int MoreThanHalvings = 8;

    // Of the estimate, when a larger budget is recommended.
    private const double Margin = 1.5;

    /// <summary>What the user is told, in a line: how far it got, how long all of it takes, and what to do.</summary>
    public string Text(string budget)
    {
        var whole = Whole;
        if (whole is null)
        {
            return $"stopped: the budget of {budget} ended before a replication was done. "
                + "Allow more time with --budget, such as \"5 min\", or as long as it takes with --budget none.";
        }
        var about = Searched is null ? "" : "about ";
        var points = Done.PointsTotal > 1 || Searched is not null
            ? Invariant($"{Done.PointsDone} of {about}{Points} points, ")
            : "";
        var far = Invariant($"{points}{Done.RunsDone} of {about}{Runs} replications were done after {Elapsed.Text(Taken)}");
        var all = $"; all of it takes about {Elapsed.Text(whole.Value)} at this pace";
        return $"stopped: the study does not get done within its budget of {budget} on this machine. {far}{all}. "
            + "Run it again to go on from there, "
            + $"shorten run.duration, lower run.replications{(points.Length > 0 ? ", vary fewer values" : "")}, "
            + $"or allow more time with --budget \"{Enough(whole.Value)}\".";
    }

    private int Points => Searched is { } values
        ? Math.Max(Done.PointsTotal, Math.Min(values, MoreThanHalvings + (int)Math.Ceiling(Math.Log2(values))))
        : Done.PointsTotal;

    private int Runs => Done.PointsTotal == 0 ? 0 : (int)((long)Done.RunsTotal * Points / Done.PointsTotal);

    private int Simulated => Done.RunsDone - Reused;

    private TimeSpan? Whole => Simulated <= 0 ? null : Taken * (Runs / (double)Simulated);

    private string Enough(TimeSpan whole) =>
        Invariant($"{Math.Ceiling(Math.Max(whole.TotalMinutes, Budget.TotalMinutes) * Margin)} min");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
