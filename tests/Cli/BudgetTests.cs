using System.Text.Json;
using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>A study that a machine cannot do in time says so, aloud; one that it can do never depends on the clock.</summary>
public sealed class BudgetTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Sweep_beyond_its_budget_keeps_and_marks_what_is_finished_and_names_the_cure()
    {
        var clock = new StoppedClock();
        using var desk = new Desk(Desk.SmallSweep) { Clock = clock };
        using var never = new CancellationTokenSource();
        // Two of six points, three replications each, take two minutes by this clock.
        using var terminal = new WatchedTerminal("points 2/", () => clock.PutForward(2 * Minute));
        Assert.Equal(ExitCode.Undecided, desk.Run(terminal, never.Token, "sweep", "small.yaml", "-j", "1", "--budget", "90 s"));

        using var manifest = JsonDocument.Parse(desk.Text("results/small/manifest.json"));
        Assert.True(manifest.RootElement.GetProperty("interrupted").GetBoolean());
        Assert.Equal(2, manifest.RootElement.GetProperty("points").GetArrayLength());
        Assert.Equal("budget of 90 s", manifest.RootElement.GetProperty("stoppedBy").GetString());
        Assert.Contains("The budget of 90 s is used up: some points are missing", desk.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("nterrupted", desk.Output, StringComparison.Ordinal);
        var stopped = Assert.Single(desk.Error.Split('\n'), line => line.StartsWith("hvsim: stopped", StringComparison.Ordinal));
        Assert.Contains("budget of 90 s", stopped, StringComparison.Ordinal);
        Assert.Contains("2 of 6 points, 6 of 18 replications were done after 2 min 0 s", stopped, StringComparison.Ordinal);
        Assert.Contains("all of it takes about 6 min 0 s", stopped, StringComparison.Ordinal);
        Assert.Contains("--budget \"9 min\"", stopped, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_beyond_the_budget_of_its_file_rests_on_fewer_replications_and_fails()
    {
        var clock = new StoppedClock();
        using var desk = new Desk(Budgeted("30 s")) { Clock = clock };
        using var never = new CancellationTokenSource();
        using var terminal = AtTheSecondRun(() => clock.PutForward(Minute));
        Assert.Equal(ExitCode.Undecided, desk.Run(terminal, never.Token, "run", "small.yaml", "-j", "1"));
        Assert.Contains(
            "The budget of 30 s is used up: some replications are missing", desk.Output, StringComparison.Ordinal);
        Assert.Contains("Next: the same command again, which goes on from here", desk.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 3 replications were done after 1 min 0 s", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_beyond_its_budget_has_an_estimate_of_the_points_to_come()
    {
        var clock = new StoppedClock();
        using var desk = new Desk(Desk.SmallSearch) { Clock = clock };
        using var never = new CancellationTokenSource();
        using var terminal = new WatchedTerminal("points 1/", () => clock.PutForward(Minute));
        Assert.Equal(ExitCode.Undecided, desk.Run(terminal, never.Token, "sweep", "small.yaml", "-j", "1", "--budget", "10 s"));
        // 20 values are halved five times, and eight more points are drawn.
        Assert.Contains("1 of about 13 points, 3 of about 39 replications", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Budget_that_ends_before_anything_is_done_says_that_and_what_to_type()
    {
        using var desk = new Desk(Desk.SmallSweep) { Clock = new StoppedClock { IsImpatient = true } };
        Assert.Equal(ExitCode.Undecided, desk.Run("sweep", "small.yaml", "--budget", "1 ms"));
        Assert.Contains("the budget of 1 ms is used up", desk.Error, StringComparison.Ordinal);
        Assert.Contains(
            "the budget of 1 ms ended before a replication was done. Allow more time", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Study_within_its_budget_answers_as_if_there_were_none()
    {
        using var desk = new Desk(Desk.SmallSweep);
        var code = desk.Run("sweep", "small.yaml");
        var (answer, files) = (desk.Output, desk.Bytes("results/small"));
        Assert.Equal(code, desk.Run("sweep", "small.yaml", "--budget", "10 h"));
        Assert.Equal(answer, desk.Output);
        var bounded = desk.Bytes("results/small");
        // The manifest lists every value in force, the budget among them.
        Assert.Equal(files.Where(file => file.Key != "manifest.json"), bounded.Where(file => file.Key != "manifest.json"));
    }

    [Fact]
    public void Budget_of_none_takes_as_long_as_it_takes()
    {
        var clock = new StoppedClock();
        using var desk = new Desk(Budgeted("30 s")) { Clock = clock };
        using var never = new CancellationTokenSource();
        using var terminal = new WatchedTerminal("runs 1/", () => clock.PutForward(60 * Minute));
        desk.Run(terminal, never.Token, "run", "small.yaml", "-j", "1", "--budget", "none");
        Assert.DoesNotContain("stopped", desk.Error, StringComparison.Ordinal);
        Assert.Contains("done in 1 h 0 min", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Interruption_by_the_user_is_not_blamed_on_the_budget()
    {
        var clock = new StoppedClock();
        using var desk = new Desk(Budgeted("30 s")) { Clock = clock };
        using var interrupt = new CancellationTokenSource();
        using var terminal = AtTheSecondRun(interrupt.Cancel);
        Assert.Equal(ExitCode.Interrupted, desk.Run(terminal, interrupt.Token, "run", "small.yaml", "-j", "1"));
        Assert.DoesNotContain("budget", desk.Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// A terminal on which something happens when the second replication is done; progress is drawn every 0.1 s at most.
    /// </summary>
    private static WatchedTerminal AtTheSecondRun(Action then)
    {
        var drawn = 0;
        return new WatchedTerminal("runs ", () =>
        {
            drawn++;
            if (drawn == 1)
                Thread.Sleep(200);
            else if (drawn == 2)
                then();
        });
    }

    private static string Budgeted(string budget) =>
        Desk.SmallHost.Replace("seed: 7 }", $"seed: 7, budget: {budget} }}", StringComparison.Ordinal);
}
