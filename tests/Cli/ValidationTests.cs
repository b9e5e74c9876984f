using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>The verb that simulates published figures, on two of a scenario that takes no time.</summary>
public sealed class ValidationTests
{
    private const string Header =
        "id,title,published,unit,band_percent,use,source,scenario,alternative,metric,guest,statistic,form,remark\n";

    private const string Scenario = """
        schemaVersion: 1
        name: double
        host:
          machine: { sockets: 1, coresPerSocket: 1, idleStates: none }
          os: windows-server-2019
          hypervisor: none
        guests:
          app: { virtualProcessors: 1, workload: { batch: { threads: 1, rounds: 10 }, each: [ { cpu: { mean: 1 ms, cv: 0 } } ] } }
        alternatives: { twice: { guests.app.workload.batch.rounds: 20 } }
        run: { duration: 1 s, warmup: 0 s, replications: 2, seed: 1 }
        """;

    [Fact]
    public void Alternatives_that_are_not_there_are_told_all_at_once_before_anything_is_simulated()
    {
        using var desk = DeskWith(Row("first", "twice"), Row("second", "thrice"), Row("third", "never"));

        Assert.Equal(ExitCode.InvalidInput, desk.Run("validation", ".", "--out", "page.md"));
        var lines = desk.Error.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.EndsWith("published.csv:3:1: " + Unknown("thrice"), lines[0], StringComparison.Ordinal);
        Assert.EndsWith("published.csv:4:1: " + Unknown("never"), lines[1], StringComparison.Ordinal);
        Assert.Empty(desk.Output);
        Assert.False(File.Exists(desk.At("page.md")));
    }

    [Fact]
    public void Rows_are_named_on_a_terminal_unless_no_progress_is_wanted()
    {
        using var desk = DeskWith(Row("first", "twice"));
        using var onTerminal = new CancellationTokenSource();

        Assert.Equal(ExitCode.Done, desk.Run("validation", ".", "--only", "first"));
        Assert.DoesNotContain("first", desk.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, desk.Run(new StringWriter(), onTerminal.Token, "validation", ".", "--only", "first"));
        Assert.Contains("first: elapsed time", desk.Error, StringComparison.Ordinal);
        Assert.Equal(
            ExitCode.Done, desk.Run(new StringWriter(), onTerminal.Token, "validation", ".", "--only", "first", "--no-progress"));
        Assert.DoesNotContain("first", desk.Error, StringComparison.Ordinal);
    }

    private static string Unknown(string name) => $"alternative: double.yaml has no alternative '{name}'. It has twice.";

    private static string Row(string id, string alternative) =>
        $"{id},elapsed time,0.02,s,5,Predicted,experiment-design,double.yaml,{alternative},elapsed-time,app,mean,Value,\n";

    private static Desk DeskWith(params string[] rows)
    {
        var desk = new Desk(Scenario, "double.yaml");
        desk.Put("published.csv", Header + string.Concat(rows));
        return desk;
    }
}
