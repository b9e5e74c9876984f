using System.Globalization;
using System.Text.Json;
using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>What a script that calls the tool can rely on.</summary>
public sealed class ExitCodeTests
{
    [Fact]
    public void Nothing_typed_is_answered_with_one_screen()
    {
        using var desk = new Desk();
        Assert.Equal(ExitCode.Done, desk.Run());
        Assert.Contains("hvsim sweep", desk.Output, StringComparison.Ordinal);
        Assert.Empty(desk.Error);
        Assert.True(desk.Output.Split('\n').Length < 24);
    }

    [Fact]
    public void Run_that_keeps_its_objective_is_done()
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(ExitCode.Done, desk.Run("run", "small.yaml", "--set", "objectives[0].limit=10 s"));
    }

    [Fact]
    public void Folder_that_cannot_be_made_is_a_failure_that_names_it()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Put("results", "a file where the folder should be");
        Assert.Equal(ExitCode.Failed, desk.Run("run", "small.yaml"));
        Assert.Contains("results", desk.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", desk.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("run")]
    [InlineData("run", "small.yaml", "other.yaml")]
    [InlineData("run", "small.yaml", "--no-such-option")]
    [InlineData("run", "small.yaml", "--set", "guests.web.count")]
    [InlineData("run", "small.yaml", "--set", "guests.web.count=1..3")]
    [InlineData("run", "small.yaml", "--set", "guests.web.count=1,3")]
    [InlineData("run", "small.yaml", "--seed", "minus one")]
    [InlineData("run", "small.yaml", "-j", "0")]
    [InlineData("run", "small.yaml", "--format", "xml")]
    [InlineData("run", "small.yaml", "--find", "overload")]
    [InlineData("sweep", "small.yaml")]
    [InlineData("sweep", "small.yaml", "--find", "gold")]
    [InlineData("--seed", "3")]
    [InlineData("--seed", "3", "validate", "small.yaml")]
    [InlineData("help", "frobnicate")]
    [InlineData("new", "--template", "none")]
    [InlineData("new", "No Name")]
    [InlineData("validate", "small.yaml", "--format", "csv")]
    public void Command_line_that_the_tool_does_not_take_is_a_usage_error_in_one_line(params string[] args)
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(ExitCode.Usage, desk.Run(args));
        Assert.Empty(desk.Output);
        Assert.StartsWith("hvsim: ", desk.Error, StringComparison.Ordinal);
        Assert.Single(desk.Error.TrimEnd().Split('\n'));
        Assert.False(desk.Has("results"));
    }

    [Theory]
    [InlineData("run", "none.yaml")]
    [InlineData("none.yaml")]
    [InlineData("sweep", "small.yaml", "--set", "guests.web.cuont=1..3")]
    [InlineData("run", "small.yaml", "--set", "guests.web.count=many")]
    [InlineData("explain", "none.yaml")]
    [InlineData("validate", "small.yaml", "none.yaml")]
    public void Scenario_that_cannot_be_used_is_invalid_input(params string[] args)
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(ExitCode.InvalidInput, desk.Run(args));
        Assert.False(desk.Has("results"));
    }

    [Fact]
    public void Limit_inside_the_interval_is_undecided()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--format", "json");
        using var answer = JsonDocument.Parse(desk.Output);
        var mean = answer.RootElement.GetProperty("points")[0].GetProperty("metrics").EnumerateArray()
            .Single(metric => metric.GetProperty("metric").GetString() == "response-time"
                && metric.GetProperty("statistic").GetString() == "mean" && metric.GetProperty("scope").GetString() == "worst")
            .GetProperty("value").GetDouble();
        var limit = string.Create(CultureInfo.InvariantCulture, $"objectives[0].limit={mean:F3} ms");
        Assert.Equal(ExitCode.Undecided, desk.Run("run", "small.yaml", "--set", limit));
        Assert.Equal(ExitCode.Undecided, desk.Run("sweep", "small.yaml", "--set", limit, "--set", "guests.web.count=1,2"));
    }

    [Fact]
    public void Quantile_from_too_few_requests_is_undecided_however_generous_its_limit()
    {
        using var desk = new Desk(Desk.SmallHost);
        Assert.Equal(ExitCode.Undecided, desk.Run(
            "run", "small.yaml", "--set", "objectives[0].statistic=p99", "--set", "objectives[0].limit=1 h"));
        Assert.Contains("Undecided: too few observations", desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_objective_is_a_failure_only_if_asked_for()
    {
        using var desk = new Desk(Desk.SmallHost);
        string[] broken = ["run", "small.yaml", "--set", "objectives[0].limit=1 us"];
        Assert.Equal(ExitCode.Done, desk.Run(broken));
        Assert.Equal(ExitCode.ObjectiveBroken, desk.Run([.. broken, "--fail-on-slo"]));
    }

    [Fact]
    public void Search_that_found_its_answer_is_no_failure_and_one_in_which_nothing_fits_is()
    {
        using var desk = new Desk(Desk.SmallSearch);
        Assert.Equal(ExitCode.Done, desk.Run("sweep", "small.yaml", "--set", "guests.web.count=1,12", "--fail-on-slo"));
        Assert.Contains("At 12 there is no steady state", desk.Output, StringComparison.Ordinal);
        string[] nothing = ["sweep", "small.yaml", "--set", "objectives[0].limit=1 us"];
        Assert.Equal(ExitCode.Done, desk.Run(nothing));
        Assert.Equal(ExitCode.ObjectiveBroken, desk.Run([.. nothing, "--fail-on-slo"]));
        Assert.Equal(ExitCode.ObjectiveBroken, desk.Run([.. nothing, "--fail-on-slo", "--find", "none"]));
    }

    [Fact]
    public void Precision_is_asked_of_a_run_and_a_grid_and_not_of_a_search_and_the_text_says_the_same()
    {
        using var desk = new Desk(Desk.SmallSearch);
        string[] precise = ["small.yaml", "--set", "run.replications.max=4", "--set", "run.precision.mean=0.01 %"];
        Assert.Equal(ExitCode.Undecided, desk.Run(["run", .. precise]));
        Assert.Contains("Not precise enough", desk.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Undecided, desk.Run(["sweep", .. precise, "--set", "guests.web.count=1,8", "--find", "none"]));
        Assert.Contains("Not precise enough", desk.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, desk.Run(["sweep", .. precise, "--set", "guests.web.count=1,8"]));
        Assert.DoesNotContain("Not precise enough", desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Internal_error_names_what_to_report_and_shows_no_stack()
    {
        Exception caught;
        try
        {
            throw new InvalidOperationException("two things at once");
        }
        catch (InvalidOperationException error)
        {
            caught = error;
        }
        var text = InternalError.Text(caught, ["run", "small.yaml"]);
        Assert.StartsWith("internal error: two things at once", text, StringComparison.Ordinal);
        Assert.Contains("hvsim run small.yaml", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }
}
