using System.Diagnostics;
using System.Globalization;
using HvSim.Experiments;

namespace HvSim.Cli.Studies;

/// <summary>One line on the terminal that says how far the experiment is; redrawn in place and wiped at the end.</summary>
/// <param name="terminal">Where it is drawn.</param>
/// <param name="isShown">Whether it is.</param>
/// <param name="taken">Number of replications so far that were not simulated but taken from an earlier run.</param>
internal sealed class ProgressLine(TextWriter terminal, bool isShown, Func<int> taken) : IProgressSink, IDisposable
{
    private const int Width = 79;
    private const double Million = 1e6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next;
    private int _points = -1;

    /// <inheritdoc/>
    public void Report(Progress progress)
    {
        if (!isShown || (_watch.Elapsed < _next && progress.PointsDone == _points))
            return;
        (_next, _points) = (_watch.Elapsed + Pause, progress.PointsDone);
        Draw(Text(progress, _watch.Elapsed, taken()));
    }

    /// <summary>Leaves the line empty.</summary>
    public void Dispose()
    {
        if (_points < 0)
            return;
        Draw("");
        terminal.Write('\r');
        terminal.Flush();
    }

    /// <summary>
    /// The line for the progress after some time. The most telling stands first, since a narrow terminal shows no more. The time
    /// left is that of the points known so far; a search adds points as it goes. Replications that were taken from an earlier run
    /// say nothing about the pace.
    /// </summary>
    internal static string Text(Progress progress, TimeSpan elapsed, int taken = 0)
    {
        var simulated = progress.RunsDone - taken;
        var isKnown = simulated > 0 && progress.RunsTotal >= progress.RunsDone;
        string[] parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"points {progress.PointsDone}/{progress.PointsTotal}"),
            string.Create(CultureInfo.InvariantCulture, $"runs {progress.RunsDone}/{progress.RunsTotal}"),
            $"{Elapsed.Text(elapsed)} so far",
            isKnown
                ? $"about {Elapsed.Text(elapsed * ((progress.RunsTotal - progress.RunsDone) / (double)simulated))} left"
                : "",
            progress.RelativeWidth is { } relative && double.IsFinite(relative)
                ? $"mean +- {Percent(relative)} (aim {Percent(progress.TargetWidth)})"
                : "",
            string.Create(CultureInfo.InvariantCulture, $"{progress.EventsDone / Million:F1} M events"),
        ];
        var line = "";
        foreach (var part in parts.Where(p => p.Length > 0))
        {
            var longer = line.Length == 0 ? part : $"{line}, {part}";
            if (longer.Length > Width)
                break;
            line = longer;
        }
        return line;
    }

    private static string Percent(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{100 * fraction:F1} %");

    private void Draw(string line)
    {
        terminal.Write('\r');
        terminal.Write(line.PadRight(Width));
        terminal.Flush();
    }
}
