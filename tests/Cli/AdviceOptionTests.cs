using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>What gives next, and which change would move most, as a planner asks for them.</summary>
public sealed class AdviceOptionTests
{
    [Fact]
    public void Search_WithoutIt_SaysHowToAsk_AndWithIt_Answers()
    {
        using var desk = new Desk(Desk.SmallSearch);
        var code = desk.Run("sweep", "small.yaml", "--out", "plain");
        Assert.Contains("What gives next, and which one change would move it most, --advise finds by more runs.", desk.Flat,
            StringComparison.Ordinal);
        // What is asked for beside the answer does not change the answer's exit code.
        Assert.Equal(code, desk.Run("sweep", "small.yaml", "--out", "advised", "--advise"));
        Assert.Contains("Next: ", desk.Flat, StringComparison.Ordinal);
        Assert.Contains("with logical processors unlimited: host.machine.coresPerSocket = ", desk.Flat, StringComparison.Ordinal);
        Assert.Contains("What would move it most: ", desk.Flat, StringComparison.Ordinal);
        Assert.Contains("host.machine.coresPerSocket = 4", desk.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain("--advise", desk.Flat, StringComparison.Ordinal);
        Assert.Contains("advice: a second search", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_IsTheSameAtAnyNumberOfWorkers_AndInJson()
    {
        using var desk = new Desk(Desk.SmallSearch);
        desk.Run("sweep", "small.yaml", "--advise", "--out", "one", "-j", "1", "--format", "json");
        var one = desk.Output;
        desk.Run("sweep", "small.yaml", "--advise", "--out", "two", "-j", "2", "--format", "json");
        Assert.Equal(one, desk.Output);
        Assert.Contains("\"advice\": {", one, StringComparison.Ordinal);
        Assert.Contains("\"path\": \"host.root.virtualProcessors\"", one, StringComparison.Ordinal);
        Assert.Contains("\"guestVerdicts\": [", one, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_IsToldWhichChangeMovesMost_AtItsOnePoint()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--set", "guests.web.count=5", "--advise");
        Assert.Contains("What would move it most: ", desk.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain("Next: n/a", desk.Flat, StringComparison.Ordinal);
        Assert.Contains("The advice took ", desk.Flat, StringComparison.Ordinal);
    }

    [Fact]
    public void SweepWithoutASearch_IsRefused_AndNothingIsWritten()
    {
        using var desk = new Desk(Desk.SmallSweep);
        Assert.Equal(ExitCode.Usage, desk.Run("sweep", "small.yaml", "--advise"));
        Assert.Contains("--advise needs a search for the overload along one axis (--find overload), or a single point",
            desk.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(desk.Folder, "results")));
        Assert.Equal(ExitCode.Usage, desk.Run("compare", "small.yaml", "--advise"));
    }

    [Fact]
    public void Range_InWhichNothingBreaks_LeavesNothingToAdvise()
    {
        using var desk = new Desk(Desk.SmallSearch);
        desk.Run("sweep", "small.yaml", "--set", "guests.web.count=1,2", "--find", "overload", "--advise");
        Assert.Contains("Next: n/a: no limit breaks along the axis.", desk.Flat, StringComparison.Ordinal);
        Assert.Contains("What would move it most: n/a: no limit breaks along the axis.", desk.Flat, StringComparison.Ordinal);
    }
}
