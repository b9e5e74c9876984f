using System.Diagnostics;
using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>A study goes on where an earlier run was stopped, and nobody can tell from its results.</summary>
public sealed class ResumeTests
{
    private const int Kills = 10;
    private const int Runs = 100;
    private const int Margin = 20;
    private const int MostStudies = 4;

    // About four seconds of work in a hundred pieces.
    private static readonly string ManyRuns = Desk.SmallHost
        .Replace("replications: 3", "replications: 5", StringComparison.Ordinal)
        .Replace("duration: 2 s", "duration: 10 s", StringComparison.Ordinal)
        + "sweep: { axes: { guests.web.count: 1..20 } }\n";

    [Fact]
    public void Sweep_goes_on_where_it_was_interrupted()
    {
        using var desk = new Desk(Desk.SmallSweep);
        var code = desk.Run("sweep", "small.yaml", "--out", "whole");
        var output = desk.Output.Replace("whole:", "parts:", StringComparison.Ordinal)
            .Replace("report whole", "report parts", StringComparison.Ordinal);
        Interrupt(desk, "points 2/");
        Interrupt(desk, "points 4/");
        Assert.Equal(code, desk.Run("sweep", "small.yaml", "--out", "parts"));
        Assert.Equal(output, desk.Output);
        Assert.Matches(@"note: 1[2-7] replications were taken from an earlier run \(.*finished\)", desk.Error);
        Assert.Equal(desk.Bytes("whole"), desk.Bytes("parts"));
    }

    [Fact]
    public void Wider_sweep_and_single_run_take_what_they_share_with_an_earlier_study()
    {
        using var desk = new Desk(Desk.SmallSweep);
        desk.Run("sweep", "small.yaml");
        desk.Run("sweep", "small.yaml", "--set", "guests.web.count=4..8", "--out", "results/small");
        Assert.Contains("note: 9 replications were taken", desk.Error, StringComparison.Ordinal);
        Directory.CreateDirectory(desk.At("one"));
        Directory.Move(desk.At("results/small/finished"), desk.At("one/finished"));
        string[] one = ["run", "small.yaml", "--out", "one", "--set", "guests.web.count=1"];
        desk.Run([.. one, "--set", "objectives[0].limit=5 ms"]);
        Assert.Contains("note: 3 replications were taken", desk.Error, StringComparison.Ordinal);
        desk.Run([.. one, "--seed", "8"]);
        Assert.DoesNotContain("taken", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Forced_study_is_simulated_anew()
    {
        using var desk = new Desk(Desk.SmallSweep);
        desk.Run("sweep", "small.yaml");
        var before = desk.Bytes("results/small");
        desk.Run("sweep", "small.yaml", "--force");
        Assert.DoesNotContain("taken", desk.Error, StringComparison.Ordinal);
        Assert.Equal(before, desk.Bytes("results/small"));
    }

    [Fact]
    public void Replications_that_cannot_be_kept_are_told_once_and_fail_nothing()
    {
        using var desk = new Desk(Desk.SmallSweep);
        var code = desk.Run("sweep", "small.yaml", "--out", "whole");
        Directory.CreateDirectory(desk.At("results/small"));
        desk.Put("results/small/finished", "in the way");
        desk.Put("results/small/.hvsim-scenario", "small\n");
        Assert.Equal(code, desk.Run("sweep", "small.yaml"));
        var warning = Assert.Single(desk.Error.Split('\n'), line => line.StartsWith("warning", StringComparison.Ordinal));
        Assert.Contains("18 replications were not kept", warning, StringComparison.Ordinal);
        Assert.Contains("is a file", warning, StringComparison.Ordinal);
        Assert.Equal(desk.Text("whole/summary.csv"), desk.Text("results/small/summary.csv"));
    }

    [Fact]
    public void Folder_that_holds_nothing_but_finished_replications_is_taken()
    {
        using var desk = new Desk(Desk.SmallSweep);
        desk.Run("sweep", "small.yaml");
        Directory.CreateDirectory(desk.At("kept"));
        Directory.Move(desk.At("results/small/finished"), desk.At("kept/finished"));
        desk.Run("sweep", "small.yaml", "--out", "kept");
        Assert.Contains("note: 18 replications were taken", desk.Error, StringComparison.Ordinal);
    }

    /// <summary>No handler runs, nothing is flushed: SIGKILL, at ten moments that differ by chance (always the same ones, as far
    /// as the machine lets them be).</summary>
    [Fact]
    public void Sweep_that_is_killed_ten_times_ends_with_the_files_of_an_undisturbed_one()
    {
        var random = new Random(11);
        var (killed, kept) = (0, 0);
        // One study is enough, unless this test waits so long for a processor that it comes near its end between two kills.
        for (var study = 0; study < MostStudies && killed < Kills; study++)
        {
            using var desk = new Desk(ManyRuns);
            killed += Kill(desk, random, Kills - killed);
            kept += Finished(desk);
            AssertEndsLikeAnUndisturbedOne(desk);
        }
        Assert.Equal(Kills, killed);
        Assert.InRange(kept, 1, int.MaxValue);
    }

    /// <summary>
    /// Starts the study and kills it, up to a number of times; returns how often, fewer where it is all but finished.
    /// </summary>
    private static int Kill(Desk desk, Random random, int most)
    {
        for (var kill = 0; kill < most; kill++)
        {
            var already = Finished(desk);
            if (already > Runs - Margin)
                return kill;
            using var process = Start(desk, "killed");
            // Some are killed before they have simulated anything, all others after a few replications and a moment.
            var more = already + random.Next(6);
            while (Finished(desk) < more && !process.HasExited)
                Thread.Sleep(1);
            Thread.Sleep(random.Next(30));
            if (process.HasExited)
                return kill;
            process.Kill();
            process.WaitForExit();
        }
        return most;
    }

    private static void AssertEndsLikeAnUndisturbedOne(Desk desk)
    {
        var already = Finished(desk);
        var told = new List<string?>();
        using var last = Start(desk, "killed", told);
        last.WaitForExit();
        if (already > 0)
            Assert.Contains($"note: {already} replication", string.Join('\n', told), StringComparison.Ordinal);
        Assert.NotEqual(ExitCode.Failed, last.ExitCode);
        Assert.Equal(last.ExitCode, desk.Run("sweep", "small.yaml", "--out", "undisturbed"));
        var (undisturbed, resumed) = (desk.Bytes("undisturbed"), desk.Bytes("killed"));
        Assert.Equal(undisturbed.Keys, resumed.Keys);
        Assert.All(undisturbed, file => Assert.True(file.Value == resumed[file.Key], $"{file.Key} differs."));
        Assert.Contains("manifest.json", resumed.Keys);
        Assert.Equal(Runs, Finished(desk));
    }

    private static void Interrupt(Desk desk, string word)
    {
        using var interrupt = new CancellationTokenSource();
        using var terminal = new WatchedTerminal(word, interrupt.Cancel);
        Assert.Equal(
            ExitCode.Interrupted, desk.Run(terminal, interrupt.Token, "sweep", "small.yaml", "-j", "1", "--out", "parts"));
    }

    private static int Finished(Desk desk) =>
        desk.Has("killed/finished") ? Directory.GetFiles(desk.At("killed/finished"), "*.run").Length : 0;

    private static Process Start(Desk desk, string folder, List<string?>? told = null)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "hvsim.dll"), "sweep", "small.yaml", "--out", folder, "-j", "2"])
        {
            WorkingDirectory = desk.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, line) => told?.Add(line.Data);
        // What nobody reads would stop the process in the end.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
