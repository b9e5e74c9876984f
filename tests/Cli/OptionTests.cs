using System.Text.Json;
using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>Options and what they do to a study.</summary>
public sealed class OptionTests
{
    [Theory]
    [InlineData("--set", "guests.web.count=2", "--seed", "5", "--format", "json", "run", "small.yaml")]
    [InlineData("run", "--set", "guests.web.count=2", "--seed", "5", "small.yaml", "--format", "json")]
    [InlineData("run", "small.yaml", "--set", "guests.web.count=2", "--seed", "5", "--format", "json")]
    [InlineData("small.yaml", "--set", "guests.web.count=2", "--seed", "5", "--format", "json")]
    public void Options_count_before_and_after_the_verb_and_its_file(params string[] args)
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(ExitCode.Done, desk.Run([.. args, "--set", "objectives[0].limit=10 s"]));
        using var answer = JsonDocument.Parse(desk.Output);
        Assert.Equal(2, answer.RootElement.GetProperty("points")[0].GetProperty("guests").GetInt32());
        Assert.Equal("5", answer.RootElement.GetProperty("scenario").GetProperty("seed").GetString());
    }

    [Theory]
    [InlineData("guests.web.count=1..3", new[] { "1", "2", "3" })]
    [InlineData("guests.web.count=1..5:2", new[] { "1", "3", "5" })]
    [InlineData("guests.web.count=1,4", new[] { "1", "4" })]
    [InlineData("guests.web.count=[2, 3]", new[] { "2", "3" })]
    public void Range_or_list_makes_an_axis_of_a_sweep(string axis, string[] values)
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(ExitCode.Done, desk.Run(
            "sweep", "small.yaml", "--set", axis, "--set", "objectives[0].limit=10 s", "--format", "json"));
        Assert.Equal(values, Coordinates(desk.Output));
    }

    [Fact]
    public void Find_turns_a_range_into_a_search()
    {
        using var desk = new Desk(Desk.SmallHost);
        var code = desk.Run("sweep", "small.yaml", "--set", "guests.web.count=1..20", "--find", "overload", "--format", "json");
        Assert.Contains(code, new[] { ExitCode.Done, ExitCode.Undecided });
        using var answer = JsonDocument.Parse(desk.Output);
        Assert.Equal("found", answer.RootElement.GetProperty("overload").GetProperty("outcome").GetString());
    }

    [Fact]
    public void Find_none_simulates_every_point_of_a_search()
    {
        using var desk = new Desk(Desk.SmallSearch);
        Assert.Equal(ExitCode.Done, desk.Run(
            "sweep", "small.yaml", "--set", "guests.web.count=1..4", "--find", "none", "--format", "json"));
        Assert.Equal(["1", "2", "3", "4"], Coordinates(desk.Output));
    }

    [Fact]
    public void Second_axis_drops_the_search_of_the_file_and_says_so()
    {
        using var desk = new Desk(Desk.SmallSearch);
        string[] axes = ["--set", "guests.web.count=1,2", "--set", "guests.web.virtualProcessors=1,2"];
        Assert.Equal(ExitCode.Done, desk.Run(["sweep", "small.yaml", .. axes, "--format", "json"]));
        Assert.Equal(["1", "1", "2", "2"], Coordinates(desk.Output));
        Assert.Contains("note: with 2 axes there is no search", desk.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, desk.Run(["validate", "small.yaml", .. axes]));
        Assert.Equal(ExitCode.InvalidInput, desk.Run(["sweep", "small.yaml", .. axes, "--find", "overload"]));
    }

    [Fact]
    public void Single_value_for_an_axis_of_the_file_is_the_axis_and_said_to_be()
    {
        using var desk = new Desk(Desk.SmallSearch);
        Assert.Equal(ExitCode.Done, desk.Run("sweep", "small.yaml", "--set", "guests.web.count=2", "--format", "json"));
        Assert.Equal(["2"], Coordinates(desk.Output));
        Assert.Contains(
            "note: guests.web.count is an axis of the file's sweep; it has the one value 2 now, "
                + "and there is nothing to search for.",
            desk.Error, StringComparison.Ordinal);
        using var grid = new Desk(Desk.SmallSweep);
        string[] other = ["--set", "guests.web.virtualProcessors=1,2"];
        Assert.Equal(
            ExitCode.Done, grid.Run(["sweep", "small.yaml", "--set", "guests.web.count=2", .. other, "--format", "json"]));
        Assert.Equal(["2", "2"], Coordinates(grid.Output));
    }

    [Fact]
    public void Single_value_for_an_axis_of_the_file_leaves_a_search_along_another_one()
    {
        using var desk = new Desk(Desk.SmallSearch);
        string[] axes = ["--set", "guests.web.count=3", "--set", "guests.web.workload.requests.rate=20 /s..300 /s:20 /s"];
        var code = desk.Run(["sweep", "small.yaml", .. axes, "--find", "overload", "--format", "json"]);
        Assert.Contains(code, new[] { ExitCode.Done, ExitCode.Undecided });
        using var answer = JsonDocument.Parse(desk.Output);
        Assert.Equal("found", answer.RootElement.GetProperty("overload").GetProperty("outcome").GetString());
        Assert.All(answer.RootElement.GetProperty("points").EnumerateArray(), point =>
            Assert.Equal(3, point.GetProperty("guests").GetInt32()));
        Assert.All(Coordinates(desk.Output), value => Assert.EndsWith(" /s", value, StringComparison.Ordinal));
        desk.Run(["sweep", "small.yaml", .. axes, "--out", "grid"]);
        Assert.Contains("--find overload searches along the other one.", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sweep_of_the_command_line_leaves_the_results_of_the_file_s_own_sweep_alone()
    {
        using var desk = new Desk(Desk.SmallSweep);
        desk.Run("sweep", "small.yaml");
        var own = desk.Bytes("results/small");
        desk.Run("sweep", "small.yaml", "--set", "guests.web.count=1,2");
        Assert.Equal(own, desk.Bytes("results/small"));
        Assert.True(desk.Has("results/small-sweep/manifest.json"));
    }

    [Fact]
    public void Objective_of_a_class_without_guests_is_not_judged_and_a_search_may_begin_there()
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(ExitCode.Done, desk.Run("run", "small.yaml", "--set", "guests.web.count=0", "--fail-on-slo"));
        Assert.Contains("No objective is judged: there are no guests that one bounds. not judged: web response-time mean",
            desk.Flat, StringComparison.Ordinal);
        Assert.DoesNotContain("kept", desk.Output, StringComparison.Ordinal);
        desk.Run("run", "small.yaml", "--set", "guests.web.count=0", "--format", "json");
        Assert.Contains("\"verdict\": \"not-judged\"", desk.Output, StringComparison.Ordinal);
        desk.Run("sweep", "small.yaml", "--set", "guests.web.count=0,20", "--find", "overload");
        Assert.Contains("0 web guests fit. At 20 there is no steady state", desk.Flat, StringComparison.Ordinal);
    }

    [Fact]
    public void Host_without_guests_and_without_objectives_says_so()
    {
        using var desk = new Desk(Desk.SmallHost[..Desk.SmallHost.IndexOf("objectives:", StringComparison.Ordinal)]
            + Desk.SmallHost[Desk.SmallHost.IndexOf("run:", StringComparison.Ordinal)..]);
        Assert.Equal(ExitCode.Done, desk.Run("run", "small.yaml", "--set", "guests.web.count=0"));
        Assert.Contains("There are no guests; the figures are of the host alone.", desk.Flat, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_that_is_undecided_for_few_observations_says_how_long_it_has_to_be()
    {
        // 2 s with 0.2 s of warm-up at 100 /s hold about 180 requests in each replication; a p95 needs 2000, 12 times that.
        using var desk = new Desk(Desk.SmallHost.Replace("statistic: mean", "statistic: p95", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Undecided, desk.Run("run", "small.yaml", "--set", "guests.web.count=1"));
        Assert.Matches(@"to be trusted; a run\.duration of (2[2-8]|30) s or more would tell\.", desk.Flat);
        desk.Run("sweep", "small.yaml", "--set", "guests.web.count=1,2");
        Assert.Matches(@"Where observations are too few, a run\.duration of (2[2-8]|30) s or more would tell\.", desk.Flat);
    }

    [Fact]
    public void Alternative_without_effect_is_no_matter_of_a_run()
    {
        using var desk = new Desk(Desk.SmallHost + "alternatives: { same: { host.hypervisor.scheduler: classic } }\n");
        desk.Run("run", "small.yaml", "--set", "guests.web.count=1");
        Assert.DoesNotContain("warning", desk.Error, StringComparison.Ordinal);
        desk.Run("compare", "small.yaml", "--set", "guests.web.count=1");
        Assert.Contains("changes nothing", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Axis_of_a_path_that_is_not_there_is_the_only_error_of_a_search()
    {
        using var desk = new Desk(Desk.SmallSearch);
        Assert.Equal(ExitCode.InvalidInput, desk.Run(
            "sweep", "small.yaml", "--set", "guests.web.cuont=1..3", "--find", "overload"));
        Assert.Contains("Did you mean 'guests.web.count'?", desk.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("one axis", desk.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.InvalidInput, desk.Run("sweep", "small.yaml", "--set", "guests.web.cuont=1..3"));
        Assert.DoesNotContain("one axis", desk.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guests.web.count=2..20:6", new[] { "2", "8", "14", "20" })]
    [InlineData("guests.web.count=2,3,9", new[] { "2", "3", "9" })]
    public void Search_keeps_to_the_values_of_its_axis(string axis, string[] values)
    {
        using var desk = new Desk(Desk.SmallSearch);
        desk.Run("sweep", "small.yaml", "--set", axis, "--format", "json");
        Assert.NotEmpty(Coordinates(desk.Output));
        Assert.All(Coordinates(desk.Output), value => Assert.Contains(value, values));
    }

    [Fact]
    public void Help_as_a_word_is_help_as_an_option()
    {
        using var desk = new Desk();
        Assert.Equal(ExitCode.Done, desk.Run("--help"));
        var all = desk.Output;
        Assert.Equal(ExitCode.Done, desk.Run("help"));
        Assert.Equal(all, desk.Output);
        Assert.Equal(ExitCode.Done, desk.Run("run", "--help"));
        var run = desk.Output;
        Assert.Equal(ExitCode.Done, desk.Run("help", "run"));
        Assert.Equal(run, desk.Output);
        Assert.NotEqual(all, run);
    }

    [Fact]
    public void Calibration_leaves_a_folder_of_somebody_else_alone()
    {
        using var desk = new Desk();
        Directory.CreateDirectory(desk.At("mine"));
        desk.Put("mine/thesis.txt", "years of work");
        var study = Path.Combine(Checkout.Root, "scenarios", "friedman");
        Assert.Equal(ExitCode.Usage, desk.Run("calibrate", study, "--out", "mine", "--no-progress"));
        Assert.Contains("mine is not empty", desk.Error, StringComparison.Ordinal);
        desk.Run("calibrate", "--help");
        Assert.Contains("-calibration]", desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void File_with_a_sweep_is_swept_and_said_to_be()
    {
        using var desk = new Desk(Desk.SmallSweep);
        Assert.Equal(ExitCode.Done, desk.Run("small.yaml", "--set", "objectives[0].limit=10 s", "--format", "json"));
        Assert.Equal(6, Coordinates(desk.Output).Length);
        Assert.Contains("has a sweep: sweeping", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_of_a_file_with_a_sweep_takes_the_base_point_and_says_so()
    {
        using var desk = new Desk(Desk.SmallSweep);
        Assert.Equal(ExitCode.Done, desk.Run("run", "small.yaml", "--format", "json"));
        Assert.Single(Coordinates(desk.Output.Replace("\"coordinates\": {}", "\"coordinates\": { \"none\": \"\" }",
            StringComparison.Ordinal)));
        Assert.Contains("base point only, with guests.web.count = 1", desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_drawn_on_what_is_no_terminal()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml");
        Assert.DoesNotContain('\r', desk.Error);
        Assert.DoesNotContain('\u001b', desk.Error);
        Assert.Matches(@"^done in [\d.]+ s\n$", desk.Error[desk.Error.IndexOf("done", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void Progress_is_one_line_that_is_wiped_in_the_end()
    {
        using var desk = new Desk(Desk.SmallSweep);
        using var never = new CancellationTokenSource();
        desk.Run(new StringWriter { NewLine = "\n" }, never.Token, "sweep", "small.yaml");
        Assert.Contains("points 6/6, runs 18/18", desk.Error, StringComparison.Ordinal);
        var end = desk.Error.IndexOf("done", StringComparison.Ordinal) + 4;
        Assert.EndsWith("done", desk.Error[..end], StringComparison.Ordinal);
        Assert.Contains($"\r{new string(' ', 79)}\r", desk.Error, StringComparison.Ordinal);

        desk.Run(new StringWriter { NewLine = "\n" }, never.Token, "sweep", "small.yaml", "--no-progress");
        Assert.DoesNotContain('\r', desk.Error);
    }

    private static string[] Coordinates(string json)
    {
        using var answer = JsonDocument.Parse(json);
        return [.. answer.RootElement.GetProperty("points").EnumerateArray()
            .Select(point => point.GetProperty("coordinates").EnumerateObject().First().Value.GetString()!)];
    }
}
