using System.Diagnostics;
using System.Globalization;
using HvSim.Experiments;

namespace HvSim.Cli.Studies;

/// <summary>One line on the terminal that says how far the experiment is; redrawn in place and wiped at the end.</summary>
internal sealed class ProgressLine(TextWriter terminal, bool isShown) : IProgressSink, IDisposable
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
        Draw(Text(progress, _watch.Elapsed));
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

    /// <summary>The line for the progress after some time.</summary>
    internal static string Text(Progress progress, TimeSpan elapsed)
    {
        var left = progress.RunsDone == 0
            ? ""
            : $", about {Elapsed.Text(elapsed * ((progress.RunsTotal - progress.RunsDone) / (double)progress.RunsDone))} left";
        var width = progress.RelativeWidth is { } relative ? $", mean +- {Percent(relative)} (aim {Percent(progress.TargetWidth)})" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"points {progress.PointsDone}/{progress.PointsTotal}, runs {progress.RunsDone}/{progress.RunsTotal}, ")
            + string.Create(CultureInfo.InvariantCulture, $"{progress.EventsDone / Million:F1} M events{width}{left}");
    }

    private static string Percent(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{100 * fraction:F1} %");

    private void Draw(string line)
    {
        terminal.Write('\r');
        terminal.Write(line.Length > Width ? line[..Width] : line.PadRight(Width));
        terminal.Flush();
    }
}
