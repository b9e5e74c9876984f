using System.Text.Json;
using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>An interrupted command keeps what was finished, and marks it.</summary>
public sealed class InterruptionTests
{
    [Fact]
    public void Interrupted_sweep_keeps_and_marks_its_finished_points()
    {
        using var desk = new Desk(Desk.SmallSweep);
        using var interrupt = new CancellationTokenSource();
        using var terminal = new WatchedTerminal("points 2/", interrupt.Cancel);
        Assert.Equal(ExitCode.Interrupted, desk.Run(terminal, interrupt.Token, "sweep", "small.yaml", "-j", "1"));

        using var manifest = JsonDocument.Parse(desk.Text("results/small/manifest.json"));
        Assert.True(manifest.RootElement.GetProperty("interrupted").GetBoolean());
        Assert.Equal(2, manifest.RootElement.GetProperty("points").GetArrayLength());
        Assert.Equal("user", manifest.RootElement.GetProperty("stoppedBy").GetString());
        Assert.Contains("Interrupted: some points are missing", desk.Output, StringComparison.Ordinal);
        Assert.Contains("results/small", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Interruption_before_the_first_point_leaves_earlier_results_alone()
    {
        using var desk = new Desk(Desk.SmallSweep);
        desk.Run("sweep", "small.yaml");
        var before = desk.Bytes("results/small");
        using var interrupt = new CancellationTokenSource();
        interrupt.Cancel();
        using var terminal = new StringWriter();
        Assert.Equal(ExitCode.Interrupted, desk.Run(terminal, interrupt.Token, "sweep", "small.yaml"));
        Assert.Equal(before, desk.Bytes("results/small"));
        Assert.Empty(desk.Output);
    }
}
