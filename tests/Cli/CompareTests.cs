using System.Text.Json;
using System.Text.RegularExpressions;
using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>The verb <c>compare</c>.</summary>
public sealed class CompareTests
{
    private const string Alternatives = Desk.SmallHost + """
        alternatives:
          more-work: { "guests.web.workload.each[0].cpu.mean": 6 ms }
          little-more: { guests.web.cpu.weight: 101, "guests.web.workload.each[0].cpu.mean": 3.05 ms }
          no-effect: { host.hypervisor.wakePreemption: true }
          overload: { guests.web.count: 12 }
          refused: { guests.web.count: 4, guests.web.cpu.reserve: 100 % }

        """;

    [Fact]
    public void Planted_difference_is_worse_and_says_by_how_much()
    {
        using var desk = new Desk(Alternatives);
        Assert.Equal(ExitCode.Done, desk.Run("compare", "small.yaml", "more-work"));
        Assert.Contains("is worse than the file as it stands: web mean (worst) +", Flat(desk.Output), StringComparison.Ordinal);
        Assert.Contains("Common random numbers did not help with web mean (worst)", Flat(desk.Output), StringComparison.Ordinal);
        Assert.All(desk.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        string[] files =
        [
            "comparison.csv", "replications.csv", "summary.csv", "manifest.json", "charts/comparison.svg",
            "charts/comparison.png",
        ];
        Assert.All(files, file => Assert.True(desk.Has($"results/small-compare/{file}"), file));
    }

    [Fact]
    public void Alternative_without_effect_on_the_figures_shows_no_difference()
    {
        using var desk = new Desk(Alternatives);
        Assert.Equal(ExitCode.Done, desk.Run("compare", "small.yaml", "no-effect"));
        Assert.Contains("no difference shown to the file as it stands: web mean (worst) 0 ms (0 to 0), 0.0 %",
            Flat(desk.Output), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_without_a_common_class_are_not_compared_and_no_success()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Put("other.yaml", Desk.SmallHost.Replace("web", "www", StringComparison.Ordinal)
            .Replace("name: small", "name: other", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Undecided, desk.Run("compare", "small.yaml", "other.yaml"));
        Assert.Contains("other: nothing that is asked for can be compared with small. "
            + "Not compared: other has no class web; small has no class www.", Flat(desk.Output), StringComparison.Ordinal);
        Assert.Contains("(exit code 4): other: nothing that is asked for can be compared.", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Class_that_does_other_work_lacks_the_metric_that_is_asked_for()
    {
        using var desk = new Desk(Desk.SmallHost.Replace("metric: response-time, statistic: mean, limit: 20 ms",
            "metric: throughput-shortfall, limit: 90 %", StringComparison.Ordinal));
        desk.Put("other.yaml", Desk.SmallHost.Replace("requests: { arrivals: poisson, rate: 100 /s }",
            "closed: { clients: 2, think: { mean: 20 ms, cv: 1 } }", StringComparison.Ordinal)
            .Replace("name: small", "name: other", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Undecided, desk.Run("compare", "small.yaml", "other.yaml"));
        Assert.Contains(
            "Not compared: other has no web throughput-shortfall (pooled).", Flat(desk.Output), StringComparison.Ordinal);
    }

    [Fact]
    public void Guests_without_work_are_compared_by_how_busy_the_host_is()
    {
        using var desk = new Desk("""
            schemaVersion: 1
            name: small
            host:
              machine: { sockets: 1, coresPerSocket: 2, threadsPerCore: 1 }
              os: windows-server-2012-r2
              hypervisor: { scheduler: classic }
              root: { backgroundLoad: 0 % }
            guests:
              idle: { count: 8, virtualProcessors: 1, os: windows-server-2008-r2, workload: idle }
            run: { duration: 2 s, warmup: 200 ms, replications: 10, seed: 7 }
            alternatives:
              more-ticks: { guests.idle.timers.rate: 1000 /s }

            """);
        Assert.Equal(ExitCode.Done, desk.Run("compare", "small.yaml"));
        Assert.Contains("against the file as it stands: Higher: LP busy +", desk.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain("undecided", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_with_other_alternatives_says_that_it_replaces_the_earlier_one()
    {
        using var desk = new Desk(Alternatives);
        desk.Run("compare", "small.yaml", "more-work", "no-effect", "--out", "x");
        Assert.DoesNotContain("replaced", desk.Error, StringComparison.Ordinal);
        desk.Run("compare", "small.yaml", "more-work", "no-effect", "--out", "x");
        Assert.DoesNotContain("replaced", desk.Error, StringComparison.Ordinal);
        desk.Run("compare", "small.yaml", "more-work", "--out", "x");
        Assert.Contains("note: x holds a comparison with more-work and no-effect; it is replaced.", desk.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Host_without_results_is_told_and_has_no_mean()
    {
        using var desk = new Desk(Alternatives);
        Assert.Equal(ExitCode.Done, desk.Run("compare", "small.yaml", "overload", "refused", "--format", "json"));
        using var answer = JsonDocument.Parse(desk.Output);
        var alternatives = answer.RootElement.GetProperty("alternatives");
        Assert.Equal("no-steady-state", alternatives[0].GetProperty("state").GetString());
        Assert.Equal("not-admitted", alternatives[1].GetProperty("state").GetString());
        Assert.All(alternatives.EnumerateArray(), one => Assert.Equal(0, one.GetProperty("metrics").GetArrayLength()));

        Assert.Equal(ExitCode.Done, desk.Run("compare", "small.yaml", "overload", "refused"));
        Assert.Contains("is overloaded (no steady state", desk.Output, StringComparison.Ordinal);
        Assert.Contains("is not admitted (admission", desk.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Base_without_results_is_told_once_with_its_reason()
    {
        using var desk = new Desk(Alternatives);
        Assert.Equal(ExitCode.Done, desk.Run("compare", "small.yaml", "more-work", "overload", "--set", "guests.web.count=8"));
        Assert.Single(
            Regex.Matches(Flat(desk.Output), @"There is nothing to compare with: the file as it stands is overloaded \("));
        Assert.Equal(3, desk.Output.Split("overloaded").Length - 1);
        Assert.Matches(@"more-work \(.*\) is overloaded \(no steady state: .*\), too\. overload \(", Flat(desk.Output));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("compare")]
    public void Help_of_a_verb_without_axes_promises_none(string verb)
    {
        using var desk = new Desk();
        desk.Run(verb, "--help");
        Assert.DoesNotContain("range", desk.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("axis", desk.Output, StringComparison.Ordinal);
        desk.Run("sweep", "--help");
        Assert.Contains("makes an axis", Flat(desk.Output), StringComparison.Ordinal);
    }

    [Fact]
    public void Alternative_that_the_host_does_not_admit_widens_no_interval()
    {
        using var desk = new Desk(Alternatives);
        desk.Run("compare", "small.yaml", "more-work", "refused");
        Assert.Contains("Intervals are 95 % over", Flat(desk.Output), StringComparison.Ordinal);
        desk.Run("compare", "small.yaml", "more-work", "overload");
        Assert.Contains("Intervals are 95 % for the 2 alternatives together, metric by metric (97.5 % each", Flat(desk.Output),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Wide_interval_exits_as_undecided()
    {
        using var desk = new Desk(Alternatives);
        string[] noisy = ["--set", "guests.web.count=4", "--set", "run.replications=2", "--set", "objectives[0].limit=1 s"];
        Assert.Equal(ExitCode.Undecided, desk.Run(["compare", "small.yaml", "little-more", .. noisy]));
        Assert.Contains("Common random numbers: correlation of the pairs", desk.Output, StringComparison.Ordinal);
        Assert.Contains("undecided whether it is better or worse", Flat(desk.Output), StringComparison.Ordinal);
        Assert.Contains(
            "hvsim: undecided (exit code 4): little-more: web mean (worst) undecided.", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_are_compared_from_one_seed()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Put("other.yaml", Desk.SmallHost.Replace("seed: 7", "seed: 8", StringComparison.Ordinal)
            .Replace("mean: 3 ms", "mean: 4 ms", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Done, desk.Run("compare", "small.yaml", "other.yaml"));
        Assert.Contains("other is worse than small: web mean (worst) +", desk.Output, StringComparison.Ordinal);
        Assert.Contains("note: other.yaml is simulated from the seed 7", desk.Error, StringComparison.Ordinal);
        Assert.True(desk.Has("results/small-vs-other/comparison.csv"));
        Assert.Equal(ExitCode.Done, desk.Run("compare", "small.yaml", "other.yaml"));
    }

    [Theory]
    [InlineData("csv", "base,alternative,base_state")]
    [InlineData("markdown", "## How many web guests fit on this small host?")]
    public void Other_forms_begin_as_they_should(string format, string begin)
    {
        using var desk = new Desk(Alternatives);
        Assert.Equal(ExitCode.Done, desk.Run("compare", "small.yaml", "more-work", "--format", format));
        Assert.StartsWith(begin, desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_are_the_same_bytes_at_any_number_of_workers()
    {
        using var desk = new Desk(Alternatives);
        desk.Run("compare", "small.yaml", "-j", "1", "--out", "one");
        var output = desk.Output;
        desk.Run("compare", "small.yaml", "-j", "2", "--out", "two");
        Assert.Equal(output.Replace("one:", "two:", StringComparison.Ordinal), desk.Output);
        Assert.Equal(desk.Bytes("one"), desk.Bytes("two"));
    }

    [Theory]
    [InlineData("takes no --fail-on-slo", "compare", "small.yaml", "--fail-on-slo")]
    [InlineData("has no alternative 'mor-work'. It has more-work, little-more", "compare", "small.yaml", "mor-work")]
    [InlineData("has no alternatives. Add a section", "compare", "plain.yaml")]
    [InlineData("'compare' takes one value for guests.web.count", "compare", "small.yaml", "--set", "guests.web.count=1..4")]
    [InlineData("compare takes one second file", "compare", "small.yaml", "more-work", "plain.yaml")]
    [InlineData("is compared with itself", "compare", "small.yaml", "small.yaml")]
    public void Misuse_is_refused_and_writes_nothing(string reason, params string[] args)
    {
        using var desk = new Desk(Alternatives);
        desk.Put("plain.yaml", Desk.SmallHost);
        Assert.Equal(ExitCode.Usage, desk.Run(args));
        Assert.Contains(reason, desk.Error, StringComparison.Ordinal);
        Assert.False(desk.Has("results"));
    }

    [Fact]
    public void Bad_alternative_is_refused_with_its_place()
    {
        using var desk = new Desk(Alternatives.Replace("wakePre", "wakPre", StringComparison.Ordinal));
        Assert.Equal(ExitCode.InvalidInput, desk.Run("compare", "small.yaml"));
        Assert.Contains("small.yaml:20:16: alternatives.no-effect[host.hypervisor.wakPreemption]: unknown key. "
            + "Did you mean 'wakePreemption'?", desk.Error, StringComparison.Ordinal);
        Assert.False(desk.Has("results"));
    }

    [Fact]
    public void Bad_alternative_stops_only_who_uses_it()
    {
        using var desk = new Desk(Alternatives.Replace("wakePre", "wakPre", StringComparison.Ordinal));
        Assert.Equal(ExitCode.InvalidInput, desk.Run("validate", "small.yaml"));
        Assert.Equal(ExitCode.InvalidInput, desk.Run("compare", "small.yaml", "more-work", "no-effect"));
        Assert.Equal(ExitCode.Done, desk.Run("compare", "small.yaml", "more-work"));
        Assert.Contains("small.yaml:20:16: warning: alternatives.no-effect[host.hypervisor.wakPreemption]: unknown key.",
            desk.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, desk.Run("run", "small.yaml"));
        Assert.DoesNotContain("warning", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupted_comparison_keeps_what_was_finished()
    {
        using var desk = new Desk(Alternatives);
        using var interrupt = new CancellationTokenSource();
        using var terminal = new WatchedTerminal("points 2/", interrupt.Cancel);
        Assert.Equal(ExitCode.Interrupted, desk.Run(terminal, interrupt.Token, "compare", "small.yaml", "-j", "1"));
        Assert.Contains("Interrupted: some alternatives are missing", desk.Output, StringComparison.Ordinal);
    }

    /// <summary>The text without its line breaks, which depend on the figures.</summary>
    private static string Flat(string text) =>
        string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
